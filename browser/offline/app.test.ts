// @vitest-environment jsdom
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, expect, test } from "vitest";
import { heldBy } from "../on-device/local-hold";
import * as acts from "./acts";
import { weekForTests } from "./week-for-tests";
import { DAY, NOW, opened, place, types, view, type World } from "./world-for-tests";

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

test("each entry is in the outbox before the journal, and in the journal before the screen moves on", async () => {
  const world = await opened();
  await acts.begin(world.app, 2);
  await acts.setDone(world.app, place(world), undefined);
  const from = world.log.lastIndexOf("set.performed");
  expect(world.log.slice(from)).toEqual(["set.performed", "journal", "view place"]);
  expect(world.box.told[0]?.body).toEqual({
    moment: "pre",
    nrs: 2,
    spread: false,
    session: "01934f00-0000-7000-8000-00000000aaaa",
    date: "2026-11-22",
  });
  expect(types(world)).toEqual(["pain.reported", "session.started", "set.performed"]);
});

test("what cannot be kept moves nothing on", async () => {
  const world = await opened();
  await acts.begin(world.app, 2);
  world.box.full = true;
  const before = world.views.length;
  await expect(acts.setDone(world.app, place(world), undefined)).rejects.toThrow();
  expect(world.views.length).toBe(before);
  expect(place(world).done).toBe(0);
});

test("a page that is closed in the middle goes on where it was", async () => {
  const first = await opened();
  await acts.begin(first.app, 2);
  await acts.setDone(first.app, place(first), undefined);
  const again = await opened();
  expect([place(again).done, place(again).nextSet, view(again).name]).toEqual([1, 2, "home"]);
});

test("OD-6: high pain does not start the plan, and the easy session takes its place", async () => {
  const world = await opened();
  await acts.begin(world.app, 6);
  expect(view(world).name).toBe("gate");
  expect(types(world)).toEqual(["pain.reported", "device.rules_matched"]);
  await acts.passGate(world.app, "no");
  expect(place(world).item.row).toBe("breath_diaphragm");
  expect(world.box.told.find(({ type }) => type === "session.started")?.body.eased).toBe(true);
});

test("a flare asks the short questions before the easy session", async () => {
  const world = await opened();
  await acts.begin(world.app, 9);
  await acts.passGate(world.app, "not_sure");
  expect(view(world).name).toBe("questions");
});

test("OD-5: down the leg stops it, blocks the row here and asks the short questions", async () => {
  const world = await opened();
  await acts.begin(world.app, 2);
  await acts.hurts(world.app, place(world), 3, "not_sure");
  expect(view(world)).toEqual({ name: "then", n: 1, advice: "leg" });
  expect(world.app.blocked).toEqual(["bridge"]);
  world.app.goOn();
  expect(view(world).name).toBe("questions");
  expect(place(world).skipped).toBe(true);
  world.at.now = NOW + 15 * DAY;
  expect(world.app.blocked).toEqual([]);
});

test.each([
  [8, "stop", "OD-7"],
  [7, "stop", "OD-7"],
  [5, "smaller", ""],
  [4, "ok", ""],
])("pain of %i after 2 is %s", async (now, advice, rule) => {
  const world = await opened();
  await acts.begin(world.app, 2);
  await acts.hurts(world.app, place(world), now, "no");
  expect(view(world)).toMatchObject({ name: "then", advice });
  const logged = world.box.told.filter(({ type }) => type === "device.rules_matched");
  expect(logged.map(({ body }) => (body.matched as string[])[0] ?? "")).toEqual(rule ? [rule] : []);
  expect(place(world).smaller).toBe(advice === "smaller");
});

test("OD-8: a smaller dose from six, and a swap to what was sent along alone", async () => {
  const world = await opened();
  await acts.begin(world.app, 4);
  await acts.hurts(world.app, place(world), 6, "no");
  expect(view(world)).toMatchObject({ advice: "smaller" });
  await acts.swap(world.app, place(world), "deadlift");
  expect(place(world).item.row).toBe("bridge");
  await acts.swap(world.app, place(world), "clamshell");
  expect(place(world).item.row).toBe("clamshell");
});

test("OD-13: a day that is full ends the session", async () => {
  const week = weekForTests();
  week.days[0]!.most_min = 3;
  const world = await opened(week);
  await acts.begin(world.app, 2);
  await acts.setDone(world.app, place(world), undefined);
  expect(view(world).name).toBe("enough");
});

test("OD-14: after the week of the plan there is the easy session alone", async () => {
  const world = await opened(weekForTests({ screened_at: "2026-11-28T08:00:00Z" }), NOW + 7 * DAY);
  expect(world.app.planOver).toBe(true);
  expect(world.app.places.map(({ item }) => item.row)).toEqual(["breath_diaphragm"]);
  await acts.begin(world.app, 2);
  expect(world.box.told.find(({ type }) => type === "session.started")?.body.eased).toBe(true);
});

test("a stop sign puts everything away, also after a restart, until the server knows and decides", async () => {
  const world = await opened();
  await acts.begin(world.app, 2);
  await acts.stopSign(world.app, "chest_pain");
  expect(view(world).name).toBe("hold");
  expect([world.app.week, world.app.places]).toEqual([undefined, []]);
  expect(world.log).toContain("signal held");
  expect(world.log.indexOf("stop_sign.tapped")).toBeLessThan(world.log.indexOf("signal held"));

  const again = await opened();
  expect(view(again).name).toBe("hold");
  again.app.show({ name: "begin" });
  expect(view(again).name).toBe("hold");
});

test("'no hold' from a server that does not know yet releases nothing; one that knows decides", async () => {
  const world = await opened();
  await acts.stopSign(world.app, "chest_pain");
  await world.app.heed({ outcome: "done", standing: world.box.standing as never });
  expect(heldBy(world.app.kept.hold)).toBe("local");

  world.box.network = true;
  world.box.mayExercise = false;
  await world.app.send();
  expect(view(world).name).toBe("hold");
  world.box.mayExercise = true;
  await world.app.send();
  expect(heldBy(world.app.kept.hold)).toBe("none");
  expect(view(world).name).not.toBe("hold");
});

test("a fact of the hold that the server refused keeps it", async () => {
  const world = await opened();
  await acts.stopSign(world.app, "chest_pain");
  for (const event of world.box.told) event.state = "refused";
  world.box.network = true;
  await world.app.send();
  expect(heldBy(world.app.kept.hold)).toBe("local");
});

test("OD-15: a hold that comes with an answer closes an open session", async () => {
  const world = await opened();
  await acts.begin(world.app, 2);
  world.box.network = true;
  world.box.mayExercise = false;
  await world.app.send();
  expect(view(world).name).toBe("hold");
  expect(world.app.week).toBeUndefined();
});

async function askedUpTo(world: World, n: number): Promise<void> {
  await acts.newIllness(world.app, "no", "weekly");
  for (const asked of world.app.week!.short_screen.slice(0, n)) await acts.answer(world.app, asked, asked.options[1]!);
}

test("the short questions are told in the words of the pages, and sent when the last is answered", async () => {
  const world = await opened(weekForTests(), NOW + 8 * DAY);
  expect(view(world).name).toBe("questions");
  await askedUpTo(world, 2);
  expect(types(world).filter((type) => !type.startsWith("device."))).toEqual([
    "screen.begun",
    "answer.given",
    "answer.given",
    "screen.sent",
  ]);
  expect(world.box.told.find(({ type }) => type === "answer.given")?.body).toEqual({
    item: "S43a",
    value: '{"answer": "no"}',
    confirmed: true,
  });
  expect(view(world).name).toBe("home");
});

test("not sure closes the device, after one 'is that right?' where the page would ask it", async () => {
  const world = await opened(weekForTests(), NOW + 8 * DAY);
  await askedUpTo(world, 1);
  const [, saddle] = world.app.week!.short_screen;
  const unsure = saddle!.options[2]!;
  await acts.answer(world.app, saddle!, unsure);
  expect(view(world).name).toBe("confirm");
  await acts.tappedWrongly(world.app);
  expect(view(world).name).toBe("questions");
  expect(types(world)).toContain("device.tapped_wrongly");
  await acts.answer(world.app, saddle!, unsure, true);
  expect(view(world).name).toBe("hold");
  expect(world.app.kept.tier).toBe("EMERGENCY");
  expect(types(world)).not.toContain("screen.sent");
});

test("something new leads to all questions, which need a network", async () => {
  const world = await opened(weekForTests(), NOW + 8 * DAY);
  await acts.newIllness(world.app, "yes", "weekly");
  expect(view(world).name).toBe("connect");
});

test("the end of a session tells what the page tells", async () => {
  const world = await opened();
  await acts.begin(world.app, 2);
  await acts.setDone(world.app, place(world), 6);
  await acts.checkIn(world.app, {
    peak: 3,
    post: 4,
    effort: 5,
    leg: "no",
    settled: "",
    doms: true,
    note: "Hot.",
    words: [{ row: "bridge", word: "too_easy", off: false }],
  });
  const end = world.box.told.slice(3).map(({ type, body }) => [type, body.nrs ?? body.note ?? body.text]);
  expect(end).toEqual([
    ["exercise.noted", "too_easy"],
    ["pain.reported", 4],
    ["pain.reported", 4],
    ["remark.written", "Hot."],
    ["check_in.given", ""],
  ]);
  expect(view(world).name).toBe("done");
  expect(JSON.stringify(world.app.kept)).not.toContain("Hot.");
});
