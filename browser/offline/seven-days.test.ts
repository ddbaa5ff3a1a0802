import { expect, test } from "vitest";
import { daysAfter } from "./seven-days";
import { dayForTests, itemForTests, weekForTests } from "./week-for-tests";

const dates = Array.from({ length: 7 }, (_none, i) => `2026-11-${22 + i}`);
const week = weekForTests({ days: dates.map((date) => dayForTests(date, [itemForTests("bridge")])) });

test.each([
  ["2026-11-22", 6],
  ["2026-11-27", 1],
  ["2026-11-28", 0],
  ["2026-12-05", 0],
] as const)("on %s six days follow, %i of the plan and the others easy", (today, planned) => {
  const days = daysAfter(week, today);
  expect(days).toHaveLength(6);
  expect(days.map((day) => day.planned !== undefined)).toEqual([0, 1, 2, 3, 4, 5].map((i) => i < planned));
  expect(new Set(days.map(({ date }) => date)).size).toBe(6);
});

test("a day of the plan on which nothing is planned is a day of rest, and not an easy one", () => {
  const days = daysAfter({ ...week, days: week.days.slice(0, 3) }, "2026-11-22");
  expect(days[4]?.planned?.kind).toBe("rest");
});
