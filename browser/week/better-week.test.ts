import { beforeEach, describe, expect, it, vi } from "vitest";
import { lookForBetterWeek } from "./better-week";

const better = "<main><p>What changed</p></main>";

function answers(...said: Response[]): {
  fetch: typeof fetch;
  asked: () => number;
  wait: () => Promise<void>;
  go: (address: string) => void;
  gone: string[];
} {
  const gone: string[] = [];
  const fetched = vi.fn(() => Promise.resolve(said.shift() ?? new Response(null, { status: 500 })));
  return {
    fetch: fetched as unknown as typeof fetch,
    asked: () => fetched.mock.calls.length,
    wait: () => Promise.resolve(),
    go: (address) => void gone.push(address),
    gone,
  };
}

function form(): HTMLFormElement {
  const found = document.querySelector<HTMLFormElement>("form");
  if (found === null) throw new Error("no form");
  return found;
}

const status = (code: number): Response => new Response(null, { status: code });

describe("looking for a better week", () => {
  beforeEach(() => {
    document.body.innerHTML = `<main><form action="/week/better/" data-better-week></form><p>This week</p></main>`;
  });

  it("asks again while it is not ready, then shows the better one in place", async () => {
    const parts = answers(status(202), status(202), status(200), new Response(better));
    await lookForBetterWeek(form(), parts);
    expect(document.querySelector("main")?.textContent).toBe("What changed");
    expect(parts.asked()).toBe(4);
    expect(parts.gone).toEqual([]);
  });

  it("leaves the week as it is where none is better", async () => {
    await lookForBetterWeek(form(), answers(status(204)));
    expect(document.querySelector("form")).toBeNull();
    expect(document.querySelector("main")?.textContent).toBe("This week");
  });

  it("stops asking after a while", async () => {
    const parts = answers(...Array.from({ length: 20 }, () => status(202)));
    await lookForBetterWeek(form(), parts);
    expect(parts.asked()).toBe(8);
    expect(document.querySelector("form")).toBeNull();
  });

  it("goes where the answer leads, to a hold for instance", async () => {
    const held = new Response("hold");
    Object.defineProperty(held, "redirected", { value: true });
    Object.defineProperty(held, "url", { value: "http://localhost/hold/" });
    const parts = answers(held);
    await lookForBetterWeek(form(), parts);
    expect(parts.gone).toEqual(["http://localhost/hold/"]);
  });
});
