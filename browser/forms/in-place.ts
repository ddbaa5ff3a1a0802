export type Send = (form: HTMLFormElement, submitter: HTMLElement | null) => Promise<Response>;

const send: Send = (form, submitter) =>
  fetch(form.action, { method: "POST", body: new FormData(form, submitter), credentials: "same-origin" });

/**
 * Sends a form and puts the answering page in place of this one, so that a running session keeps its sound:
 * `<form data-in-place>`. Fires "hingeback:page" when the new page stands. If anything goes wrong, or the answer
 * leads elsewhere, the browser goes there the plain way.
 */
export class InPlace {
  #busy = false;
  readonly #form: HTMLFormElement;
  readonly #send: Send;
  readonly #go: (address: string) => void;

  constructor(form: HTMLFormElement, post: Send = send, go = (address: string): void => location.assign(address)) {
    this.#form = form;
    this.#send = post;
    this.#go = go;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#submit(event.submitter);
    });
  }

  async #submit(submitter: HTMLElement | null): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      const response = await this.#send(this.#form, submitter);
      if (!response.ok) throw new Error(String(response.status));
      this.#show(await response.text(), response.url);
    } catch (error) {
      this.#busy = false;
      if (!(error instanceof TypeError) || !this.#isKeptElsewhere(submitter)) this.#sendPlainly(submitter);
    }
  }

  /** Nobody was there to take it: somebody else on the page may keep it. */
  #isKeptElsewhere(submitter: HTMLElement | null): boolean {
    const away = new CustomEvent("hingeback:no-network", { cancelable: true, detail: submitter });
    return !this.#form.dispatchEvent(away);
  }

  #sendPlainly(submitter: HTMLElement | null): void {
    if (submitter instanceof HTMLButtonElement && submitter.name) {
      const said = document.createElement("input");
      Object.assign(said, { type: "hidden", name: submitter.name, value: submitter.value });
      this.#form.append(said);
    }
    this.#form.submit();
  }

  #show(page: string, address: string): void {
    const next = new DOMParser().parseFromString(page, "text/html");
    const [from, to] = [next.querySelector("body.in-session"), document.querySelector("body.in-session")];
    if (from === null || to === null) {
      this.#go(address);
      return;
    }
    document.title = next.title;
    history.replaceState(null, "", address);
    document.dispatchEvent(new Event("hingeback:leave"));
    to.replaceChildren(...from.childNodes);
    document.dispatchEvent(new Event("hingeback:page"));
  }
}
