import type { Outbox } from "./outbox";
import { counted } from "./plate";

export type Seen = Pick<Outbox, "waiting" | "onChange">;

/**
 * A page about a day, while entries of this day are still on their way: it cannot know of them, so what would begin the
 * day a second time (`[data-until-told]`) is away, and a line says why. With their arrival the page is loaded again.
 */
export class OnItsWay {
  readonly #root: HTMLElement;
  readonly #outbox: Seen;
  readonly #again: () => void;
  #waited = false;

  constructor(root: HTMLElement, outbox: Seen, again = (): void => location.reload()) {
    this.#root = root;
    this.#outbox = outbox;
    this.#again = again;
    const stop = outbox.onChange(() => (root.isConnected ? void this.show() : stop()));
    void this.show();
  }

  async show(): Promise<void> {
    const waiting = await this.#outbox.waiting();
    const n = waiting.filter(({ body }) => body.date === this.#root.dataset.toldDay).length;
    if (n === 0 && this.#waited) return this.#again();
    this.#waited = n > 0;
    const line = this.#root.querySelector<HTMLElement>("[data-on-its-way]");
    if (line === null) return;
    line.hidden = n === 0;
    const words = line.querySelector("[data-words]");
    if (words) words.textContent = counted(line.dataset.one ?? "", line.dataset.many ?? "", n);
    for (const part of this.#root.querySelectorAll<HTMLElement>("[data-until-told]")) part.hidden = n > 0;
  }
}
