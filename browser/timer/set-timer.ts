import { seconds, type Clock, type Seconds } from "../units/seconds";

/** How a set runs: through its holds, through its minutes, or as a guide beside repetitions that a person counts. */
export type Length = "holds" | "minutes" | "guide";

export interface SetPlan {
  length: Length;
  /** Holds in one set on one side. */
  reps: number;
  sides: number;
  /** Between two holds. */
  settle: Seconds;
}

/** What a timer of one hold must offer; the hold ring does. */
export interface OneHold extends EventTarget {
  readonly running: boolean;
  start(): void;
  pause(): void;
  reset(): void;
}

/**
 * Runs one set: hold after hold with a short pause to let go, or one stretch of minutes.
 * Fires "hold" (a hold begins), "let-go" (between two), "set-over" (all is done) and "running" when it starts or stops.
 */
export class SetTimer extends EventTarget {
  /** Holds that are over, both sides together. */
  held = 0;
  #betweenHolds = false;
  #cancel = (): void => {};
  readonly #plan: SetPlan;
  readonly #hold: OneHold;
  readonly #clock: Clock;
  readonly #over = (): void => this.#holdOver();

  constructor(plan: SetPlan, hold: OneHold, clock: Clock) {
    super();
    this.#plan = plan;
    this.#hold = hold;
    this.#clock = clock;
    hold.addEventListener("end", this.#over);
  }

  get holds(): number {
    return this.#plan.length === "holds" ? Math.max(1, this.#plan.reps) * this.#plan.sides : 1;
  }

  get running(): boolean {
    return this.#betweenHolds || this.#hold.running;
  }

  /** The hold of the present side, counted from 1. */
  get rep(): number {
    const each = Math.max(1, this.#plan.reps);
    return (Math.min(this.held, this.holds - 1) % each) + 1;
  }

  get side(): number {
    return Math.floor(Math.min(this.held, this.holds - 1) / Math.max(1, this.#plan.reps)) + 1;
  }

  toggle(): void {
    if (this.running) this.pause();
    else this.start();
  }

  start(): void {
    if (this.held >= this.holds) return;
    this.#hold.start();
    this.#tell("hold");
    this.#tell("running");
  }

  pause(): void {
    this.#stopWaiting();
    this.#hold.pause();
    this.#tell("running");
  }

  /** From the beginning of the set. */
  again(): void {
    this.pause();
    this.held = 0;
    this.#hold.reset();
    this.#tell("running");
  }

  dispose(): void {
    this.#stopWaiting();
    this.#hold.pause();
    this.#hold.removeEventListener("end", this.#over);
  }

  #holdOver(): void {
    this.held += 1;
    if (this.held >= this.holds) {
      this.#tell("running");
      this.#tell("set-over");
      return;
    }
    this.#betweenHolds = true;
    this.#hold.reset();
    this.#tell("let-go");
    this.#cancel = this.#clock.after(this.#plan.settle, () => {
      this.#betweenHolds = false;
      this.start();
    });
  }

  #stopWaiting(): void {
    this.#cancel();
    this.#cancel = () => {};
    this.#betweenHolds = false;
  }

  #tell(what: string): void {
    this.dispatchEvent(new Event(what));
  }
}

export function setPlanOf(data: DOMStringMap): SetPlan {
  const length = data.length === "holds" || data.length === "minutes" ? data.length : "guide";
  return {
    length,
    reps: Number(data.reps ?? 0),
    sides: Number(data.sides ?? 1),
    settle: seconds(Number(data.settle ?? 3)),
  };
}
