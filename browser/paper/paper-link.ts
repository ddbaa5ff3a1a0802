/** Hands a finished file to the person; separate so that a test can look at it. */
export type Save = (file: Blob, name: string) => void;
export type Fetch = (address: string) => Promise<Response>;
export type Go = (address: string) => void;

/**
 * "Print my week": the pages take a moment, so the link says so and cannot be pressed twice.
 * What is not a PDF (a hold, a missing library) is a page of its own, and is opened.
 */
export class PaperLink {
  readonly #link: HTMLAnchorElement;
  readonly #label: HTMLElement;
  readonly #fetch: Fetch;
  readonly #save: Save;
  readonly #go: Go;

  constructor(link: HTMLAnchorElement, fetchFile: Fetch = fetchFresh, save: Save = saveFile, go: Go = goTo) {
    this.#link = link;
    this.#label = link.querySelector("span") ?? link;
    this.#fetch = fetchFile;
    this.#save = save;
    this.#go = go;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      void this.make();
    });
  }

  async make(): Promise<void> {
    if (this.#link.getAttribute("aria-disabled") === "true") return;
    const words = this.#label.textContent;
    this.#link.setAttribute("aria-disabled", "true");
    this.#label.textContent = this.#link.dataset.busy ?? words;
    try {
      await this.#open(await this.#fetch(this.#link.href));
    } catch {
      this.#go(this.#link.href);
    } finally {
      this.#link.removeAttribute("aria-disabled");
      this.#label.textContent = words;
    }
  }

  async #open(answer: Response): Promise<void> {
    if (!(answer.headers.get("Content-Type") ?? "").startsWith("application/pdf")) {
      this.#go(answer.redirected ? answer.url : this.#link.href);
      return;
    }
    this.#save(await answer.blob(), this.#link.dataset.fileName ?? "hingeback-week.pdf");
  }
}

function fetchFresh(address: string): Promise<Response> {
  return fetch(address, { cache: "no-store" });
}

function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const anchor = Object.assign(document.createElement("a"), { href: address, download: name });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function goTo(address: string): void {
  location.assign(address);
}
