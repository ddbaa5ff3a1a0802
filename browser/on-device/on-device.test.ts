import { expect, test } from "vitest";
import { judgeEvent, type Facts } from "./judge";
import { heldBy, NO_HOLD, nextHold, type Step } from "./local-hold";
import shared from "./on-device.cases.json";
import { RULES, type Condition, type DeviceRule } from "./rules";

interface Case {
  event: string;
  facts: Facts;
  rule: string;
  matched: string[];
}

const CASES = shared.cases as unknown as Case[];

function failing(rules: readonly DeviceRule[]): Case[] {
  return CASES.filter((one) => {
    const judged = judgeEvent(one.event, one.facts, rules);
    return judged.rule !== one.rule || judged.matched.join() !== one.matched.join();
  });
}

function* moved(rule: DeviceRule): Generator<DeviceRule> {
  for (const [i, together] of (rule.when ?? []).entries()) {
    for (const [j, condition] of together.entries()) {
      for (const by of [1, -1]) {
        const changed: Condition = { ...condition };
        if (typeof condition.at_least === "number") changed.at_least = condition.at_least + by;
        else if (condition.more_than !== undefined) changed.more_than = condition.more_than + by;
        else continue;
        const group = together.map((one, at) => (at === j ? changed : one));
        yield { ...rule, when: (rule.when ?? []).map((one, at) => (at === i ? group : one)) };
      }
    }
  }
}

test("every shared case is passed", () => {
  expect(CASES.length).toBeGreaterThan(1000);
  expect(failing(RULES)).toEqual([]);
});

test("a broken rule fails a case: left out, always, or with a number moved by one", () => {
  for (const rule of RULES) {
    const broken = [RULES.filter((other) => other !== rule)];
    const instead = (other: DeviceRule): DeviceRule[] => RULES.map((one) => (one === rule ? other : one));
    if (rule.when) broken.push(instead({ id: rule.id, event: rule.event, acts: rule.acts }));
    for (const other of moved(rule)) broken.push(instead(other));
    for (const rules of broken) expect(failing(rules).length, rule.id).toBeGreaterThan(0);
  }
});

test("what acts is what the first matching rule asks for", () => {
  for (const one of CASES) {
    const acts = RULES.find((rule) => rule.id === one.rule)?.acts ?? [];
    expect(judgeEvent(one.event, one.facts).acts).toEqual(acts);
  }
});

test("stories of a hold are the same as the engine's", () => {
  for (const story of shared.stories) {
    let hold = NO_HOLD;
    const found = story.steps.map((step) => heldBy((hold = nextHold(hold, step as Step))));
    expect(found, story.steps.join()).toEqual(story.held_by);
  }
});
