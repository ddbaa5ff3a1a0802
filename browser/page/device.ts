/** What every page does for the device: the service worker, the copies, and closing at once when a hold is learnt. */
import { forgetOthers, forgetWeek, WEEK, CARD } from "../device/copies";
import { DeviceStore } from "../device/device-store";
import { Signals } from "../device/signals";
import { askStanding } from "../device/standing";
import { offerNewVersion, registerWorker } from "../device/worker";
import { DeviceState } from "../offline/state";
import { openOutbox } from "../outbox/outbox";

const LOOK_AGAIN_MS = 60_000;
const HOLD_PAGE = "/safety/";
const FIRST_PAGE = "/";

/** Who is signed in, by the page; nobody on the pages before sign-in. */
const personHere = (): string => document.documentElement.dataset.person ?? "";
/** True where the page shows exercises: it has to close when a hold is learnt. */
const showsExercises = (): boolean => document.documentElement.dataset.exercises !== undefined;
const isShell = (): boolean => document.querySelector("[data-view]") !== null;

let signals: Signals | undefined;

export function mindDevice(): void {
  if (isShell()) return;
  signals = new Signals((signal) => {
    if (signal.what === "held" && (signal.person === personHere() || signal.person === "")) leaveExercises();
    if (signal.what === "left" && personHere() !== "") location.replace(FIRST_PAGE);
  });
  void registerWorker();
  offerNewVersion(() => !document.body.classList.contains("in-session"));
  each("[data-gone]", (place) => void forgetPerson(place.dataset.gone ?? "").then(() => forgetOthers()));
  if (personHere() === "") return;
  void forgetOthers(personHere());
  if (document.documentElement.dataset.held !== undefined)
    void learnHold(personHere(), document.documentElement.dataset.held);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void look());
  addEventListener("focus", () => void look());
  addEventListener("pageshow", (event) => event.persisted && void lookBeforeShowing());
  setInterval(() => void look(), LOOK_AGAIN_MS);
  document.addEventListener("hingeback:page", () => keepSoon());
  bindLeaving();
  keepSoon();
}

/** Once the page stands, the newest days come along; the worker keeps them. */
let keeping: ReturnType<typeof setTimeout> | undefined;
function keepSoon(): void {
  clearTimeout(keeping);
  keeping = setTimeout(() => void keep(), 1500);
}

async function keep(): Promise<void> {
  if (navigator.serviceWorker === undefined) return;
  await navigator.serviceWorker.ready;
  for (const address of [CARD, WEEK]) await fetch(address, { credentials: "same-origin" }).catch(() => undefined);
}

async function look(): Promise<void> {
  const heard = await askStanding();
  if (heard.kind === "signed-out" || (heard.kind === "standing" && heard.person !== personHere())) {
    if (showsExercises()) location.replace(FIRST_PAGE);
  } else if (heard.kind === "standing" && heard.hold) await learnHold(heard.person, heard.tier);
  else if (heard.kind === "standing") await note(heard.person, "server_open");
}

/** A page that the browser kept whole is shown again only when it is known that it may be. */
async function lookBeforeShowing(): Promise<void> {
  if (!showsExercises()) return;
  document.body.hidden = true;
  await look();
  document.body.hidden = false;
}

/** The copies go first; then every page of this browser that shows an exercise. */
async function learnHold(person: string, tier: string): Promise<void> {
  await forgetWeek();
  signals?.tell({ what: "held", person });
  await note(person, "server_hold", tier);
  leaveExercises();
}

/** What the server says is remembered, so that the page without network knows it too. */
async function note(person: string, step: "server_hold" | "server_open", tier = ""): Promise<void> {
  const state = new DeviceState(new DeviceStore(person));
  try {
    await state.read();
    if (step === "server_hold" && state.kept.serverTier !== tier) await state.change({ serverTier: tier });
    await state.hold(step);
  } catch {
    // a browser without a store keeps no copies either
  }
}

function leaveExercises(): void {
  if (showsExercises()) location.replace(HOLD_PAGE);
}

/** Signing out takes what belongs to this person from the device; what was not sent is offered first, and named. */
function bindLeaving(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-leaving]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void leave(form).catch(() => form.submit());
    });
  }
}

async function leave(form: HTMLFormElement): Promise<void> {
  const outbox = await openOutbox(personHere());
  await outbox.send();
  const unsent = (await outbox.waitingCount()) + (await outbox.tray()).length;
  const sheet = document.querySelector<HTMLDialogElement>("dialog[data-leaving-sheet]");
  if (unsent > 0 && sheet !== null && !(await letsGo(sheet, unsent))) return;
  signals?.tell({ what: "left" });
  await forgetOthers();
  if (!(await holdWaits(personHere()))) await forgetPerson(personHere());
  form.submit();
}

/** A hold that the server does not know yet outlives a log-out, and so does what tells of it. */
async function holdWaits(person: string): Promise<boolean> {
  const state = new DeviceState(new DeviceStore(person));
  return (await state.read()).hold.local === "waiting";
}

async function forgetPerson(person: string): Promise<void> {
  await (await openOutbox(person)).wipe();
  await new DeviceStore(person).wipe();
}

/** Asks once, with the number; closing the sheet means to stay. */
function letsGo(sheet: HTMLDialogElement, unsent: number): Promise<boolean> {
  const words = sheet.dataset[unsent === 1 ? "one" : "many"] ?? "";
  sheet.querySelector('[data-slot="unsent"]')?.replaceChildren(words.replace("{n}", String(unsent)));
  sheet.returnValue = "";
  sheet.showModal();
  return new Promise((decided) => {
    sheet.addEventListener("close", () => decided(sheet.returnValue === "leave"), { once: true });
  });
}

function each(selector: string, act: (place: HTMLElement) => void): void {
  for (const place of document.querySelectorAll<HTMLElement>(selector)) act(place);
}
