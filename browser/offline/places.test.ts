import { expect, test } from "vitest";
import { leftOut, noted, painTold, setDone } from "./facts";
import { journalOf, newJournal, pain, withTold, wordsSaid, type Journal } from "./journal";
import { doneMinutes, finished, placesOf, swapsFor } from "./places";
import { dayForTests, itemForTests, weekForTests } from "./week-for-tests";

const week = weekForTests();
const day = week.days[0];
const with_ = (more: Partial<Journal>): Journal => ({ ...newJournal("s", "2026-11-22", 3, false), ...more });
const at = (journal: Journal, n: number) => placesOf(week, day, journal)[n - 1]!;

test("sets are counted, and a skip ends an exercise", () => {
  const first = with_({ facts: [setDone(at(with_({}), 1), undefined)] });
  expect(first.facts[0]?.body).toEqual({ exercise: "bridge", set_n: 1, reps: 8, reps_planned: 8, hold_s: null });
  expect([at(first, 1).done, at(first, 1).nextSet]).toEqual([1, 2]);
  const skipped = with_({ facts: [...first.facts, leftOut(at(first, 1), "no_time")] });
  expect([finished(at(skipped, 1)), at(skipped, 1).skipped, at(skipped, 1).done]).toEqual([true, true, 1]);
});

test("the same exercise twice in a day goes on with its numbers", () => {
  const twice = weekForTests({ days: [dayForTests("2026-11-22", [itemForTests("bridge"), itemForTests("bridge")])] });
  expect(placesOf(twice, twice.days[0], undefined).map(({ nextSet }) => nextSet)).toEqual([1, 3]);
});

test("what raised the pain goes on smaller, and is never more than it was", () => {
  const hurt = with_({ facts: [setDone(at(with_({}), 1), undefined), noted("bridge", "named")] });
  const place = at(hurt, 1);
  expect([place.smaller, place.amount.reps, place.amount.sets, place.nextSet]).toEqual([true, 4, 2, 2]);
  expect(at(hurt, 2).smaller).toBe(false);
});

test("a swap is no longer and no harder, stands in the same place, and never a row that was not sent along", () => {
  const swapped = with_({ swaps: [{ from: "bridge", to: "clamshell" }] });
  expect(at(swapped, 1).item.row).toBe("clamshell");
  expect(at(swapped, 1).amount.minutes).toBeLessThanOrEqual(6);
  expect(at(with_({ swaps: [{ from: "bridge", to: "deadlift" }] }), 1).item.row).toBe("bridge");
  const places = placesOf(week, day, with_({}));
  expect(swapsFor(week, "bridge", places, []).map(({ row }) => row)).toEqual(["clamshell", "calf_raise"]);
  expect(swapsFor(week, "bridge", places, ["clamshell"]).map(({ row }) => row)).toEqual(["calf_raise"]);
  expect(swapsFor(week, "dead_bug", places, [])).toEqual([]);
});

test("after a bad day half of what is open is left, in smaller amounts; what was begun stays", () => {
  const halved = placesOf(week, day, with_({ halved: true }));
  expect(halved.map(({ item, amount }) => [item.row, amount.minutes])).toEqual([
    ["bridge", 3],
    ["dead_bug", 3],
  ]);
  const begun = with_({ halved: true, facts: [setDone(at(with_({}), 1), undefined)] });
  expect(placesOf(week, day, begun).map(({ item, amount }) => [item.row, amount.minutes])).toEqual([
    ["bridge", 6],
    ["dead_bug", 3],
  ]);
});

test("an easy session is made of the easy rows", () => {
  expect(placesOf(week, day, with_({ eased: true })).map(({ item }) => item.row)).toEqual(["breath_diaphragm"]);
});

test("minutes that are done count by sets; rest does not count", () => {
  const one = with_({ facts: [setDone(at(with_({}), 1), undefined)] });
  expect(doneMinutes(placesOf(week, day, one))).toBe(3);
  const rest = weekForTests({ days: [dayForTests("2026-11-22", [{ ...itemForTests("bridge"), counts: false }])] });
  expect(doneMinutes(placesOf(rest, rest.days[0], one))).toBe(0);
});

test("a session that was begun on the pages goes on here, and nothing of it counts twice", () => {
  const facts = [painTold("pre", 2), setDone(at(with_({}), 1), undefined)];
  const sent = { id: "s", date: "2026-11-22", plan_n: 3, eased: false, ended: false, stopped: false, facts };
  const begun = journalOf(undefined, sent, "2026-11-22") as Journal;
  expect([pain(begun, "pre"), at(begun, 1).done]).toEqual([2, 1]);
  const more = with_({ facts: [...facts, setDone(at(begun, 1), 6)] });
  const both = journalOf(more, sent, "2026-11-22") as Journal;
  expect([both.facts.length, at(both, 1).done]).toEqual([3, 2]);
  expect(journalOf(more, sent, "2026-11-23")).toBeUndefined();
});

test("what a page kept when its network went away belongs to the session of today", () => {
  const where = { session: "p", date: "2026-11-22" };
  const waiting = [
    { type: "pain.reported", body: { moment: "pre", nrs: 3, spread: false, ...where } },
    { type: "session.started", body: { plan_n: 3, eased: true, ...where } },
  ];
  const taken = withTold(undefined, waiting, "2026-11-22", 3) as Journal;
  expect([taken.id, pain(taken, "pre"), taken.eased, taken.ended]).toEqual(["p", 3, true, false]);
  expect(withTold(taken, waiting, "2026-11-22", 3)?.facts.length).toBe(2);
  expect(withTold(undefined, waiting, "2026-11-23", 3)).toBeUndefined();
});

test("words can be taken back, and the peak is the highest", () => {
  const said = with_({
    facts: [noted("bridge", "worried"), noted("bridge", "worried", true), noted("bridge", "too_easy")],
  });
  expect([...wordsSaid(said)]).toEqual(["bridge/too_easy"]);
  expect(pain(with_({ facts: [painTold("peak", 6), painTold("peak", 4)] }), "peak")).toBe(6);
});
