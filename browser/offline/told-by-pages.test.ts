// @vitest-environment jsdom
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, expect, test } from "vitest";
import { DeviceStore } from "../device/device-store";
import { PassedOn } from "../device/passed-on";
import { heldBy } from "../on-device/local-hold";
import type { TellableEvent } from "../outbox/outbox";
import * as acts from "./acts";
import { weekForTests } from "./week-for-tests";
import { NOW, opened, PERSON, types, view, type Box } from "./world-for-tests";

const SESSION = "01934f00-0000-7000-8000-0000000000cc";
const where = { session: SESSION, date: "2026-11-22" };
const pre: TellableEvent = { type: "pain.reported", id: "p", body: { moment: "pre", nrs: 2, spread: false, ...where } };
const started: TellableEvent = { type: "session.started", id: "s", body: { plan_n: 3, eased: false, ...where } };
const set = (n: number, more: object = {}): TellableEvent => ({
  type: "set.performed",
  id: `set${n}`,
  body: { exercise: "bridge", set_n: n, reps: 8, reps_planned: 8, hold_s: null, ...more, ...where },
});

/** Forms that had gone to the server when the network went away. */
async function passed(...events: TellableEvent[]): Promise<void> {
  await new PassedOn(new DeviceStore(PERSON)).note(events, NOW - 3000);
}

const keeps =
  (...events: TellableEvent[]) =>
  (box: Box): void =>
    void box.addAll(events);
const arrived =
  (...events: TellableEvent[]) =>
  (box: Box): void => {
    void box.addAll(events);
    for (const event of box.told) event.state = "acknowledged";
  };

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

test("after the last set of a page the session goes on at the next exercise", async () => {
  const before = keeps(pre, started, set(1), set(2));
  const world = await opened(weekForTests(), NOW, { path: `/session/${SESSION}/`, before });
  expect(view(world)).toEqual({ name: "place", n: 2 });
  expect(world.app.journal?.id).toBe(SESSION);
});

test("an exercise that is still open is shown at its own address", async () => {
  const before = keeps(pre, started, set(1));
  const world = await opened(weekForTests(), NOW, { path: `/session/${SESSION}/1/`, before });
  expect(view(world)).toEqual({ name: "place", n: 1 });
  expect(world.app.place(1)?.nextSet).toBe(2);
});

test("what was told a moment before the copy could know of it counts, and is told once more under its id", async () => {
  await passed(pre, started);
  await passed(set(1));
  const world = await opened();
  expect(world.app.place(1)?.done).toBe(1);
  expect(world.box.told.map(({ id }) => id).filter((id) => !id.startsWith("e"))).toEqual(["p", "s", "set1"]);
  expect(world.app.toldAgain).toBe(true);
});

test("what the copy knows already is not told again", async () => {
  const facts = [pre, started, set(1)].map(({ type, body: { session: _s, date: _d, ...body } }) => ({ type, body }));
  const session = { id: SESSION, date: "2026-11-22", plan_n: 3, eased: false, ended: false, stopped: false, facts };
  await passed(set(1), set(2));
  const world = await opened(weekForTests({ session }));
  expect(types(world)).toEqual(["set.performed"]);
  expect(world.app.place(1)?.done).toBe(2);
});

test("what arrived from here after the copy was made counts too", async () => {
  const world = await opened(weekForTests(), NOW, { before: arrived(pre, started, set(1)) });
  expect(world.app.place(1)?.done).toBe(1);
});

test("the form of another session of this day begins no second one", async () => {
  const other = { ...pre, id: "x", body: { ...pre.body, session: "01934f00-0000-7000-8000-0000000000dd" } };
  await passed(pre, started, other);
  const world = await opened();
  expect(world.box.told.map(({ id }) => id)).not.toContain("x");
});

test("OD-4: a stop sign of a page that is not sent closes this device", async () => {
  const sign: TellableEvent = { type: "stop_sign.tapped", id: "sign", body: { sign: "saddle_numbness", ...where } };
  await passed(sign);
  const world = await opened();
  expect(view(world)).toEqual({ name: "hold" });
  expect(heldBy(world.app.kept.hold)).toBe("local");
  expect(world.app.kept.holdFacts).toEqual(["sign"]);
});

test("OD-5: signs down the leg that a page kept ask the short questions first, and the row rests", async () => {
  const noted = { type: "exercise.noted", id: "n", body: { exercise: "bridge", note: "spread", off: false, ...where } };
  const peak = { type: "pain.reported", id: "k", body: { moment: "peak", nrs: 3, spread: true, ...where } };
  const path = `/session/${SESSION}/1/hurts/`;
  const before = keeps(pre, started, peak, noted, set(1, { skipped: true }));
  const world = await opened(weekForTests(), NOW, { path, search: "?then=leg", before });
  expect(view(world)).toEqual({ name: "then", n: 1, advice: "leg" });
  world.app.goOn();
  expect(view(world)).toEqual({ name: "questions" });
  expect(world.app.blocked).toEqual(["bridge"]);
});

test("a row that rests here is in no session of the days after", async () => {
  const world = await opened();
  await acts.begin(world.app, 2);
  await acts.hurts(world.app, world.app.place(1)!, 3, "yes");
  expect(world.app.places.map(({ item }) => item.row)).toEqual(["bridge", "dead_bug"]);
  world.app.week!.days.push({ ...world.app.week!.days[0]!, date: "2026-11-23" });
  world.at.now = NOW + 24 * 60 * 60 * 1000;
  expect(world.app.places.map(({ item }) => item.row)).toEqual(["dead_bug"]);
});

test.each(["numb", "down", "not_sure"])("%s at the check-in asks the short questions", async (leg) => {
  const world = await opened();
  await acts.begin(world.app, 2);
  const told = { peak: 2, post: 2, effort: 3, leg, settled: "yes", doms: false, note: "", words: [] };
  await acts.checkIn(world.app, told);
  expect(world.box.told.find(({ type }) => type === "check_in.given")?.body).toMatchObject({ spread: true, leg });
  world.app.goFirst();
  expect(view(world)).toEqual({ name: "questions" });
});

test.each(["no", "up"])("%s at the check-in asks nothing more", async (leg) => {
  const world = await opened();
  await acts.begin(world.app, 2);
  await acts.checkIn(world.app, { peak: 2, post: 2, effort: 3, leg, settled: "", doms: false, note: "", words: [] });
  world.app.goFirst();
  expect(view(world)).toEqual({ name: "home" });
});
