import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { TestClock } from "../units/test-clock";
import { timeLeft } from "./hold-ring";
import { Player } from "./player";
import { PlayerKeys } from "./player-keys";
import { Sound } from "./sound";

class Memory {
  readonly kept = new Map<string, string>();
  getItem = (key: string): string | null => this.kept.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.kept.set(key, value);
}

const ring = (id: string, whole: number): string =>
  `<div id="${id}" data-seconds="${whole}"><svg><circle class="ring-arc"/><path class="ring-mark"/><path class="ring-mark"/><text class="ring-number"/></svg><span data-spoken></span></div>`;

function page(
  length: string,
  resting = false,
): { root: HTMLElement; clock: TestClock; player: Player; sent: number[] } {
  document.body.innerHTML = `<section data-player data-length="${length}" data-reps="2" data-sides="1" data-settle="3" data-rep-words="Rep {n} of {of}" data-over="Time is up">
    ${resting ? ring("ring-rest", 30) : ""}${ring("ring-work", 5)}<p data-rep></p><button data-act="toggle"></button><button data-act="no-rest"></button>
    <form data-set-form><button data-done></button></form></section>`;
  const root = document.querySelector("section") as HTMLElement;
  const sent: number[] = [];
  root.querySelector("form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    sent.push(1);
  });
  const clock = new TestClock();
  return { root, clock, player: new Player(root, new Sound(new Memory()), clock), sent };
}

beforeEach(() => {
  vi.spyOn(HTMLFormElement.prototype, "requestSubmit").mockImplementation(function (this: HTMLFormElement) {
    this.dispatchEvent(new Event("submit", { cancelable: true }));
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

test("a set of holds says each repetition and keeps itself", () => {
  const { root, clock, player, sent } = page("holds");
  player.wish("toggle");
  expect(root.querySelector("[data-rep]")?.textContent).toBe("Rep 1 of 2");
  expect(root.querySelector("[data-act=toggle]")?.getAttribute("aria-pressed")).toBe("true");
  clock.advance(5 + 3 + 0.1);
  expect(root.querySelector("[data-rep]")?.textContent).toBe("Rep 2 of 2");
  clock.advance(5.1);
  expect(root.querySelectorAll(".ring-mark.done").length).toBe(2);
  expect(sent.length).toBe(1);
});

test("repetitions are counted by the person: the end of the time keeps nothing", () => {
  const { root, clock, player, sent } = page("guide");
  player.wish("toggle");
  clock.advance(10);
  expect(root.classList.contains("time-is-up")).toBe(true);
  expect(sent.length).toBe(0);
  player.wish("done");
  expect(sent.length).toBe(1);
});

test("after the rest the next set begins by itself", () => {
  const { root, clock, player } = page("holds", true);
  expect(player.resting).toBe(true);
  clock.advance(30.1);
  expect(player.resting).toBe(false);
  expect(root.querySelector("[data-rep]")?.textContent).toBe("Rep 1 of 2");
});

test("the rest can be paused and left", () => {
  const { root, clock, player } = page("holds", true);
  player.wish("toggle");
  clock.advance(60);
  expect(player.resting).toBe(true);
  root.querySelector<HTMLElement>("[data-act=no-rest]")?.click();
  expect(player.resting).toBe(false);
});

test("a long time is told in minutes", () => {
  expect([timeLeft(42, 60), timeLeft(545, 600), timeLeft(5, 600)]).toEqual(["42", "9:05", "0:05"]);
});

test("sound is remembered", () => {
  const memory = new Memory();
  expect(new Sound(memory).on).toBe(true);
  expect(new Sound(memory).toggle()).toBe(false);
  expect(new Sound(memory).on).toBe(false);
});

test("keys work on the page, rest in fields and on buttons, and can be switched off", () => {
  document.body.innerHTML = `<a data-key-hurts href="#h">x</a><button>b</button><input id="i"><input type="checkbox" id="k">`;
  const memory = new Memory();
  const heard: string[] = [];
  const keys = new PlayerKeys(
    (wish) => heard.push(wish),
    () => heard.push("sound"),
    memory,
  );
  document.querySelector("a")?.addEventListener("click", () => heard.push("hurts"));
  const press = (key: string, on: Element = document.body): void =>
    void on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  for (const key of [" ", "r", "D", "m", "h"]) press(key);
  press("r", document.querySelector("#i") as Element);
  press(" ", document.querySelector("button") as Element);
  expect(heard).toEqual(["toggle", "again", "done", "sound", "hurts"]);
  const box = document.querySelector("#k") as HTMLInputElement;
  keys.bind(box);
  box.checked = false;
  box.dispatchEvent(new Event("change"));
  press("r");
  expect(heard.length).toBe(5);
  keys.dispose();
});
