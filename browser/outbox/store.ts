import { deleteDB, openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from "idb";
import type { KeptEvent, Standing, TellableEvent } from "./kept";
import type { Change, KnownLog, Row, Rules } from "./rules";
import type { EventAnswer, Reply } from "./wire";

const VERSION = 1;
const NAME = "hingeback-outbox-";
export const databaseOf = (person: string): string => NAME + person;
export const isOutbox = (database: string): boolean => database.startsWith(NAME);

interface Schema extends DBSchema {
  events: { key: number; value: Row; indexes: { id: string; state: string } };
  about: { key: string; value: unknown };
}
type Writing = IDBPTransaction<Schema, ("events" | "about")[], "readwrite">;

/** Which device this is, and the number of its next event. */
export interface Device {
  id: string;
  nextN: number;
}

/** A new event before it has a place and a number. */
export interface Draft extends TellableEvent {
  id: string;
  at: string;
  monoMs: number;
}

/** The events of one person on this device. Each call is one transaction: it happens wholly, or it never did. */
export class Store {
  readonly #person: string;
  readonly #rules: Rules;
  #open: Promise<IDBPDatabase<Schema>> | undefined;
  /** After a wipe there is nothing to look at, and looking must not make an empty database. */
  #wiped = false;

  constructor(person: string, rules: Rules) {
    this.#person = person;
    this.#rules = rules;
  }

  /** Keep events; resolved when they are written to disk. One that was told before under its id is kept once. */
  async add(drafts: Draft[], spareDevice: string, spareIds: string[]): Promise<KeptEvent[]> {
    return this.#write(async (writing) => {
      const device = await deviceOf(writing, spareDevice);
      const kept: Row[] = [];
      for (const [i, draft] of drafts.entries()) {
        const earlier = await writing.objectStore("events").index("id").get(draft.id);
        if (earlier !== undefined && sameFact(earlier, draft)) kept.push(earlier);
        else kept.push(await place(writing, device, earlier === undefined ? draft : { ...draft, id: spareIds[i]! }));
      }
      await writing.objectStore("about").put(device, "device");
      return kept;
    });
  }

  /** Know which device this is before anything is offered: what is heard after a wipe then belongs to nobody. */
  async bear(spareDevice: string): Promise<void> {
    await this.#write(async (writing) => {
      await writing.objectStore("about").put(await deviceOf(writing, spareDevice), "device");
    });
  }

  async inState(state: KeptEvent["state"]): Promise<Row[]> {
    return this.#wiped ? [] : (await this.#db()).getAllFromIndex("events", "state", state);
  }

  async count(state: KeptEvent["state"]): Promise<number> {
    return this.#wiped ? 0 : (await this.#db()).countFromIndex("events", "state", state);
  }

  async knownLog(): Promise<KnownLog | undefined> {
    return (await (await this.#db()).get("about", "log")) as KnownLog | undefined;
  }

  async standing(): Promise<Standing | undefined> {
    return this.#wiped ? undefined : ((await (await this.#db()).get("about", "standing")) as Standing | undefined);
  }

  /** Take in a reply: answers, where the log stands, and what holds. `spareDevice` is used if our numbers were taken. */
  async takeIn(offered: Row[], reply: Reply, now: number, spareDevice: string): Promise<void> {
    if (this.#wiped) return;
    await this.#write(async (writing) => {
      const device = (await writing.objectStore("about").get("device")) as Device | undefined;
      if (device === undefined) return; // wiped meanwhile
      const known = (await writing.objectStore("about").get("log")) as KnownLog | undefined;
      const back = known !== undefined && this.#rules.wentBack(known, reply.log);
      if (back) await offerAgain(writing);
      const answers = new Map(reply.answers.map((answer) => [answer.id, answer]));
      const taken: Row[] = [];
      for (const { order } of offered) {
        const row = await writing.objectStore("events").get(order);
        const answer = row && answers.get(row.id);
        if (row === undefined || answer === undefined || row.state !== "waiting") continue;
        const change = this.#rules.changeBy(answer, row);
        if (change.state === "renumber") taken.push(row);
        else await apply(writing, row, change, answer, now);
      }
      if (taken.length > 0) await renumber(writing, spareDevice, this.#rules);
      await noteLog(writing, back ? undefined : known, reply);
      await writing.objectStore("about").put(reply.standing, "standing");
      await this.#forgetOld(writing, now);
    });
  }

  /** The server would not read this event at all. */
  async refuse(order: number, code: string): Promise<void> {
    await this.#write(async (writing) => {
      const row = await writing.objectStore("events").get(order);
      if (row?.state === "waiting") await writing.objectStore("events").put({ ...row, state: "refused", code });
    });
  }

  /** From the tray back to what waits. */
  async retry(ids: string[]): Promise<void> {
    await this.#eachRefused(ids, (writing, { code: _code, ...row }) =>
      writing.objectStore("events").put({ ...row, state: "waiting" }),
    );
  }

  /** Out of the tray for good, when the person said so. */
  async forget(ids: string[]): Promise<void> {
    await this.#eachRefused(ids, (writing, row) => writing.objectStore("events").delete(row.order));
  }

  async forgetOld(now: number): Promise<void> {
    await this.#write((writing) => this.#forgetOld(writing, now));
  }

  /** Everything goes. `onlyIfSafe`: unless something is not on the server yet; true if it went. */
  async wipe(onlyIfSafe = false): Promise<boolean> {
    const gone = await this.#write(async (writing) => {
      const states = writing.objectStore("events").index("state");
      const unsent = this.#rules.unsent(await states.count("waiting"), await states.count("refused"));
      if (onlyIfSafe && unsent > 0) return false;
      await writing.objectStore("events").clear();
      await writing.objectStore("about").clear();
      return true;
    });
    if (!gone) return false;
    this.#wiped = true;
    await this.close();
    await Promise.race([deleteDB(databaseOf(this.#person)), new Promise((over) => setTimeout(over, 500))]);
    return true;
  }

  async close(): Promise<void> {
    (await this.#open)?.close();
    this.#open = undefined;
  }

  async #eachRefused(ids: string[], change: (writing: Writing, row: Row) => Promise<unknown>): Promise<void> {
    await this.#write(async (writing) => {
      for (const id of ids) {
        const row = await writing.objectStore("events").index("id").get(id);
        if (row?.state === "refused") await change(writing, row);
      }
    });
  }

  async #forgetOld(writing: Writing, now: number): Promise<void> {
    for await (const cursor of writing.objectStore("events")) {
      if (this.#rules.isOld(cursor.value, now)) await cursor.delete();
    }
  }

  async #write<T>(work: (writing: Writing) => Promise<T>): Promise<T> {
    this.#wiped = false;
    const writing = (await this.#db()).transaction(["events", "about"], "readwrite", { durability: "strict" });
    try {
      const result = await work(writing);
      await writing.done;
      return result;
    } catch (error) {
      writing.done.catch(() => {});
      try {
        writing.abort();
      } catch {
        // it had ended already
      }
      throw error;
    }
  }

  #db(): Promise<IDBPDatabase<Schema>> {
    this.#open ??= openDB<Schema>(databaseOf(this.#person), VERSION, {
      upgrade(db) {
        const events = db.createObjectStore("events", { keyPath: "order", autoIncrement: true });
        events.createIndex("id", "id", { unique: true });
        events.createIndex("state", "state");
        db.createObjectStore("about");
      },
      blocking: () => void this.close(),
      terminated: () => (this.#open = undefined),
    });
    return this.#open;
  }
}

async function deviceOf(writing: Writing, spare: string): Promise<Device> {
  return ((await writing.objectStore("about").get("device")) as Device | undefined) ?? { id: spare, nextN: 0 };
}

const sameFact = (row: Row, draft: Draft): boolean =>
  row.type === draft.type && JSON.stringify(sorted(row.body)) === JSON.stringify(sorted(draft.body));

const sorted = (body: Record<string, unknown>): unknown[] => Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1));

async function place(writing: Writing, device: Device, draft: Draft): Promise<Row> {
  const { id, type, body, at, monoMs } = draft;
  const row = { id, device: device.id, n: device.nextN, type, v: 1, at, monoMs, body, state: "waiting" as const };
  device.nextN += 1;
  const order = await writing.objectStore("events").add(row as Row);
  return { ...row, order };
}

async function apply(writing: Writing, row: Row, change: Change, answer: EventAnswer, now: number): Promise<void> {
  const events = writing.objectStore("events");
  if (change.state === "gone") await events.delete(row.order);
  else if (change.state === "refused") await events.put({ ...row, state: "refused", code: change.code ?? "" });
  else if (change.state === "acknowledged") {
    const { seq, receipt } = answer;
    const where = { ...(seq !== undefined ? { seq } : {}), ...(receipt !== undefined ? { receipt } : {}) };
    await events.put({ ...row, ...where, state: "acknowledged", acknowledgedAt: now });
  }
}

/** Our numbers belong to another history of this device: it goes on as a new one. The ids stay, so nothing doubles. */
async function renumber(writing: Writing, deviceId: string, rules: Rules): Promise<void> {
  const device: Device = { id: deviceId, nextN: 0 };
  for (const row of await writing.objectStore("events").index("state").getAll("waiting")) {
    await writing.objectStore("events").put(rules.renumbered(row, device.id, device.nextN));
    device.nextN += 1;
  }
  await writing.objectStore("about").put(device, "device");
}

async function offerAgain(writing: Writing): Promise<void> {
  for (const { acknowledgedAt: _at, receipt: _receipt, seq: _seq, ...row } of await writing
    .objectStore("events")
    .index("state")
    .getAll("acknowledged")) {
    await writing.objectStore("events").put({ ...row, state: "waiting" });
  }
}

/** The place of the last event that the server acknowledged, by which a restored server is known. */
async function noteLog(writing: Writing, known: KnownLog | undefined, reply: Reply): Promise<void> {
  let log: KnownLog = { instance: reply.log.instance, seq: known?.seq ?? 0, mark: known?.mark ?? null };
  for (const { id, seq, receipt, answer } of reply.answers) {
    const stored = answer === "new" || answer === "duplicate";
    if (stored && seq !== undefined && receipt !== undefined && seq >= log.seq)
      log = { ...log, seq, mark: { id, receipt } };
  }
  await writing.objectStore("about").put(log, "log");
}
