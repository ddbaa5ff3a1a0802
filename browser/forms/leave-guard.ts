/** Asks before leaving a page with something that is not kept yet: `<form data-leave-guard>`. */
export class LeaveGuard {
  #changed = false;
  readonly #listener = (event: BeforeUnloadEvent): void => {
    if (this.#changed) event.preventDefault();
  };

  constructor(form: HTMLFormElement) {
    form.addEventListener("input", () => (this.#changed = true));
    form.addEventListener("submit", () => (this.#changed = false));
    form.addEventListener("hingeback:saved", () => (this.#changed = false));
    window.addEventListener("beforeunload", this.#listener);
  }

  get wouldAsk(): boolean {
    return this.#changed;
  }

  dispose(): void {
    window.removeEventListener("beforeunload", this.#listener);
  }
}
