// @vitest-environment node
import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { BREAKAGES } from "./breakages";
import { World } from "./walker";

const STEPS = Number(process.env.HINGEBACK_WALK_STEPS ?? 3000);
const FIRST_SEED = Number(process.env.HINGEBACK_WALK_SEED ?? 0);
const PER_WALK = 60;
const MOST_WALKS = 100;
const AN_HOUR = 60 * 60 * 1000;

test(`${STEPS} random steps: nothing is lost, nothing doubled`, { timeout: AN_HOUR }, async () => {
  for (let walk = 0; walk * PER_WALK < STEPS; walk += 1) {
    const world = new World(FIRST_SEED + walk);
    const problems = await world.walk(PER_WALK);
    expect(problems, `walk ${FIRST_SEED + walk}\n${world.story.join("\n")}`).toEqual([]);
  }
});

test.each(Object.keys(BREAKAGES))("the walk finds it when %s", { timeout: AN_HOUR }, async (name) => {
  const from = BREAKAGES[name]!.from ?? 0;
  for (let seed = from; seed < from + MOST_WALKS; seed += 1) {
    const problems = await new World(seed, BREAKAGES[name]).walk(PER_WALK);
    if (problems.length > 0) return;
  }
  expect.fail(`${MOST_WALKS} walks found nothing`);
});
