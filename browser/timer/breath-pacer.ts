import { seconds, type Clock } from "../units/seconds";

/** Paces breathing. Fires "in" and "out"; owns one timer until disposed. */
export class BreathPacer extends EventTarget {
  /** Length of one breath in. */
  inhale = seconds(4);
  /** Length of one breath out; longer than `inhale` feels calmer to most people. */
  exhale = seconds(6);
  #cancel = (): void => {};
  readonly #clock: Clock;

  constructor(clock: Clock) {
    super();
    this.#clock = clock;
  }

  start(): void {
    this.dispose();
    this.#breathe("in");
  }

  dispose(): void {
    this.#cancel();
    this.#cancel = () => {};
  }

  #breathe(way: "in" | "out"): void {
    this.dispatchEvent(new Event(way));
    const [delay, next] = way === "in" ? [this.inhale, "out" as const] : [this.exhale, "in" as const];
    this.#cancel = this.#clock.after(delay, () => this.#breathe(next));
  }
}

/** Shows a pacer: the dome rises and sinks, the word says which way. With less movement the word alone changes. */
export function showPacer(pacer: BreathPacer, root: HTMLElement, words: { in: string; out: string }): void {
  const dome = root.querySelector<HTMLElement>(".pacer-dome");
  const word = root.querySelector<HTMLElement>("[data-word]");
  const show = (way: "in" | "out", length_s: number, rise: string): void => {
    if (word) word.textContent = words[way].replace("{n}", String(length_s));
    if (dome === null) return;
    dome.style.transition = `scale ${length_s}s ease-in-out`;
    dome.style.setProperty("--rise", rise);
  };
  pacer.addEventListener("in", () => show("in", pacer.inhale, "1"));
  pacer.addEventListener("out", () => show("out", pacer.exhale, "0.45"));
}
