import type { Amount, SentDay, SentItem, Told, WeekAlong } from "./bundle";
import type { Journal } from "./journal";

/** One exercise of the session, and how far it has come. The twin of a place on the pages. */
export interface Place {
  n: number;
  item: SentItem;
  amount: Amount;
  smaller: boolean;
  told: Told[];
  nextSet: number | undefined;
  done: number;
  skipped: boolean;
}

export const setsOf = (amount: Amount): number => amount.sets ?? 1;
export const finished = (place: Place): boolean => place.nextSet === undefined;

/** Seconds of one stretch of the timer: the hold, or the minutes of one set. */
export function secondsOf(amount: Amount): number {
  return amount.hold_s || Math.max(1, Math.floor((amount.minutes * 60) / setsOf(amount)));
}

/** The exercises of today in order: planned, easy, swapped, halved, and smaller where one raised the pain (OD-8). */
export function placesOf(
  week: WeekAlong,
  day: SentDay | undefined,
  journal: Journal | undefined,
  blocked: readonly string[] = [],
): Place[] {
  const planned = journal?.eased ? week.ease : (day?.items ?? []);
  const items = planned.filter(({ row }) => !rests(row, blocked, journal));
  const swapped = items.map((item) => swappedTo(week, item, journal));
  const places = numbered(swapped, journal?.facts ?? []).map((place) => smallerWhereItHurt(place, journal));
  return journal?.halved ? halved(places) : places;
}

/** A row that rests here (OD-5) is in no session but the one in which it was stopped. */
function rests(row: string, blocked: readonly string[], journal: Journal | undefined): boolean {
  return blocked.includes(row) && !journal?.facts.some(({ body }) => body.exercise === row);
}

function swappedTo(week: WeekAlong, item: SentItem, journal: Journal | undefined): SentItem {
  const swap = journal?.swaps.find(({ from }) => from === item.row);
  const other = swap && week.swaps[item.row]?.find(({ row }) => row === swap.to);
  return other ? { ...other, apart: item.apart } : item;
}

function numbered(items: SentItem[], facts: Told[]): Place[] {
  const before = new Map<string, number>();
  return items.map((item, index) => {
    const first = (before.get(item.row) ?? 0) + 1;
    before.set(item.row, first - 1 + setsOf(item));
    return placeOf(index + 1, { ...item, first_set: first }, item, facts);
  });
}

function placeOf(n: number, item: SentItem, amount: Amount, facts: Told[], smaller = false): Place {
  const last = item.first_set + setsOf(item) - 1;
  const told = latestOfEachSet(facts, item.row, item.first_set, last);
  const numbers = new Set(told.map(({ body }) => Number(body.set_n)));
  const skipped = told.some(({ body }) => body.skipped === true);
  let next: number | undefined;
  for (let set = item.first_set; set < item.first_set + setsOf(amount) && next === undefined; set += 1) {
    if (!numbers.has(set)) next = set;
  }
  const done = told.filter(({ body }) => body.skipped !== true).length;
  return { n, item, amount, smaller, told, skipped, done, nextSet: skipped ? undefined : next };
}

/** A set that was told twice counts as it was told last. */
function latestOfEachSet(facts: Told[], row: string, first: number, last: number): Told[] {
  const latest = new Map<number, Told>();
  for (const fact of facts) {
    const set = Number(fact.body.set_n);
    if (fact.type === "set.performed" && fact.body.exercise === row && set >= first && set <= last)
      latest.set(set, fact);
  }
  return [...latest.values()];
}

/** The smaller amount for what was open when it was said; sets that were done before stay counted. */
function smallerWhereItHurt(place: Place, journal: Journal | undefined): Place {
  const facts = journal?.facts ?? [];
  const said = facts.findLastIndex(({ type, body }) => {
    return type === "exercise.noted" && body.note === "named" && body.off !== true && body.exercise === place.item.row;
  });
  if (said < 0 || place.skipped) return place;
  const before = place.told.filter((fact) => facts.indexOf(fact) < said).length;
  if (before >= setsOf(place.amount)) return place;
  const small = place.item.smaller;
  const sets = place.amount.sets === null ? small.sets : Math.min(setsOf(place.amount), before + setsOf(small));
  return placeOf(place.n, place.item, { ...small, sets }, facts, true);
}

/** OD-9: of what is open, smaller amounts, and no more of them than half of its minutes. What was begun stays. */
function halved(places: Place[]): Place[] {
  const open = places.filter((place) => !finished(place) && place.done === 0);
  let left = Math.floor(open.reduce((sum, place) => sum + place.amount.minutes, 0) / 2);
  return places.flatMap((place) => {
    if (!open.includes(place)) return [place];
    const small = place.item.smaller;
    if (small.minutes > left) return [];
    left -= small.minutes;
    return [placeOf(place.n, place.item, small, place.told, true)];
  });
}

/** Counted minutes that are done (OD-13): the share of the sets of each exercise that counts. */
export function doneMinutes(places: Place[]): number {
  const shares = places.filter(({ item }) => item.counts).map(({ item, done }) => (item.minutes * done) / setsOf(item));
  return Math.round(shares.reduce((sum, share) => sum + share, 0));
}

/** What may stand in its place now (OD-11): sent along, not blocked here, and not in today's session already. */
export function swapsFor(week: WeekAlong, row: string, places: Place[], blocked: readonly string[]): SentItem[] {
  const here = new Set(places.map(({ item }) => item.row));
  return (week.swaps[row] ?? []).filter((other) => !blocked.includes(other.row) && !here.has(other.row));
}
