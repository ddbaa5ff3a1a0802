import type { SessionSoFar, Told, WeekAlong } from "./bundle";

/** A swap on the device: from now on this row stands where that one stood. */
export interface Swap {
  from: string;
  to: string;
}

/** One session as this device tells it. `facts` are what was told, in order; the rest is where it stands. */
export interface Journal {
  id: string;
  date: string;
  planN: number;
  /** The easy session in place of the planned one. */
  eased: boolean;
  /** After a bad day: the rest in half. */
  halved: boolean;
  swaps: Swap[];
  facts: Told[];
  ended: boolean;
  stopped: boolean;
}

const OF_SESSION = ["session.", "set.", "pain.", "check_in.", "stop_sign.", "exercise.", "remark."];
export const isOfSession = (type: string): boolean => OF_SESSION.some((start) => type.startsWith(start));

export function newJournal(id: string, date: string, planN: number, eased: boolean): Journal {
  return { id, date, planN, eased, halved: false, swaps: [], facts: [], ended: false, stopped: false };
}

/** What the pages were told comes first, what the device was told after it; a set that is in both counts once. */
export function journalOf(kept: Journal | undefined, sent: SessionSoFar | null, today: string): Journal | undefined {
  const own = kept?.date === today ? kept : undefined;
  if (sent === null || sent.date !== today) return own;
  if (own === undefined || own.id !== sent.id)
    return own !== undefined && !own.ended && sent.ended ? own : begunOnline(sent);
  const known = new Set(sent.facts.map(keyOf));
  const facts = [...sent.facts, ...own.facts.filter((fact) => !known.has(keyOf(fact)))];
  return {
    ...own,
    facts,
    eased: own.eased || sent.eased,
    ended: own.ended || sent.ended,
    stopped: own.stopped || sent.stopped,
  };
}

function begunOnline(sent: SessionSoFar): Journal {
  const { id, date, eased, facts, ended, stopped } = sent;
  return { ...newJournal(id, date, sent.plan_n ?? 0, eased), facts, ended, stopped };
}

/** With what the pages told of the session of today, and the copy of the days does not know yet. */
export function withTold(
  own: Journal | undefined,
  byPages: readonly Told[],
  today: string,
  planN: number,
): Journal | undefined {
  const ofToday = byPages.filter(({ body }) => body.date === today && typeof body.session === "string");
  const id = own?.id ?? ofToday[0]?.body.session;
  if (typeof id !== "string") return own;
  const journal = own ?? newJournal(id, today, planN, false);
  const known = new Set(journal.facts.map(keyOf));
  const told = ofToday.filter(({ body }) => body.session === id).map(withoutPlace);
  const eased = told.some(({ type, body }) => type === "session.started" && body.eased === true);
  const facts = [...journal.facts, ...told.filter((fact) => !known.has(keyOf(fact)))];
  const [ended, stopped] = [told.some(ends), told.some(isStopSign)];
  return {
    ...journal,
    facts,
    eased: journal.eased || eased,
    ended: journal.ended || ended,
    stopped: journal.stopped || stopped,
  };
}

const withoutPlace = ({ type, body: { session: _session, date: _date, ...body } }: Told): Told => ({ type, body });
export const isStopSign = ({ type }: { type: string }): boolean => type === "stop_sign.tapped";
const ends = (told: Told): boolean => told.type === "check_in.given" || isStopSign(told);

/** Two facts with one key say the same. */
export const keyOf = ({ type, body }: Told): string =>
  JSON.stringify([type, body.exercise, body.set_n, body.moment, body.note, body.nrs]);

export function pain(journal: Journal, moment: "pre" | "peak" | "post"): number | undefined {
  const told = journal.facts.filter(({ type, body }) => type === "pain.reported" && body.moment === moment);
  const numbers = told.map(({ body }) => Number(body.nrs));
  if (numbers.length === 0) return undefined;
  return moment === "peak" ? Math.max(...numbers) : numbers.at(-1);
}

export function wordsSaid(journal: Journal): Set<string> {
  const said = new Set<string>();
  for (const { type, body } of journal.facts) {
    if (type !== "exercise.noted") continue;
    const word = `${body.exercise}/${body.note}`;
    if (body.off === true) said.delete(word);
    else said.add(word);
  }
  return said;
}

/** The day of the plan that is today, where the device is. */
export function dayOf(week: WeekAlong, today: string): WeekAlong["days"][number] | undefined {
  return week.days.find((day) => day.date === today);
}
