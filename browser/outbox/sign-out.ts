import { leave } from "./leaving";
import type { Outbox } from "./outbox";
import { counted } from "./plate";

/**
 * Signing out forgets the person on this device. What is not on the server yet is never lost silently: the sheet says
 * how much it is, and asks.
 */
export class SignOut {
  readonly #form: HTMLFormElement;
  readonly #sheet: HTMLDialogElement;
  readonly #find: () => Promise<Outbox | undefined>;

  constructor(form: HTMLFormElement, sheet: HTMLDialogElement, find: () => Promise<Outbox | undefined>) {
    this.#form = form;
    this.#sheet = sheet;
    this.#find = find;
    const submitted = (event: Event): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      void this.#try();
    };
    form.addEventListener("submit", submitted, { capture: true });
    sheet.querySelector("[data-send-now]")?.addEventListener("click", () => void this.#try());
    sheet.querySelector("button[data-lose]")?.addEventListener("click", () => void this.#lose());
  }

  async #try(): Promise<void> {
    const outbox = await this.#find().catch(() => undefined);
    if (outbox === undefined) return this.#go();
    const result = await leave(outbox).catch(() => undefined);
    if (result === undefined || result.left) return this.#go();
    if (result.unsent === 0 && result.outcome !== "no-network") return this.#lose();
    this.#ask(result.unsent, result.outcome === "no-network");
  }

  #ask(unsent: number, away: boolean): void {
    const say = this.#sheet.dataset;
    const count = this.#sheet.querySelector("[data-count]");
    if (count !== null) {
      count.textContent = unsent === 0 ? (say.none ?? "") : counted(say.one ?? "", say.many ?? "", unsent);
    }
    for (const part of this.#sheet.querySelectorAll<HTMLElement>("[data-away]")) part.hidden = !away;
    for (const part of this.#sheet.querySelectorAll<HTMLElement>("[data-lose]")) part.hidden = unsent === 0;
    if (!this.#sheet.open) this.#sheet.showModal();
  }

  async #lose(): Promise<void> {
    await (await this.#find().catch(() => undefined))?.wipe();
    this.#go();
  }

  #go(): void {
    this.#form.submit();
  }
}
