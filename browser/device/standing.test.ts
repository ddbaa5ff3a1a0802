import { expect, test } from "vitest";
import { askStanding } from "./standing";

const answers =
  (status: number, told: unknown): typeof fetch =>
  async () =>
    ({ status, ok: status === 200, type: "basic", json: async () => told }) as Response;

test("a standing is read, and what cannot be read says nothing", async () => {
  const told = { person: "p", hold: true, tier: "EMERGENCY", screen_due: true };
  expect(await askStanding(answers(200, told))).toEqual({
    kind: "standing",
    person: "p",
    hold: true,
    tier: "EMERGENCY",
    screenDue: true,
  });
  expect(await askStanding(answers(200, { hold: "no" }))).toEqual({ kind: "unknown" });
  expect(await askStanding(answers(500, {}))).toEqual({ kind: "unknown" });
});

test("who is signed out is known from the answer, and no network says nothing", async () => {
  expect(await askStanding(answers(401, {}))).toEqual({ kind: "signed-out" });
  const off: typeof fetch = () => Promise.reject(new TypeError("off"));
  expect(await askStanding(off)).toEqual({ kind: "unknown" });
});
