import { seconds, wallClock, type Clock } from "../units/seconds";
import { announcement, type TimerWords } from "./announce";
import { Countdown } from "./countdown";

const AROUND = 2 * Math.PI * 70;

/** From here on a time is told in minutes and seconds. */
const LONG_S = 100;

/** 42, or 9:05 where the whole is long. */
export function timeLeft(left_s: number, whole_s: number): string {
  if (whole_s < LONG_S) return String(left_s);
  return `${Math.floor(left_s / 60)}:${String(left_s % 60).padStart(2, "0")}`;
}

/** The ring of a hold: moves the arc, writes the number, speaks. Its owner calls start, pause and reset on `countdown`. */
export class HoldRing {
  readonly countdown: Countdown;
  readonly #root: HTMLElement;
  readonly #words: TimerWords;

  constructor(root: HTMLElement, clock: Clock = wallClock) {
    this.#root = root;
    this.#words = { start: root.dataset.start ?? "", half: root.dataset.half ?? "", end: root.dataset.end ?? "" };
    this.countdown = new Countdown(seconds(Number(root.dataset.seconds ?? 0)), clock);
    this.countdown.addEventListener("tick", () => this.#show());
    this.countdown.addEventListener("end", () =>
      root.dispatchEvent(new CustomEvent("hingeback:hold-end", { bubbles: true })),
    );
  }

  #show(): void {
    const left = this.countdown.wholeSecondsLeft;
    const number = this.#root.querySelector(".ring-number");
    if (number) number.textContent = timeLeft(left, this.countdown.whole);
    const part = this.countdown.whole ? this.countdown.left / this.countdown.whole : 0;
    this.#root.querySelector(".ring-arc")?.setAttribute("stroke-dashoffset", (AROUND * (1 - part)).toFixed(2));
    const said = announcement(left, this.countdown.whole, this.#words);
    const place = this.#root.querySelector("[data-spoken]");
    if (said !== undefined && place) place.textContent = said;
  }
}

/** Buttons beside a ring: `data-timer="start|pause|reset|add"` with `aria-controls`, the id of the ring. */
export function bindTimerButtons(rings: Map<string, HoldRing>, root: ParentNode = document): void {
  for (const button of root.querySelectorAll<HTMLElement>("[data-timer]")) {
    if (button.dataset.bound) continue;
    button.dataset.bound = "1";
    button.addEventListener("click", () => {
      const countdown = rings.get(button.getAttribute("aria-controls") ?? "")?.countdown;
      if (countdown === undefined) return;
      const act = button.dataset.timer;
      if (act === "toggle") countdown.running ? countdown.pause() : countdown.start();
      if (act === "start") countdown.start();
      if (act === "pause") countdown.pause();
      if (act === "reset") countdown.reset();
      if (act === "add") countdown.add(seconds(Number(button.dataset.seconds ?? 20)));
    });
  }
}
