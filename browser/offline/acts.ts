/** What a person does, put to the on-device rules and kept; then the view that follows. */
import type { Advice, OfflineApp } from "./app";
import type { Asked, AskedOption } from "./bundle";
import * as tell from "./facts";
import { pain } from "./journal";
import { finished, setsOf, swapsFor, type Place } from "./places";

/** From here on the stop rule of every exercise (SR-GEN) speaks, whatever the colour. */
const RISE_THAT_STOPS = 3;

export async function begin(app: OfflineApp, pre: number): Promise<void> {
  const judged = app.judge("pre_pain", { pre, b: app.week?.b });
  const eased = app.easeAlone || app.journal?.eased === true;
  const gated = judged.acts.includes("do_not_start_plan") && !eased;
  const facts = [tell.painTold("pre", pre), ...logged("pre_pain", judged.matched)];
  if (!gated) facts.push(tell.started(app.week?.plan.n ?? 1, eased));
  await app.tell(facts);
  if (gated) app.show({ name: "gate" });
  else app.goOn();
}

/** True while the planned session may not start and the easy one was not chosen yet (OD-6). */
export function isGated(app: OfflineApp): boolean {
  const journal = app.journal;
  const pre = journal && pain(journal, "pre");
  if (journal === undefined || journal.eased || pre === undefined) return false;
  return app.judge("pre_pain", { pre, b: app.week?.b }).acts.includes("do_not_start_plan");
}

export async function passGate(app: OfflineApp, flare: string): Promise<void> {
  await app.tell([tell.started(app.week?.plan.n ?? 1, true), tell.flareTold(flare)], { eased: true });
  if (flare !== "no") await app.parts.state.change({ screenNext: "flare" });
  app.goOn();
}

export async function badDay(app: OfflineApp, choice: "ease" | "halve"): Promise<void> {
  const judged = app.judge("bad_day", {});
  const begun = app.journal !== undefined && pain(app.journal, "pre") !== undefined;
  const facts = [...logged("bad_day", judged.matched)];
  if (choice === "ease" && begun) facts.push(tell.started(app.week?.plan.n ?? 1, true));
  await app.tell(facts, choice === "ease" ? { eased: true } : { halved: true });
  if (begun) app.goOn();
  else app.show({ name: "begin" });
}

export async function setDone(app: OfflineApp, place: Place, told: number | undefined): Promise<void> {
  await app.tell([tell.setDone(place, told)]);
  const after = app.place(place.n);
  if (after === undefined || finished(after) || app.dayIsFull()) app.goOn(place.n);
  else app.show({ name: "place", n: place.n, resting: setsOf(after.amount) > 1 });
}

export async function leaveOut(app: OfflineApp, place: Place, reason: string, logs = true): Promise<void> {
  const facts = [tell.leftOut(place, reason)];
  if (reason === "worried") facts.push(tell.noted(place.item.row, "worried"));
  if (logs) facts.push(...logged("skip", app.judge("skip", {}).matched));
  await app.tell(facts);
  app.goOn(place.n);
}

/** How much, and whether it went down the leg: OD-5, OD-7, OD-8, and the stop rule. */
export async function hurts(app: OfflineApp, place: Place, now: number, leg: string): Promise<void> {
  const pre = (app.journal && pain(app.journal, "pre")) ?? 0;
  const down = leg !== "no";
  const spread = down ? app.judge("spread", {}) : undefined;
  const felt = app.judge("pain", { peak: now, pre, b: app.week?.b });
  const advice = adviceOf(down, felt.acts, now - pre);
  const facts = [
    tell.painTold("peak", now, down),
    ...(advice === "ok" ? [] : [tell.noted(place.item.row, advice === "leg" ? "spread" : "named")]),
    ...(advice === "leg" || advice === "stop" ? [tell.leftOut(place, "pain")] : []),
    ...logged("pain", [...(spread?.matched ?? []), ...felt.matched]),
  ];
  await app.tell(facts);
  if (down) await block(app, place.item.row);
  app.show({ name: "then", n: place.n, advice });
}

function adviceOf(down: boolean, acts: readonly string[], rise: number): Advice {
  if (down) return "leg";
  if (acts.includes("stop_exercise")) return "stop";
  return acts.includes("use_smaller_dose") || rise >= RISE_THAT_STOPS ? "smaller" : "ok";
}

/** The row rests here, and the short questions come before the next exercise. */
async function block(app: OfflineApp, row: string): Promise<void> {
  const blocked = [...app.kept.blocked.filter((other) => other.row !== row), { row, at: app.now }];
  await app.parts.state.change({ blocked, screenNext: "spread" });
}

export async function unsteady(app: OfflineApp, place: Place): Promise<void> {
  await app.tell([tell.leftOut(place, "other"), ...logged("unsteady", app.judge("unsteady", {}).matched)]);
  app.show({ name: "unsteady", n: place.n });
}

/** What may stand in its place; after a sway those that need no balance (OD-12). */
export function othersFor(app: OfflineApp, place: Place, steady = false): ReturnType<typeof swapsFor> {
  if (app.week === undefined || app.journal?.eased) return [];
  const others = swapsFor(app.week, place.item.row, app.places, app.blocked);
  return steady ? others.filter(({ row }) => app.week?.rows[row]?.can_sway === false) : others;
}

export async function swap(app: OfflineApp, place: Place, target: string): Promise<void> {
  const alternatives = (app.week?.swaps[place.item.row] ?? []).map(({ row }) => row);
  const judged = app.judge("swap", { target, alternatives, blocked: app.blocked });
  if (!judged.acts.includes("swap_same_or_lower_step")) return;
  const swaps = [...(app.journal?.swaps ?? []), { from: place.item.row, to: target }];
  await app.tell([tell.leftOut(place, "other"), ...logged("swap", judged.matched)], { swaps });
  app.show({ name: "place", n: place.n });
}

export async function word(app: OfflineApp, place: Place, name: string, off: boolean): Promise<void> {
  await app.tell([tell.noted(place.item.row, name, off)]);
}

export interface HowItWas extends tell.CheckIn {
  peak: number;
  post: number;
  note: string;
  words: { row: string; word: string; off: boolean }[];
}

export async function checkIn(app: OfflineApp, told: HowItWas): Promise<void> {
  const down = tell.wentDown(told.leg);
  const pre = (app.journal && pain(app.journal, "pre")) ?? told.post;
  const judged = app.judge("pain", { peak: Math.max(told.peak, told.post), pre, b: app.week?.b });
  const spread = down ? app.judge("spread", {}).matched : [];
  await app.tell(
    [
      ...(app.journal && pain(app.journal, "pre") === undefined ? [tell.painTold("pre", pre)] : []),
      ...told.words.map(({ row, word: name, off }) => tell.noted(row, name, off)),
      tell.painTold("peak", Math.max(told.peak, told.post)),
      tell.painTold("post", told.post),
      ...(told.note ? [tell.remark(told.note)] : []),
      tell.checkedIn(told),
      ...logged("pain", [...spread, ...judged.matched]),
    ],
    { ended: true },
  );
  if (down) await app.parts.state.change({ screenNext: "spread" });
  app.show({ name: "done" });
}

/** OD-4: one tap puts everything away. */
export async function stopSign(app: OfflineApp, sign: string): Promise<void> {
  const judged = app.judge("stop_list", {});
  const kept = await app.tell([tell.signTapped(sign), ...logged("stop_list", judged.matched)], {
    ended: true,
    stopped: true,
  });
  if (judged.acts.includes("set_local_hold")) await app.closeForHold("EMERGENCY", kept);
}

export async function newIllness(app: OfflineApp, answer: string, cause: string): Promise<void> {
  if (answer === "no") {
    const screen = { cause, answers: {}, newIllness: true, wentBack: [] };
    await app.tellApart([tell.newIllnessTold(answer), tell.screenBegun(cause)], { screen });
    app.show({ name: "questions" });
    return;
  }
  await app.tellApart([tell.newIllnessTold(answer)], { needsFull: app.now, screen: undefined, screenNext: undefined });
  app.goFirst();
}

/** One short question: no goes on; yes and not sure put everything away (OD-3), after "is that right?" where asked. */
export async function answer(app: OfflineApp, asked: Asked, option: AskedOption, sure = false): Promise<void> {
  const screen = app.kept.screen;
  if (screen === undefined) return;
  const judged = app.judge("answer", { asked_in: "short_screen", told: option.told });
  const stops = judged.acts.includes("set_local_hold");
  if (stops && asked.confirm && !sure) {
    await app.parts.state.change({ screen: { ...screen, confirming: { item: asked.id, value: option.value } } });
    app.show({ name: "confirm" });
    return;
  }
  const answers = { ...screen.answers, [asked.id]: option.value };
  const kept = await app.tellApart([tell.answered(asked.id, option.value), ...logged("answer", judged.matched)], {
    screen: { ...screen, answers, confirming: undefined },
  });
  if (stops) await app.closeForHold(asked.confirm ? "EMERGENCY" : "SAME_DAY", kept, asked.id);
  else await nextQuestion(app);
}

export async function tappedWrongly(app: OfflineApp): Promise<void> {
  const screen = app.kept.screen;
  const { item, value } = screen?.confirming ?? {};
  if (screen === undefined || item === undefined || value === undefined) return;
  const wentBack = [...screen.wentBack, item];
  await app.tellApart([tell.tappedWrongly(item, value)], { screen: { ...screen, confirming: undefined, wentBack } });
  app.show({ name: "questions" });
}

async function nextQuestion(app: OfflineApp): Promise<void> {
  const asked = app.week?.short_screen ?? [];
  const left = asked.filter(({ id }) => app.kept.screen?.answers[id] === undefined);
  if (left.length > 0) {
    app.show({ name: "questions" });
    return;
  }
  const change = { screen: undefined, screenNext: undefined, screenedAt: app.now };
  await app.tellApart([tell.screenSent()], change);
  app.goFirst();
}

const logged = (event: string, matched: readonly string[]) =>
  matched.length > 0 ? [tell.rulesMatched(event, matched)] : [];
