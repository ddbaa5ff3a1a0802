import type { Wish } from "./player";

const KEY = "hingeback-session-keys";
const WISHES: Record<string, Wish> = { " ": "toggle", r: "again", d: "done" };
const LINKS: Record<string, string> = {
  ArrowLeft: "[data-key-back]",
  ArrowRight: "[data-key-next]",
  h: "[data-key-hurts]",
  s: "[data-key-stop]",
};

/** Keys of a session. They rest while somebody writes or stands on a button, and can be switched off on the page. */
export class PlayerKeys {
  readonly #wish: (wish: Wish) => void;
  readonly #sound: () => void;
  readonly #store: Pick<Storage, "getItem" | "setItem">;
  readonly #listener = (event: KeyboardEvent): void => this.#key(event);

  constructor(
    wish: (wish: Wish) => void,
    sound: () => void,
    store: Pick<Storage, "getItem" | "setItem"> = localStorage,
  ) {
    this.#wish = wish;
    this.#sound = sound;
    this.#store = store;
    document.addEventListener("keydown", this.#listener);
  }

  get on(): boolean {
    return this.#store.getItem(KEY) !== "off";
  }

  /** The tick box of the page that switches the keys. */
  bind(box: HTMLInputElement): void {
    box.checked = this.on;
    box.addEventListener("change", () => this.#store.setItem(KEY, box.checked ? "on" : "off"));
  }

  dispose(): void {
    document.removeEventListener("keydown", this.#listener);
  }

  #key(event: KeyboardEvent): void {
    if (!this.on || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === " " && target?.closest("a, button, summary")) return;
    if (this.#act(event.key.length === 1 ? event.key.toLowerCase() : event.key)) event.preventDefault();
  }

  #act(key: string): boolean {
    const wish = WISHES[key];
    if (wish) this.#wish(wish);
    else if (key === "m") this.#sound();
    else if (key === "e") this.#openEasier();
    else return this.#follow(key);
    return true;
  }

  #follow(key: string): boolean {
    const link = LINKS[key] ? document.querySelector<HTMLElement>(LINKS[key]) : null;
    link?.click();
    return link !== null;
  }

  #openEasier(): void {
    const more = document.querySelector<HTMLDetailsElement>("#more");
    if (more) more.open = true;
    document.querySelector("#easier")?.scrollIntoView({ block: "center" });
  }
}
