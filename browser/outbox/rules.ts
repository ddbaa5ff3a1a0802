import type { KeptEvent } from "./kept";
import type { EventAnswer, LogMark } from "./wire";

/** An event in its place: events are offered in the order in which they were told. */
export type Row = KeptEvent & { order: number; receipt?: string; seq?: number };

/** What is known of the server's log: which one it is, and the last place of ours in it. */
export interface KnownLog {
  instance: string;
  seq: number;
  mark: LogMark | null;
}

export interface Change {
  state: KeptEvent["state"] | "renumber" | "gone";
  code?: string;
}

export const MOST_EVENTS = 200;
export const MOST_BYTES = 200 * 1024;
export const KEPT_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;
/** What is written freely is more telling than a number, so it leaves the device as soon as it is safe elsewhere. */
const FREELY_WRITTEN = new Set(["remark.written"]);

/** The next events to offer: of one device, in their order, not more than the server takes at once. */
export function batchOf(waiting: Row[], sizeOf: (row: Row) => number, most = MOST_EVENTS): Row[] {
  const batch: Row[] = [];
  let bytes = 0;
  for (const row of waiting) {
    bytes += sizeOf(row);
    if (row.device !== waiting[0]?.device || batch.length === most || (batch.length > 0 && bytes > MOST_BYTES)) break;
    batch.push(row);
  }
  return batch;
}

/** What an answer means for the event. An answer that this app does not know leaves it waiting. */
export function changeBy(answer: EventAnswer, row: Row): Change {
  switch (answer.answer) {
    case "new":
    case "duplicate":
      return { state: FREELY_WRITTEN.has(row.type) ? "gone" : "acknowledged" };
    case "conflict":
      return answer.code === "number-taken" ? { state: "renumber" } : { state: "refused", code: codeOf(answer) };
    case "rejected":
      return { state: "refused", code: codeOf(answer) };
    default:
      return { state: "waiting" };
  }
}

const codeOf = (answer: EventAnswer): string => answer.code ?? answer.answer;

/** True if the server may have forgotten what it once acknowledged: it was restored to an older state. */
export function wentBack(known: KnownLog, now: { instance: string; lastSeq: number; markKnown: boolean }): boolean {
  return now.instance !== known.instance || now.lastSeq < known.seq || !now.markKnown;
}

/** True for what was acknowledged so long ago that it need not be offered again. What waits never grows old. */
export function isOld(row: KeptEvent, now: number): boolean {
  return row.state === "acknowledged" && now - (row.acknowledgedAt ?? now) > KEPT_DAYS * DAY_MS;
}

/** The event under another number of another device. It stays the same event: its id is what makes it one. */
export function renumbered(row: Row, device: string, n: number): Row {
  return { ...row, device, n };
}

/** What would be lost if this device forgot the person now. */
export function unsent(waiting: number, refused: number): number {
  return waiting + refused;
}

/** The rules together, so that a test can break one of them. */
export const RULES = { batchOf, changeBy, wentBack, isOld, renumbered, unsent };
export type Rules = typeof RULES;
