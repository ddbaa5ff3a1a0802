/** Pieces of the page: each is a `<template>` with places for words (`data-slot`), lists, and parts that may be left out. */
export class Piece {
  readonly root: DocumentFragment;
  #busy = false;

  constructor(name: string, kind = "view") {
    const template = document.getElementById(`${kind}-${name}`);
    if (!(template instanceof HTMLTemplateElement)) throw new Error(`The page has no piece ${kind}-${name}.`);
    this.root = document.importNode(template.content, true);
  }

  text(words: Record<string, string | number>): this {
    for (const [name, word] of Object.entries(words)) {
      for (const place of this.root.querySelectorAll(`[data-slot="${name}"]`)) place.textContent = String(word);
    }
    return this;
  }

  /** Keeps the parts that are true and takes the others away. */
  only(parts: Record<string, boolean>): this {
    for (const [name, wanted] of Object.entries(parts)) {
      if (!wanted) for (const part of this.root.querySelectorAll(`[data-if="${name}"]`)) part.remove();
    }
    return this;
  }

  list(name: string, entries: Iterable<Node>): this {
    this.one(`[data-list="${name}"]`)?.replaceChildren(...entries);
    return this;
  }

  words(name: string, texts: readonly string[], tag = "p"): this {
    return this.list(
      name,
      texts.map((text) => element(tag, text)),
    );
  }

  call(name: string, number: string): this {
    for (const link of this.root.querySelectorAll(`[data-call="${name}"]`)) {
      link.setAttribute("href", `tel:${number.replaceAll(" ", "")}`);
    }
    return this;
  }

  on(name: string, act: () => unknown): this {
    for (const button of this.root.querySelectorAll(`[data-do="${name}"]`)) {
      button.addEventListener("click", (event) => {
        event.preventDefault();
        void this.#run(act);
      });
    }
    return this;
  }

  submit(act: (form: HTMLFormElement) => unknown): this {
    const form = this.one<HTMLFormElement>("form");
    form?.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#run(() => act(form));
    });
    return this;
  }

  /** One act at a time; what could not be kept is said, and the screen stays where it is. */
  async #run(act: () => unknown): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await act();
      showTrouble(false);
    } catch (error) {
      showTrouble(true);
      console.error(error);
    } finally {
      this.#busy = false;
    }
  }

  one<T extends Element = HTMLElement>(selector: string): T | null {
    return this.root.querySelector<T>(selector);
  }
}

function showTrouble(is: boolean): void {
  const plate = document.querySelector<HTMLElement>("[data-trouble]");
  if (plate === null) return;
  plate.hidden = !is;
  if (is) plate.scrollIntoView({ block: "center" });
}

export function element(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  if (tag === "li") made.append(element("div", text));
  else made.textContent = text;
  return made;
}

export function pose(name: string): Node {
  const template = document.getElementById(`pose-${name}`) ?? document.getElementById("pose-standing");
  return template instanceof HTMLTemplateElement
    ? document.importNode(template.content, true)
    : document.createTextNode("");
}

/** Words of the page with numbers in them; `one` and `many` by `{n}`. */
export function say(name: string, values: Record<string, string | number> = {}): string {
  const words = document.getElementById("words")?.dataset ?? {};
  const counted = values.n === undefined ? undefined : words[`${name}${Number(values.n) === 1 ? "One" : "Many"}`];
  const text = counted ?? words[name] ?? "";
  return text.replace(/\{(\w+)\}/g, (_whole, key: string) => String(values[key] ?? ""));
}

export const chosen = (form: ParentNode, name: string): string =>
  form.querySelector<HTMLInputElement>(`input[name="${name}"]:checked`)?.value ?? "";

export function rating(form: ParentNode, name: string): number | undefined {
  const told = chosen(form, name);
  return told === "" ? undefined : Number(told);
}

/** Shows the problems that are there and hides the others; the first one gets the focus. True if there is none. */
export function showProblems(root: ParentNode, wrong: Record<string, boolean>): boolean {
  let first: HTMLElement | undefined;
  for (const place of root.querySelectorAll<HTMLElement>("[data-problem]")) {
    const here = wrong[place.dataset.problem ?? ""] === true;
    place.hidden = !here;
    if (here) place.setAttribute("role", "alert");
    if (here) first ??= place;
  }
  first?.scrollIntoView({ block: "center" });
  const field = first?.parentElement?.querySelector<HTMLElement>("fieldset");
  field?.focus();
  return first === undefined;
}
