/** Keys of a question screen: 1 to 9 choose an option, Enter goes on. Fields for writing keep their keys. */
export class QuestionKeys {
  readonly #form: HTMLFormElement;
  readonly #listener = (event: KeyboardEvent): void => this.#key(event);

  constructor(form: HTMLFormElement) {
    this.#form = form;
    document.addEventListener("keydown", this.#listener);
  }

  dispose(): void {
    document.removeEventListener("keydown", this.#listener);
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || dialogOpen()) return;
    const target = event.target instanceof Element ? event.target : null;
    if (event.key === "Enter") this.#enter(event, target);
    else if (/^[1-9]$/.test(event.key) && !isWriting(target)) this.#choose(event, target, Number(event.key));
  }

  #enter(event: KeyboardEvent, target: Element | null): void {
    if (target?.closest("a, button, summary, textarea, [role=checkbox], [role=tab]")) return;
    event.preventDefault();
    const next = this.#form.querySelector<HTMLButtonElement>("[data-next]");
    this.#form.requestSubmit(next ?? undefined);
  }

  #choose(event: KeyboardEvent, target: Element | null, number: number): void {
    const group = this.#group(target);
    const option = group?.[number - 1];
    if (option === undefined) return;
    event.preventDefault();
    option.focus();
    option.click();
  }

  /** The group that has the focus, else the only one of the question. */
  #group(target: Element | null): HTMLInputElement[] | undefined {
    const sets = [...this.#form.querySelectorAll("fieldset:not([data-slider], [data-body-chart])")];
    const here = target?.closest("fieldset:not([data-slider], [data-body-chart])");
    const set = here && this.#form.contains(here) ? here : sets.length === 1 ? sets[0] : undefined;
    if (set === undefined) return undefined;
    return [...set.querySelectorAll<HTMLInputElement>("input[type=radio], input[type=checkbox]")];
  }
}

function dialogOpen(): boolean {
  return document.querySelector("dialog[open]") !== null;
}

function isWriting(target: Element | null): boolean {
  return (
    target !== null && target.matches("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])")
  );
}
