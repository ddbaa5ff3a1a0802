import { openDB } from "idb";
import type { Row } from "../rules";
import { databaseOf } from "../store";

/** All that a device keeps of one person. */
export interface DeviceCopy {
  rows: Row[];
  about: Map<string, unknown>;
}

/** As it is now; an empty one where nothing was kept yet. */
export async function copyOf(profile: string): Promise<DeviceCopy> {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === databaseOf(profile))) return { rows: [], about: new Map() };
  const db = await openDB(databaseOf(profile));
  try {
    const rows = (await db.getAll("events")) as Row[];
    const keys = (await db.getAllKeys("about")) as string[];
    return { rows, about: new Map(await Promise.all(keys.map(async (k) => [k, await db.get("about", k)] as const))) };
  } finally {
    db.close();
  }
}

/** The device is set up again from an older copy. */
export async function putBack(profile: string, copy: DeviceCopy): Promise<void> {
  const db = await openDB(databaseOf(profile));
  const writing = db.transaction(["events", "about"], "readwrite");
  await writing.objectStore("events").clear();
  await writing.objectStore("about").clear();
  for (const row of copy.rows) await writing.objectStore("events").put(row);
  for (const [key, value] of copy.about) await writing.objectStore("about").put(value, key);
  await writing.done;
  db.close();
}
