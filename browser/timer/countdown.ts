import { seconds, type Clock, type Seconds } from "../units/seconds";

/** Counts whole seconds down by the clock, so a slow page does not make a hold longer. Fires "tick" and "end". */
export class Countdown extends EventTarget {
  readonly whole: Seconds;
  #endsAt: number | undefined;
  #left: number;
  #cancel = (): void => {};
  readonly #clock: Clock;

  constructor(whole: Seconds, clock: Clock) {
    super();
    this.whole = whole;
    this.#left = whole;
    this.#clock = clock;
  }

  get running(): boolean {
    return this.#endsAt !== undefined;
  }

  /** Seconds left, a fraction while running. */
  get left(): Seconds {
    return seconds(Math.max(0, this.#endsAt === undefined ? this.#left : this.#endsAt - this.#clock.now()));
  }

  /** What a person is shown: 3 from 3.0 down to 2.01. */
  get wholeSecondsLeft(): number {
    return Math.max(0, Math.ceil(this.left - 1e-6));
  }

  start(): void {
    if (this.running || this.#left <= 0) return;
    this.#endsAt = this.#clock.now() + this.#left;
    this.#tick();
  }

  pause(): void {
    this.#left = this.left;
    this.#endsAt = undefined;
    this.#cancel();
  }

  reset(): void {
    this.pause();
    this.#left = this.whole;
    this.dispatchEvent(new Event("tick"));
  }

  add(more: Seconds): void {
    if (this.#endsAt === undefined) this.#left += more;
    else this.#endsAt += more;
    if (this.running) {
      this.#cancel();
      this.#tick();
    }
  }

  dispose(): void {
    this.#cancel();
  }

  #tick(): void {
    this.dispatchEvent(new Event("tick"));
    const left = this.left;
    if (left <= 1e-6) {
      this.#endsAt = undefined;
      this.#left = 0;
      this.dispatchEvent(new Event("end"));
      return;
    }
    const untilNext = left - Math.ceil(left - 1e-6) + 1;
    this.#cancel = this.#clock.after(seconds(untilNext), () => this.#tick());
  }
}
