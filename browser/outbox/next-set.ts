import { uuid7 } from "./uuid";

/** After a set went to the outbox the page stays as it is, so it counts on by itself; after the last set it stops. */
export function countOn(form: HTMLFormElement, root: ParentNode = document): void {
  const field = form.querySelector<HTMLInputElement>("[name=set_n]");
  const event = form.querySelector<HTMLInputElement>("[name=event]");
  if (field === null || event === null || form.dataset.outbox !== "set") return;
  const next = Number(field.value) + 1;
  for (const other of root.querySelectorAll<HTMLElement>("form[data-next-set]")) other.dataset.nextSet = String(next);
  if (form.dataset.lastSet === undefined) return;
  const button = form.querySelector<HTMLButtonElement>("button");
  if (next > Number(form.dataset.lastSet)) {
    button?.setAttribute("hidden", "");
    return;
  }
  field.value = String(next);
  event.value = uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
  const words = button?.querySelector("span");
  const here = next - Number(form.dataset.firstSet ?? 1) + 1;
  if (words) words.textContent = (form.dataset.setWords ?? "{n}").replace("{n}", String(here));
}
