import { dateLanguage } from "../units/date-language";
import type { KeptEvent, Outbox } from "./outbox";

/** The page of what was not sent: what waits, and what the server refused, in plain words. */
export class TrayPage {
  readonly #root: HTMLElement;
  readonly #outbox: Outbox;

  constructor(root: HTMLElement, outbox: Outbox) {
    this.#root = root;
    this.#outbox = outbox;
    const stop = outbox.onChange(() => (root.isConnected ? void this.show() : stop()));
    this.#part("[data-send]")?.addEventListener("click", () => void this.#send());
    this.#part("[data-retry]")?.addEventListener("click", () => void this.#retry());
    void this.show();
  }

  async show(): Promise<void> {
    const [waiting, refused] = [await this.#outbox.waiting(), await this.#outbox.tray()];
    this.#fill("[data-waiting]", waiting, false);
    this.#fill("[data-refused]", refused, true);
    const nothing = this.#part("[data-nothing]");
    if (nothing !== null) nothing.hidden = waiting.length + refused.length > 0;
  }

  #fill(selector: string, events: KeptEvent[], withReason: boolean): void {
    const section = this.#part(selector);
    if (section === null) return;
    section.hidden = events.length === 0;
    section.querySelector("ul")?.replaceChildren(...events.map((event) => this.#row(event, withReason)));
  }

  #row(event: KeptEvent, withReason: boolean): HTMLElement {
    const row = document.createElement("li");
    const [what, when] = [document.createElement("b"), document.createElement("span")];
    what.textContent = this.#say("type", event.type);
    when.className = "second small";
    when.textContent = new Date(event.at).toLocaleString(dateLanguage(), {
      dateStyle: "medium",
      timeStyle: "short",
    });
    row.append(what, when);
    if (withReason) row.append(this.#reason(event), this.#letGo(event));
    return row;
  }

  #reason(event: KeptEvent): HTMLElement {
    const reason = document.createElement("span");
    reason.className = "small";
    reason.textContent = this.#say("code", event.code ?? "");
    return reason;
  }

  #letGo(event: KeptEvent): HTMLElement {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "button plain small" });
    button.textContent = this.#root.dataset.letGo ?? "";
    button.addEventListener("click", () => {
      if (button.dataset.sure !== undefined) void this.#outbox.forget([event.id]);
      button.dataset.sure = "";
      button.textContent = this.#root.dataset.letGoSure ?? "";
    });
    return button;
  }

  /** The words of the page for a type or a code; those for anything else where it knows none. */
  #say(kind: "type" | "code", name: string): string {
    const words = [...this.#root.querySelectorAll<HTMLElement>(`[data-${kind}]`)];
    const found = words.find((word) => word.dataset[kind] === name) ?? words.find((word) => word.dataset[kind] === "");
    return found?.textContent ?? name;
  }

  async #send(): Promise<void> {
    const { outcome } = await this.#outbox.send();
    const said = this.#part("[data-said]");
    if (said !== null) said.textContent = this.#root.dataset[SAID_OF[outcome]] ?? "";
  }

  async #retry(): Promise<void> {
    await this.#outbox.retry((await this.#outbox.tray()).map((event) => event.id));
    await this.#send();
  }

  #part(selector: string): HTMLElement | null {
    return this.#root.querySelector<HTMLElement>(selector);
  }
}

const SAID_OF = {
  done: "saidDone",
  "no-network": "saidAway",
  "signed-out": "saidSignedOut",
  "server-trouble": "saidTrouble",
} as const;
