import { expect, test } from "vitest";
import { weekForTests } from "./week-for-tests";
import { NOTHING, type Kept } from "./state";
import { tierShown } from "./safety-views";
import { askedOf, firstOf, planIsOver, sinceScreen } from "./where";

const DAY = 24 * 60 * 60 * 1000;
const week = weekForTests();
const asked = Date.parse(week.screened_at);
const kept = (more: Partial<Kept> = {}): Kept => ({ ...NOTHING, ...more });

test("a hold comes first, whatever else is due, and with nothing kept", () => {
  const held = kept({ hold: { local: "waiting", server: "none" } });
  expect(firstOf(week, held, asked)).toBe("hold");
  expect(firstOf(undefined, held, asked)).toBe("hold");
  expect(firstOf(week, kept({ hold: { local: "none", server: "held" } }), asked)).toBe("hold");
});

test("the short screen is asked when the last one is older than seven days, and not before", () => {
  expect(firstOf(week, kept(), asked + 7 * DAY)).toBe("home");
  expect(firstOf(week, kept(), asked + 7 * DAY + 1000)).toBe("questions");
  expect(firstOf(week, kept({ screenedAt: asked + 6 * DAY }), asked + 8 * DAY)).toBe("home");
  expect(firstOf({ ...week, screened_at: "" }, kept(), asked)).toBe("questions");
});

test("a clock that is set back makes the last screen no younger", () => {
  expect(firstOf(week, kept({ seenAt: asked + 8 * DAY }), asked + DAY)).toBe("questions");
});

test("in the gentle days it is asked every day", () => {
  expect(firstOf({ ...week, screen_daily: true }, kept(), asked + DAY - 1000)).toBe("home");
  expect(firstOf({ ...week, screen_daily: true }, kept(), asked + DAY)).toBe("questions");
});

test("after leg spread or a flare it is asked at once; after something new all questions need a network", () => {
  expect(firstOf(week, kept({ screenNext: "spread" }), asked)).toBe("questions");
  expect(firstOf(week, kept({ needsFull: asked + DAY }), asked + DAY)).toBe("connect");
  expect(firstOf(week, kept({ needsFull: asked - DAY }), asked)).toBe("home");
});

test("with nothing kept nothing is shown", () => {
  expect(firstOf(undefined, kept(), asked)).toBe("nothing");
  expect(sinceScreen(undefined, kept(), asked)).toBeUndefined();
});

test("after the seven days of the plan only something easy is left", () => {
  expect(planIsOver(week, "2026-11-28")).toBe(false);
  expect(planIsOver(week, "2026-11-29")).toBe(true);
  expect(planIsOver({ ...week, plan: { ...week.plan, starts: "" } }, "2026-11-23")).toBe(true);
});

test("a hold of the device is told as 'be seen today' at the least, one of the server as the server named it", () => {
  const own = (tier: Kept["tier"], serverTier?: string) =>
    tierShown(kept({ tier, serverTier, hold: { local: "waiting", server: serverTier ? "held" : "none" } }));
  const servers = (serverTier?: string) => tierShown(kept({ serverTier, hold: { local: "none", server: "held" } }));
  expect([own("SAME_DAY"), own("EMERGENCY"), own("SAME_DAY", "EMERGENCY")]).toEqual([
    "SAME_DAY",
    "EMERGENCY",
    "EMERGENCY",
  ]);
  expect([servers("EMERGENCY"), servers("SAME_DAY"), servers("unanswered"), servers()]).toEqual([
    "EMERGENCY",
    "SAME_DAY",
    "",
    "SAME_DAY",
  ]);
});

test("a page that the device has too stands at its own address", () => {
  expect(askedOf("/stop-signs/")).toEqual({ name: "stop" });
  expect(askedOf("/help-fast/")).toEqual({ name: "stop" });
  expect(askedOf("/session/01934f00-dead-7000-8000-000000000000/3/hurts/")).toEqual({ name: "hurts", n: 3 });
  expect(askedOf("/today/")).toBeUndefined();
});
