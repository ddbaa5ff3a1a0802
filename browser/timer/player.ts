import { seconds, wallClock, type Clock } from "../units/seconds";
import { HoldRing } from "./hold-ring";
import { SetTimer, setPlanOf } from "./set-timer";
import { OVER, Sound, TICK } from "./sound";

const MORE_REST_S = 20;

/** What the keys of a session ask for. */
export type Wish = "toggle" | "again" | "done";

/**
 * The timer of one exercise: work and, between sets, rest. When a set of holds or minutes is over it is kept by itself,
 * so that nobody has to reach for the screen; repetitions are counted by the person, who then keeps the set.
 */
export class Player {
  readonly #root: HTMLElement;
  readonly #sound: Sound;
  readonly #set: SetTimer;
  readonly #work: HoldRing;
  readonly #rest: HoldRing | undefined;

  constructor(root: HTMLElement, sound: Sound, clock: Clock = wallClock) {
    this.#root = root;
    this.#sound = sound;
    this.#work = this.#ring("ring-work", clock) as HoldRing;
    this.#rest = this.#ring("ring-rest", clock);
    this.#set = new SetTimer(setPlanOf(root.dataset), this.#work.countdown, clock);
    this.#listen();
    if (this.#rest) this.#beginRest(this.#rest);
  }

  get resting(): boolean {
    return this.#root.classList.contains("at-rest");
  }

  wish(wish: Wish): void {
    if (wish === "done") this.#keep();
    else if (this.resting) this.#restWish(wish);
    else if (wish === "toggle") this.#set.toggle();
    else this.#again();
  }

  dispose(): void {
    this.#set.dispose();
    this.#rest?.countdown.dispose();
  }

  #ring(id: string, clock: Clock): HoldRing | undefined {
    const place = this.#root.querySelector<HTMLElement>(`#${id}`);
    if (place === null) return undefined;
    place.dataset.mounted = "";
    const ring = new HoldRing(place, clock);
    ring.countdown.addEventListener("tick", () => this.#tick(ring));
    return ring;
  }

  #tick(ring: HoldRing): void {
    const left = ring.countdown.wholeSecondsLeft;
    if (ring.countdown.running && left >= 1 && left <= 3) this.#sound.play(TICK);
  }

  #listen(): void {
    const set = this.#set;
    set.addEventListener("running", () => this.#showRunning());
    set.addEventListener("hold", () => this.#showRep());
    set.addEventListener("let-go", () => this.#letGo());
    set.addEventListener("set-over", () => this.#over());
    for (const button of this.#root.querySelectorAll<HTMLElement>("[data-act]")) {
      button.addEventListener("click", () => this.#press(button.dataset.act ?? ""));
    }
  }

  #press(act: string): void {
    if (act === "toggle" || act === "again") this.wish(act);
    if (act === "no-rest") this.#endRest();
    if (act === "more") this.#rest?.countdown.add(seconds(MORE_REST_S));
  }

  #beginRest(rest: HoldRing): void {
    this.#root.classList.add("at-rest");
    rest.countdown.addEventListener("end", () => this.#endRest());
    rest.countdown.start();
    this.#showRunning();
  }

  #endRest(): void {
    if (!this.resting) return;
    this.#rest?.countdown.pause();
    this.#root.classList.remove("at-rest");
    this.#sound.play(OVER);
    this.#set.start();
  }

  #restWish(wish: Wish): void {
    const countdown = this.#rest?.countdown;
    if (wish === "again") countdown?.reset();
    else if (countdown?.running) countdown.pause();
    else countdown?.start();
    this.#showRunning();
  }

  #again(): void {
    this.#root.classList.remove("time-is-up");
    for (const mark of this.#marks()) mark.classList.remove("done");
    this.#set.again();
  }

  #letGo(): void {
    this.#sound.play(OVER);
    this.#showMarks();
    this.#say(this.#root.dataset.settleWords ?? "");
  }

  #over(): void {
    this.#sound.play(OVER);
    this.#showMarks();
    if (this.#root.dataset.length === "guide") {
      this.#root.classList.add("time-is-up");
      this.#say(this.#root.dataset.over ?? "");
    } else this.#keep();
  }

  #keep(): void {
    this.#root.querySelector<HTMLFormElement>("[data-set-form]")?.requestSubmit();
  }

  #showRunning(): void {
    const running = this.resting ? this.#rest?.countdown.running === true : this.#set.running;
    this.#root.querySelector("[data-act=toggle]")?.setAttribute("aria-pressed", String(running));
  }

  #showRep(): void {
    if (this.#root.dataset.length !== "holds") return;
    const words = this.#set.side > 1 ? this.#root.dataset.sideWords : this.#root.dataset.repWords;
    this.#say((words ?? "").replace("{n}", String(this.#set.rep)).replace("{of}", this.#root.dataset.reps ?? ""));
  }

  #showMarks(): void {
    const marks = this.#marks();
    const here = this.#set.held % marks.length || (this.#set.held ? marks.length : 0);
    marks.forEach((mark, index) => mark.classList.toggle("done", index < here));
  }

  #marks(): Element[] {
    return [...this.#root.querySelectorAll("#ring-work .ring-mark")];
  }

  #say(text: string): void {
    const place = this.#root.querySelector("[data-rep]");
    if (place) place.textContent = text;
  }
}
