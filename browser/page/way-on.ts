import { weekIsHere } from "../device/copies";
import { whatToDo } from "../outbox/form-facts";
import type { PageOutbox } from "../outbox/page-outbox";

/** A sending that takes longer has no network that would be of use. */
const PATIENCE_MS = 3000;

/**
 * Under the words that an entry is safe here stands a link that goes on in the page without network, at the place where
 * this page would have gone. None where the page itself goes on (the next set), or where no days are kept.
 */
export async function offerWayOn(form: HTMLFormElement, note: HTMLElement, outbox: PageOutbox): Promise<void> {
  const address = wayOn(form);
  const template = document.getElementById("way-on");
  if (address === undefined || !(template instanceof HTMLTemplateElement) || !(await canGoOn())) return;
  note.parentElement?.querySelector(".way-on")?.remove();
  note.after(document.importNode(template.content, true));
  const link = note.parentElement?.querySelector<HTMLAnchorElement>(".way-on a");
  if (!link) return;
  link.href = address;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    void sendThenGo(outbox, address);
  });
  link.focus();
}

/** What waits goes first: with the network back the page that follows has to know of it. */
async function sendThenGo(outbox: PageOutbox, address: string): Promise<void> {
  outbox.goOnAt(address);
  const late = new Promise<undefined>((over) => setTimeout(() => over(undefined), PATIENCE_MS));
  const report = await Promise.race([outbox.send(), late]);
  if (report?.outcome !== "done") location.assign(address);
}

async function canGoOn(): Promise<boolean> {
  const worker = (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker;
  return Boolean(worker?.controller) && (await weekIsHere().catch(() => false));
}

/** Where the page would have led; undefined where it stays. */
export function wayOn(form: HTMLFormElement): string | undefined {
  const said = new FormData(form);
  const session = `/session/${form.dataset.session ?? said.get("session") ?? ""}/`;
  switch (form.dataset.outbox) {
    case "set":
      return isLastSet(form) ? session : undefined;
    case "skip":
    case "begin":
      return session;
    case "hurts":
      return `${location.pathname}?then=${adviceOf(form, said)}`;
    case "checkIn":
    case "morning":
    case "thirdDay":
      return "/today/";
    default:
      return undefined;
  }
}

const isLastSet = (form: HTMLFormElement): boolean =>
  form.dataset.lastSet !== undefined && form.querySelector("button[hidden]") !== null;

const adviceOf = (form: HTMLFormElement, said: FormData): string =>
  whatToDo(Number(form.dataset.pre ?? 0), Number(said.get("now")), said.get("leg") !== "no");
