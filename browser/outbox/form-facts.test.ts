import { expect, test } from "vitest";
import { eventsOf, whatToDo, type About } from "./form-facts";
import { uuid5 } from "./uuid";

const EVENT = "01934f00-0000-7000-8000-00000000e001";
const ABOUT = { session: "01934f00-0000-7000-8000-00000000aaaa", date: "2026-11-22" };

function form(fields: Record<string, string | string[]>): FormData {
  const data = new FormData();
  data.append("event", EVENT);
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) data.append(name, one);
  return data;
}

async function told(about: About, fields: Record<string, string | string[]>): Promise<unknown> {
  const events = await eventsOf({ ...ABOUT, ...about }, form(fields));
  return events?.map(({ type, body: { session: _s, date: _d, ...body } }) => [type, body]);
}

test("a set says what was planned, unless another number was given", async () => {
  const about = { outbox: "set", exercise: "bridge", planned: `{"reps":8,"reps_planned":8,"hold_s":null}` };
  const as = (reps: number) => [
    ["set.performed", { exercise: "bridge", set_n: 2, reps, reps_planned: 8, hold_s: null }],
  ];
  expect(await told(about, { set_n: "2" })).toEqual(as(8));
  expect(await told(about, { set_n: "2", reps: "5" })).toEqual(as(5));
  expect(await told(about, { set_n: "2", reps: "many" })).toEqual(as(8));
  expect(await told(about, { set_n: "0" })).toBeUndefined();
  const minutes = { ...about, planned: `{"duration_s":300,"hold_s":null}` };
  expect(await told(minutes, { set_n: "1", minutes: "4" })).toEqual([
    ["set.performed", { exercise: "bridge", set_n: 1, duration_s: 240, hold_s: null }],
  ]);
});

test("a check-in keeps pain, effort and the words beside the exercises; free words apart", async () => {
  const about = { outbox: "checkIn", rows: "bridge walk ", said: "bridge/worried " };
  const fields = { peak: "3", post: "5", effort: "4", leg: "no", note: " fine ", "word-bridge": ["too_easy"] };
  expect(await told(about, fields)).toEqual([
    ["exercise.noted", { exercise: "bridge", note: "too_easy", off: false }],
    ["exercise.noted", { exercise: "bridge", note: "worried", off: true }],
    ["pain.reported", { moment: "peak", nrs: 5, spread: false }],
    ["pain.reported", { moment: "post", nrs: 5, spread: false }],
    ["remark.written", { text: "fine" }],
    ["check_in.given", { effort_rpe: 4, spread: false, doms: false, note: "", leg_settled_min: null, leg: "no" }],
  ]);
});

test.each([{ peak: "11" }, { leg: "" }, { leg: "down" }, { effort: "" }])(
  "what is missing is left to the page",
  async (gap) => {
    const fields = { peak: "3", post: "2", effort: "4", leg: "no", ...gap };
    expect(await told({ outbox: "checkIn" }, fields)).toBeUndefined();
  },
);

test("a form that nobody knows, or without an id, is left to the page", async () => {
  expect(await eventsOf({ outbox: "dance" }, form({}))).toBeUndefined();
  expect(await eventsOf({ outbox: "thirdDay", ...ABOUT }, new FormData())).toBeUndefined();
});

test("ids are those that the page's server gives", async () => {
  const [event] = (await eventsOf({ outbox: "thirdDay", ...ABOUT }, form({ nrs: "2" })))!;
  expect(event!.id).toBe(await uuid5(EVENT, "third_day.given/"));
});

test.each([
  [2, 9, false, "stop"],
  [2, 4, false, "ok"],
  [4, 6, false, "smaller"],
  [2, 5, false, "smaller"],
  [2, 7, false, "stop"],
  [0, 1, true, "leg"],
] as const)("pain %i, now %i, down the leg %s: %s", (before, now, leg, advice) => {
  expect(whatToDo(before, now, leg)).toBe(advice);
});

test("new numbness at the check-in counts as spread, and whether it settled is asked", async () => {
  const fields = { peak: "3", post: "2", effort: "4", leg: "numb", settled: "no" };
  const facts = (await told({ outbox: "checkIn" }, fields)) as [string, object][];
  expect(facts.at(-1)?.[1]).toMatchObject({ spread: true, leg: "numb" });
  expect(await told({ outbox: "checkIn" }, { ...fields, settled: "" })).toBeUndefined();
});
