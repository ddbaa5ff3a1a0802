import { seconds, type Clock, type Seconds } from "./seconds";

/** A clock that a test moves by hand. */
export class TestClock implements Clock {
  #now = 0;
  #waiting: { at: number; call: () => void }[] = [];

  now(): Seconds {
    return seconds(this.#now);
  }

  after(delay: Seconds, call: () => void): () => void {
    const entry = { at: this.#now + delay, call };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry);
    };
  }

  advance(by: number): void {
    const until = this.#now + by;
    for (;;) {
      const next = this.#waiting.filter((entry) => entry.at <= until + 1e-9).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#waiting = this.#waiting.filter((entry) => entry !== next);
      this.#now = Math.max(this.#now, next.at);
      next.call();
    }
    this.#now = until;
  }
}
