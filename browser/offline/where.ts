import { judgeEvent, type Judged } from "../on-device/judge";
import { heldBy } from "../on-device/local-hold";
import type { WeekAlong } from "./bundle";
import { timeOf, type Kept } from "./state";

/** What to do with an exercise that hurts, in the words of the pages. */
export const ADVICE = ["leg", "stop", "smaller", "ok"] as const;
export type Advice = (typeof ADVICE)[number];

/** What stands first when the page opens. */
export type First = "hold" | "nothing" | "connect" | "questions" | "home";

/** The page that was asked for, where the page without network has the same: it stands in its place at its address. */
export type Asked =
  | { name: "stop" }
  | { name: "check-in" }
  | { name: "hurts"; n: number }
  | { name: "then"; n: number; advice: Advice }
  /** The session itself, or one exercise of it. */
  | { name: "session"; n: number | undefined };

export function askedOf(path: string, search = ""): Asked | undefined {
  if (path.startsWith("/stop-signs/") || path.startsWith("/help-fast/")) return { name: "stop" };
  const session = /^\/session\/[^/]+\/(?:(\d+)\/)?(hurts\/|how-was-it\/)?$/.exec(path);
  if (session === null) return undefined;
  const n = session[1] === undefined ? undefined : Number(session[1]);
  if (session[2] === "how-was-it/") return { name: "check-in" };
  if (session[2] === undefined || n === undefined) return { name: "session", n };
  const advice = ADVICE.find((each) => each === new URLSearchParams(search).get("then"));
  return advice === undefined ? { name: "hurts", n } : { name: "then", n, advice };
}

/** OD-1 and OD-2: a hold closes everything; a short screen that is due comes before any exercise. */
export function firstOf(week: WeekAlong | undefined, kept: Kept, now: number): First {
  if (judgeOpen(week, kept, now).acts.includes("show_hold")) return "hold";
  if (week === undefined) return "nothing";
  if (kept.needsFull !== undefined && !(screenedAt(week, undefined) > kept.needsFull)) return "connect";
  if (kept.screen !== undefined || kept.screenNext !== undefined) return "questions";
  return judgeOpen(week, kept, now).acts.includes("ask_short_screen") ? "questions" : "home";
}

export function judgeOpen(week: WeekAlong | undefined, kept: Kept, now: number): Judged {
  const hold = heldBy(kept.hold) !== "none" ? heldBy(kept.hold) : (week?.hold ?? "none");
  return judgeEvent("open", { hold, since_short_screen_s: sinceScreen(week, kept, now) });
}

/** Seconds since the last screen, here or on the pages; nothing where none is known, and then it is due. */
export function sinceScreen(week: WeekAlong | undefined, kept: Kept, now: number): number | undefined {
  const last = week === undefined ? Number.NaN : screenedAt(week, kept.screenedAt);
  if (Number.isNaN(last)) return undefined;
  const since = Math.floor((timeOf(kept, now) - last) / 1000);
  const daily = week?.screen_daily === true && since >= DAY_S;
  return daily ? Math.max(since, WEEK_S + 1) : since;
}

const DAY_S = 24 * 60 * 60;
const WEEK_S = 7 * DAY_S;

function screenedAt(week: WeekAlong, here: number | undefined): number {
  const sent = Date.parse(week.screened_at);
  if (here === undefined) return sent;
  return Number.isNaN(sent) ? here : Math.max(sent, here);
}

/** OD-14: the seven days of the plan are over. Days are those of the place where the device is. */
export function planIsOver(week: WeekAlong, today: string): boolean {
  const days = Math.round((Date.parse(today) - Date.parse(week.plan.starts)) / (DAY_S * 1000));
  return judgeEvent("clock", { plan_age_s: Number.isNaN(days) ? undefined : days * DAY_S }).rule !== "";
}
