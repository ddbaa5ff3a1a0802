import { eventsOf } from "./form-facts";
import { countOn } from "./next-set";
import type { KeptEvent, TellableEvent } from "./kept";
import type { Outbox } from "./outbox";

const PATIENCE_MS = 6000;
/** Told on a form whose entry went to the outbox. `detail` holds the form and what was kept. */
export const RESCUED = "hingeback:rescued";
export interface Rescued {
  form: HTMLFormElement;
  kept: KeptEvent[];
}

export type Find = () => Promise<Outbox | undefined>;
/** Hears what a form says to the server itself, before it goes. */
export type Overhear = (events: TellableEvent[]) => Promise<void>;

/**
 * Without network what a form says goes to the outbox instead of being lost: `<form data-outbox="set" …>`. With network
 * nothing changes, but that what waited is sent first: the server has to hear things in their order.
 */
export class Rescue {
  readonly #form: HTMLFormElement;
  readonly #find: Find;
  readonly #overhear: Overhear;
  #passes = false;

  constructor(form: HTMLFormElement, find: Find, overhear: Overhear = async () => {}) {
    this.#form = form;
    this.#find = find;
    this.#overhear = overhear;
    form.addEventListener("submit", (event) => this.#submitted(event), { capture: true });
    form.addEventListener("hingeback:no-network", (event) => {
      event.preventDefault();
      void this.#keep((event as CustomEvent<HTMLElement | null>).detail);
    });
  }

  #submitted(event: SubmitEvent): void {
    if (this.#passes) {
      this.#passes = false;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    void this.#sendOrKeep(event.submitter);
  }

  async #sendOrKeep(submitter: HTMLElement | null): Promise<void> {
    const outbox = await this.#find().catch(() => undefined);
    if (outbox !== undefined && !(await this.#reaches(outbox))) return this.#keep(submitter);
    const events = await this.#events(submitter);
    if (events !== undefined) await this.#overhear(events).catch(() => undefined);
    this.#goOn(submitter);
  }

  #events(submitter: HTMLElement | null): Promise<TellableEvent[] | undefined> {
    return eventsOf(this.#form.dataset, new FormData(this.#form, submitter)).catch(() => undefined);
  }

  /** Forms that are sent by script notice themselves that nobody is there; for them only what waits has to go first. */
  async #reaches(outbox: Outbox): Promise<boolean> {
    if ("inPlace" in this.#form.dataset && (await outbox.waitingCount()) === 0) return true;
    const late = new Promise<"late">((over) => setTimeout(() => over("late"), PATIENCE_MS));
    const heard = await Promise.race([outbox.send().catch(() => undefined), late]);
    return heard !== "late" && heard?.outcome !== "no-network";
  }

  #goOn(submitter: HTMLElement | null): void {
    this.#passes = true;
    const button = submitter instanceof HTMLButtonElement && submitter.form === this.#form ? submitter : undefined;
    this.#form.requestSubmit(button);
    this.#passes = false;
  }

  /** Where something is missing the page itself has to say so, so it is sent all the same. */
  async #keep(submitter: HTMLElement | null): Promise<void> {
    const outbox = await this.#find().catch(() => undefined);
    const events = await this.#events(submitter);
    if (outbox === undefined || events === undefined || events.length === 0) return this.#goOn(submitter);
    const kept = await outbox.addAll(events);
    this.#form.dispatchEvent(new Event("hingeback:saved"));
    countOn(this.#form);
    const detail: Rescued = { form: this.#form, kept };
    this.#form.dispatchEvent(new CustomEvent(RESCUED, { bubbles: true, detail }));
  }
}
