// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from "vitest";
import type { KeptEvent } from "./kept";
import { OnItsWay } from "./on-its-way";

const DAY = "2026-11-22";
const told = (date: string): KeptEvent => ({ type: "set.performed", body: { date } }) as unknown as KeptEvent;
let root: HTMLElement;

beforeEach(() => {
  document.body.innerHTML = `<div data-told-day="${DAY}">
    <p data-on-its-way data-one="{n} entry" data-many="{n} entries" hidden><b data-words></b></p>
    <a data-until-told href="/today/begin/">Start</a></div>`;
  root = document.querySelector<HTMLElement>("[data-told-day]")!;
});

function shown(...waiting: KeptEvent[]) {
  const again = vi.fn();
  const box = { waits: waiting, heard: () => {} };
  const outbox = {
    waiting: async () => box.waits,
    onChange: (heard: () => void) => {
      box.heard = heard;
      return () => {};
    },
  };
  const page = new OnItsWay(root, outbox, again);
  return { again, box, page };
}
const start = (): HTMLElement => document.querySelector<HTMLElement>("[data-until-told]")!;
const line = (): HTMLElement => document.querySelector<HTMLElement>("[data-on-its-way]")!;

test("while entries of the day are on their way there is no second start, and their number is said", async () => {
  const { page } = shown(told(DAY), told(DAY), told("2026-11-21"));
  await page.show();
  expect(start().hidden).toBe(true);
  expect(line().hidden).toBe(false);
  expect(line().textContent).toBe("2 entries");
});

test("once they have arrived the page is loaded again", async () => {
  const { again, box, page } = shown(told(DAY));
  await page.show();
  expect(again).not.toHaveBeenCalled();
  box.waits = [];
  await page.show();
  expect(again).toHaveBeenCalledOnce();
});

test("entries of another day leave the page as it is", async () => {
  const { again, page } = shown(told("2026-11-21"));
  await page.show();
  expect([start().hidden, line().hidden]).toEqual([false, true]);
  expect(again).not.toHaveBeenCalled();
});
