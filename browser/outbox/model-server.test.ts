import { expect, test } from "vitest";
import vectors from "../../src/hingeback/web/sync/tests/server.vectors.json";
import { ModelServer } from "./model-server";
import type { EventAnswer } from "./wire";

interface Told {
  answers: EventAnswer[];
  log: { mark_known: boolean };
}

test("the model answers as the server does", () => {
  const server = new ModelServer("ana");
  const receipts = new Map<string, string>();
  for (const { about, device, events, answers, mark, mark_known } of vectors) {
    const asked = mark ? { id: mark.of, receipt: mark.receipt ?? receipts.get(mark.of) ?? "" } : null;
    const told = server.answer({ person: "ana", device, mark: asked, events }).body as Told;
    for (const { id, receipt } of told.answers) if (receipt !== undefined) receipts.set(id, receipt);
    const said = told.answers.map(({ answer, code }) => (code === undefined ? answer : `${answer} ${code}`));
    expect(said, about).toEqual(answers);
    expect(told.log.mark_known, about).toBe(mark_known ?? true);
  }
});
