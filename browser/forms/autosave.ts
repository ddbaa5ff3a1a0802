import { seconds, wallClock, type Clock } from "../units/seconds";

export type Post = (address: string, body: FormData) => Promise<Response>;

const post: Post = (address, body) =>
  fetch(address, { method: "POST", body, headers: { "X-Hingeback-Autosave": "1" }, credentials: "same-origin" });

/**
 * Keeps an answer as soon as it is given: `<form data-autosave="/address/">` is posted after each change.
 * One request runs at a time; a change meanwhile is sent after it. What is shown says what is true:
 * "saved" only after the server said so.
 */
export class Autosave {
  /** How long to wait for more changes before sending. */
  pause = seconds(0.4);
  #cancel = (): void => {};
  #busy = false;
  #again = false;
  readonly #form: HTMLFormElement;
  readonly #post: Post;
  readonly #clock: Clock;

  constructor(form: HTMLFormElement, clock: Clock = wallClock, send: Post = post) {
    this.#form = form;
    this.#clock = clock;
    this.#post = send;
    form.addEventListener("change", () => this.#soon());
    form.addEventListener("submit", () => this.dispose());
  }

  dispose(): void {
    this.#cancel();
    this.#cancel = () => {};
  }

  #soon(): void {
    this.dispose();
    this.#cancel = this.#clock.after(this.pause, () => void this.save());
  }

  async save(): Promise<void> {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    const address = this.#form.dataset.autosave || this.#form.action;
    let ok = false;
    try {
      ok = (await this.#post(address, new FormData(this.#form))).ok;
    } catch {
      ok = false;
    }
    this.#busy = false;
    this.#form.dispatchEvent(new CustomEvent(ok ? "hingeback:saved" : "hingeback:not-saved", { bubbles: true }));
    if (this.#again) {
      this.#again = false;
      await this.save();
    }
  }
}

/** Shows "Saved" or that it is not, in the place of the page made for it. */
export function showSaved(place: HTMLElement, words: { saved: string; notSaved: string }): void {
  document.addEventListener("hingeback:saved", () => (place.textContent = words.saved));
  document.addEventListener("hingeback:not-saved", () => (place.textContent = words.notSaved));
}
