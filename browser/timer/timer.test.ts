import { describe, expect, test } from "vitest";
import { seconds } from "../units/seconds";
import { TestClock } from "../units/test-clock";
import { announcement } from "./announce";
import { BreathPacer } from "./breath-pacer";
import { Countdown } from "./countdown";
import { HoldRing } from "./hold-ring";

const words = { start: "Start. {n} seconds.", half: "Half way. {n} left.", end: "Done." };

describe("countdown", () => {
  test("ends after exactly its seconds, one tick a second", () => {
    const clock = new TestClock();
    const countdown = new Countdown(seconds(5), clock);
    const seen: number[] = [];
    let ends = 0;
    countdown.addEventListener("tick", () => seen.push(countdown.wholeSecondsLeft));
    countdown.addEventListener("end", () => (ends += 1));
    countdown.start();
    clock.advance(4.9);
    expect(ends).toBe(0);
    clock.advance(0.2);
    expect(ends).toBe(1);
    expect(seen).toEqual([5, 4, 3, 2, 1, 0]);
  });

  test("a pause keeps what is left", () => {
    const clock = new TestClock();
    const countdown = new Countdown(seconds(10), clock);
    countdown.start();
    clock.advance(4);
    countdown.pause();
    clock.advance(60);
    expect(countdown.left).toBeCloseTo(6);
    countdown.add(seconds(20));
    expect(countdown.left).toBeCloseTo(26);
  });

  test("more time while running moves the end", () => {
    const clock = new TestClock();
    const countdown = new Countdown(seconds(3), clock);
    let ends = 0;
    countdown.addEventListener("end", () => (ends += 1));
    countdown.start();
    clock.advance(2);
    countdown.add(seconds(20));
    clock.advance(20);
    expect(ends).toBe(0);
    clock.advance(1.1);
    expect(ends).toBe(1);
  });
});

test("speaks at the start, half way, in the last three seconds and at the end", () => {
  const said = Array.from({ length: 21 }, (_, i) => announcement(20 - i, 20, words)).filter(
    (word) => word !== undefined,
  );
  expect(said).toEqual(["Start. 20 seconds.", "Half way. 10 left.", "3", "2", "1", "Done."]);
});

test("the ring shows the seconds and says when the hold is over", () => {
  document.body.innerHTML = `<div data-seconds="2" data-end="Done."><svg><circle class="ring-arc"/><text class="ring-number"/></svg><span data-spoken></span></div>`;
  const clock = new TestClock();
  const root = document.querySelector("div") as HTMLElement;
  let ends = 0;
  root.addEventListener("hingeback:hold-end", () => (ends += 1));
  const ring = new HoldRing(root, clock);
  ring.countdown.start();
  clock.advance(1.5);
  expect(root.querySelector(".ring-number")?.textContent).toBe("1");
  clock.advance(1);
  expect(root.querySelector("[data-spoken]")?.textContent).toBe("Done.");
  expect(ends).toBe(1);
});

test("the pacer breathes in and out until it is stopped", () => {
  const clock = new TestClock();
  const pacer = new BreathPacer(clock);
  const ways: string[] = [];
  for (const way of ["in", "out"]) pacer.addEventListener(way, () => ways.push(way));
  pacer.start();
  clock.advance(4 + 6 + 0.1);
  pacer.dispose();
  clock.advance(60);
  expect(ways).toEqual(["in", "out", "in"]);
});
