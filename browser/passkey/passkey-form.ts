import { type Json, readOptions, writeAnswer } from "./json";

/** What a ceremony needs of the world; a test brings its own. */
export interface World {
  ask(address: string, body: FormData): Promise<Json>;
  create(options: PublicKeyCredentialCreationOptions): Promise<Credential | null>;
  get(options: PublicKeyCredentialRequestOptions): Promise<Credential | null>;
  send(form: HTMLFormElement, submitter: HTMLButtonElement | null): void;
}

/** The server said in words why not. */
class Refused extends Error {}

/**
 * A form that a passkey can fill: `data-passkey` is `sign_in`, `confirm` or `register`.
 * A button with `data-passkey-button` always asks the device; in a `confirm` form the other buttons do so
 * while no passphrase is typed. What the device answers goes into the hidden field, and the form is sent as usual.
 */
export class PasskeyForm {
  readonly #form: HTMLFormElement;
  readonly #world: World;
  readonly #said: DOMStringMap;
  #atWork = false;

  constructor(form: HTMLFormElement, world: World = browser) {
    this.#form = form;
    this.#world = world;
    this.#said = form.querySelector<HTMLElement>("[data-passkey-said]")?.dataset ?? {};
    form.hidden = false;
    for (const button of form.querySelectorAll<HTMLElement>("[data-passkey-button]")) button.hidden = false;
    for (const line of form.querySelectorAll<HTMLElement>("[data-passkey-off]")) line.hidden = true;
    form.addEventListener("submit", (event) => this.#submitted(event), { capture: true });
  }

  #submitted(event: SubmitEvent): void {
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
    if (!this.#asksDevice(button)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (this.#atWork) return;
    void this.#run(button);
  }

  #asksDevice(button: HTMLButtonElement | null): boolean {
    if (button?.hasAttribute("data-passkey-button")) return true;
    return this.#form.dataset.passkey === "confirm" && this.#passphrase() === "";
  }

  #passphrase(): string {
    const field = this.#form.querySelector<HTMLInputElement>("[name=passphrase], [name=current]");
    return field?.value ?? "";
  }

  async #run(button: HTMLButtonElement | null): Promise<void> {
    const label = button?.querySelector("span") ?? button;
    const words = label?.textContent ?? "";
    this.#atWork = true;
    this.#say("");
    if (label) label.textContent = this.#said.atWork ?? words;
    try {
      this.#field().value = await this.#answer();
      this.#world.send(this.#form, button);
    } catch (problem) {
      this.#say(this.#wordsFor(problem));
    } finally {
      this.#atWork = false;
      if (label) label.textContent = words;
    }
  }

  /** A new passkey may want the proof of an old one first. */
  async #answer(): Promise<string> {
    const purpose = this.#form.dataset.passkey ?? "";
    const options = await this.#options(purpose, "");
    if (purpose !== "register" || options.create) return this.#ceremony(options);
    return this.#ceremony(await this.#options(purpose, await this.#ceremony(options)));
  }

  async #options(purpose: string, proof: string): Promise<Json> {
    const body = new FormData(this.#form);
    body.set("purpose", purpose);
    body.set("passkey", proof);
    const options = await this.#world.ask(this.#said.options ?? "", body);
    if (typeof options.problem === "string") throw new Refused(options.problem);
    return options;
  }

  async #ceremony(options: Json): Promise<string> {
    const answer = options.create
      ? await this.#world.create(readOptions(options.create as Json))
      : await this.#world.get(readOptions(options.get as Json));
    if (answer === null) throw new Error("The device gave no answer.");
    return writeAnswer(answer as PublicKeyCredential);
  }

  #wordsFor(problem: unknown): string {
    const said = this.#said;
    if (problem instanceof Refused) return problem.message;
    const name = problem instanceof Error || problem instanceof DOMException ? problem.name : "";
    if (name === "NotAllowedError" || name === "AbortError") return said.stopped ?? "";
    return (name === "InvalidStateError" ? said.known : said.failed) ?? "";
  }

  #say(words: string): void {
    const place = this.#form.querySelector<HTMLElement>("[data-passkey-problem]");
    const text = place?.querySelector("p");
    if (!place || !text) return;
    text.textContent = words;
    place.hidden = words === "";
  }

  #field(): HTMLInputElement {
    return this.#form.querySelector<HTMLInputElement>("input[name=passkey]") as HTMLInputElement;
  }
}

/** Whether this browser can at all; not over an address without HTTPS, for example. */
export const canUsePasskeys = (): boolean => "PublicKeyCredential" in window && window.isSecureContext;

const browser: World = {
  async ask(address, body) {
    const answer = await fetch(address, { method: "POST", body, credentials: "same-origin" });
    return (await answer.json()) as Json;
  },
  create: (publicKey) => navigator.credentials.create({ publicKey }),
  get: (publicKey) => navigator.credentials.get({ publicKey }),
  send(form, submitter) {
    if (submitter?.name) {
      form.append(
        Object.assign(document.createElement("input"), {
          type: "hidden",
          name: submitter.name,
          value: submitter.value,
        }),
      );
    }
    form.submit();
  },
};
