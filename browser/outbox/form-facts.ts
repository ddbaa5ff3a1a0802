import type { TellableEvent } from "./kept";
import { uuid5 } from "./uuid";

/** A fact of a form. `name` tells apart facts of one type: the server makes the id from both, and so do we. */
export interface FormFact {
  type: string;
  name: string;
  body: Record<string, unknown>;
}

/** The server's words for what a form is about: `data-` of the form. */
export type About = Record<string, string | undefined>;

type Reader = (about: About, form: FormData) => FormFact[] | undefined;

/** What each form says, in the facts that its page would keep. Undefined: something is missing, so the page asks. */
const READERS: Record<string, Reader> = { set, skip, word, hurts, checkIn, begin, morning, thirdDay, stopSign };

/** The facts of a form as events, under the ids that its page on the server would give them. */
export async function eventsOf(about: About, form: FormData): Promise<TellableEvent[] | undefined> {
  const facts = READERS[about.outbox ?? ""]?.(about, form);
  const within = text(form, "event");
  if (facts === undefined || within === "") return undefined;
  const session = about.session ?? text(form, "session");
  const where = { session, date: about.date ?? "" };
  return Promise.all(
    facts.map(async ({ type, name, body }) => ({
      type,
      body: { ...body, ...where },
      id: await uuid5(within, `${type}/${name}`),
    })),
  );
}

function set(about: About, form: FormData): FormFact[] | undefined {
  const n = number(form, "set_n", 200);
  if (n === undefined || n < 1) return undefined;
  const planned = JSON.parse(about.planned ?? "{}") as Record<string, number | null>;
  const [reps, minutes] = [number(form, "reps", 200), number(form, "minutes", 240)];
  const told =
    "reps" in planned ? { reps: reps ?? planned.reps } : minutes === undefined ? {} : { duration_s: minutes * 60 };
  return [fact("set.performed", { exercise: about.exercise, set_n: n, ...planned, ...told })];
}

function skip(about: About, form: FormData): FormFact[] {
  const reason = text(form, "reason");
  const skipped = leftOut(about, reason);
  return reason === "worried" ? [...skipped, fact("exercise.noted", noted(about, "worried"))] : skipped;
}

function word(about: About, form: FormData): FormFact[] {
  return [fact("exercise.noted", noted(about, text(form, "word"), text(form, "off") === "1"))];
}

function hurts(about: About, form: FormData): FormFact[] | undefined {
  const [now, leg] = [number(form, "now", 10), text(form, "leg")];
  if (now === undefined || leg === "") return undefined;
  const advice = whatToDo(Number(about.pre ?? 0), now, leg !== "no");
  return [
    fact("pain.reported", { moment: "peak", nrs: now, spread: leg !== "no" }),
    ...(advice === "ok" ? [] : [fact("exercise.noted", noted(about, advice === "leg" ? "spread" : "named"))]),
    ...(advice === "leg" || advice === "stop" ? leftOut(about, "pain") : []),
  ];
}

/** As the page decides: stop this one with signs down the leg, stop, make it smaller, or go on. */
export function whatToDo(before: number, now: number, downTheLeg: boolean): "leg" | "stop" | "smaller" | "ok" {
  const rise = now - before;
  if (downTheLeg) return "leg";
  if (now >= 8 || rise >= 5) return "stop";
  return (now >= 6 && rise >= 2) || rise >= 3 ? "smaller" : "ok";
}

function checkIn(about: About, form: FormData): FormFact[] | undefined {
  const [peak, post, effort] = ["peak", "post", "effort"].map((name) => number(form, name, 10));
  const leg = text(form, "leg");
  const down = isSpread(leg);
  if (peak === undefined || post === undefined || effort === undefined || leg === "") return undefined;
  if (down && text(form, "settled") === "") return undefined;
  const remark = text(form, "note").trim().slice(0, 2000);
  return [
    ...ticksOf(about, form),
    fact("pain.reported", { moment: "peak", nrs: Math.max(peak, post), spread: false }, "peak"),
    fact("pain.reported", { moment: "post", nrs: post, spread: false }, "post"),
    ...(remark === "" ? [] : [fact("remark.written", { text: remark })]),
    fact("check_in.given", {
      effort_rpe: effort,
      spread: down,
      doms: text(form, "doms") === "1",
      note: "",
      leg_settled_min: text(form, "settled") === "yes" ? 30 : null,
      leg,
    }),
  ];
}

/** As the page reads it: whatever is neither "no" nor "it came back up" counts as spread. */
const isSpread = (leg: string): boolean => leg !== "" && leg !== "no" && leg !== "up";

/** Ticks beside the exercises that were set or taken away since the page was made. */
function ticksOf(about: About, form: FormData): FormFact[] {
  const rows = (about.rows ?? "").split(" ").filter(Boolean);
  const said = new Set((about.said ?? "").split(" "));
  const found = rows.flatMap((exercise) => ["too_easy", "worried", "named"].map((note) => ({ exercise, note })));
  return found.flatMap(({ exercise, note }) => {
    const ticked = form.getAll(`word-${exercise}`).includes(note);
    if (ticked === said.has(`${exercise}/${note}`)) return [];
    return [fact("exercise.noted", { exercise, note, off: !ticked }, `${exercise}/${note}`)];
  });
}

function begin(about: About, form: FormData): FormFact[] | undefined {
  const pre = number(form, "pre", 10);
  if (pre === undefined) return undefined;
  return [
    fact("pain.reported", { moment: "pre", nrs: pre, spread: false }),
    fact("session.started", { plan_n: Number(about.planN), eased: about.eased === "1" }),
  ];
}

function morning(_about: About, form: FormData): FormFact[] | undefined {
  const [nrs, leg] = [number(form, "nrs", 10), text(form, "leg")];
  if (nrs === undefined || leg === "") return undefined;
  return [fact("next_morning.given", { nrs, doms: text(form, "doms") === "1", spread: leg !== "no" })];
}

function thirdDay(_about: About, form: FormData): FormFact[] | undefined {
  const nrs = number(form, "nrs", 10);
  return nrs === undefined ? undefined : [fact("third_day.given", { nrs })];
}

function stopSign(_about: About, form: FormData): FormFact[] | undefined {
  const sign = text(form, "sign");
  return sign === "" ? undefined : [fact("stop_sign.tapped", { sign })];
}

function leftOut(about: About, reason: string): FormFact[] {
  const n = Number(about.nextSet);
  if (!(n >= 1)) return [];
  return [fact("set.performed", { exercise: about.exercise, set_n: n, skipped: true, reason }, "skip")];
}

const noted = (about: About, note: string, off = false): Record<string, unknown> => ({
  exercise: about.exercise,
  note,
  off,
});

const fact = (type: string, body: Record<string, unknown>, name = ""): FormFact => ({ type, name, body });

const text = (form: FormData, name: string): string => String(form.get(name) ?? "");

/** A whole number as the server reads it; undefined where it would read none. */
function number(form: FormData, name: string, most: number): number | undefined {
  const told = text(form, name).trim();
  return /^\d{1,6}$/.test(told) && Number(told) <= most ? Number(told) : undefined;
}
