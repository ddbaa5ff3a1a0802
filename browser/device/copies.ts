/** The copies that the service worker keeps for a person: the days of the plan, and the safety card. */
const PERSONS = "hingeback-person-";
export const WEEK = "/offline/week.json";
export const CARD = "/offline/card.json";

/** On an answer that came from the server just now, and not from what is kept. */
export const FRESH = "Hingeback-Fresh";

const store = (): CacheStorage | undefined => (globalThis as { caches?: CacheStorage }).caches;

async function personCaches(all: CacheStorage): Promise<string[]> {
  return (await all.keys()).filter((name) => name.startsWith(PERSONS));
}

/** A hold closes the exercises; the numbers to call stay. */
export async function forgetWeek(): Promise<void> {
  const all = store();
  if (all === undefined) return;
  for (const name of await personCaches(all)) await (await all.open(name)).delete(WEEK);
}

/** True where the page without network would have days to show. */
export async function weekIsHere(): Promise<boolean> {
  const all = store();
  if (all === undefined) return false;
  for (const name of await personCaches(all)) if (await all.match(WEEK, { cacheName: name })) return true;
  return false;
}

/** All copies of everybody but one; of everybody, if nobody is named. */
export async function forgetOthers(person = ""): Promise<void> {
  const all = store();
  if (all === undefined) return;
  for (const name of await personCaches(all)) if (name !== PERSONS + person) await all.delete(name);
}
