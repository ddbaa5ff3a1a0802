import type { Told } from "./bundle";
import type { Place } from "./places";
import { setsOf } from "./places";

/** The facts of a session in the same words as the pages tell them (`web/session/services.py`). */
export const started = (planN: number, eased: boolean): Told => ({
  type: "session.started",
  body: { plan_n: planN, eased },
});

export const painTold = (moment: "pre" | "peak" | "post", nrs: number, spread = false): Told => ({
  type: "pain.reported",
  body: { moment, nrs, spread },
});

/** As planned, unless another number was given: repetitions, or minutes where work is measured in them. */
export function setDone(place: Place, told: number | undefined): Told {
  const { item, amount, nextSet } = place;
  const done = amount.reps
    ? { reps: told ?? amount.reps, reps_planned: amount.reps }
    : { duration_s: told === undefined ? Math.floor((amount.minutes * 60) / setsOf(amount)) : told * 60 };
  return {
    type: "set.performed",
    body: { exercise: item.row, set_n: nextSet ?? item.first_set, ...done, hold_s: amount.hold_s },
  };
}

export const leftOut = (place: Place, reason: string): Told => ({
  type: "set.performed",
  body: { exercise: place.item.row, set_n: place.nextSet ?? place.item.first_set, skipped: true, reason },
});

export const noted = (exercise: string, note: string, off = false): Told => ({
  type: "exercise.noted",
  body: { exercise, note, off },
});

export interface CheckIn {
  effort: number;
  leg: string;
  settled: string;
  doms: boolean;
}

/** Whatever is neither "no" nor "it came back up" counts as spread: new numbness does, and so does not sure. */
export const wentDown = (leg: string): boolean => leg !== "" && leg !== "no" && leg !== "up";
const SETTLED_MIN = 30;

export const checkedIn = ({ effort, leg, settled, doms }: CheckIn): Told => ({
  type: "check_in.given",
  body: {
    effort_rpe: effort,
    spread: wentDown(leg),
    doms,
    note: "",
    leg_settled_min: settled === "yes" ? SETTLED_MIN : null,
    leg,
  },
});

export const remark = (text: string): Told => ({ type: "remark.written", body: { text: text.slice(0, 2000) } });
export const signTapped = (sign: string): Told => ({ type: "stop_sign.tapped", body: { sign } });
export const answered = (item: string, value: string, confirmed = true): Told => ({
  type: "answer.given",
  body: { item, value, confirmed },
});
export const screenBegun = (cause: string): Told => ({ type: "screen.begun", body: { kind: "short", cause } });
export const screenSent = (): Told => ({ type: "screen.sent", body: { kind: "short" } });

/** What only this device knows; the server keeps it as it is. */
export const rulesMatched = (event: string, matched: readonly string[]): Told => ({
  type: "device.rules_matched",
  body: { event, matched: [...matched] },
});
export const flareTold = (answer: string): Told => ({ type: "device.flare_told", body: { answer } });
export const newIllnessTold = (answer: string): Told => ({ type: "device.new_illness_told", body: { answer } });
export const tappedWrongly = (item: string, tap: string): Told => ({
  type: "device.tapped_wrongly",
  body: { item, tap },
});
