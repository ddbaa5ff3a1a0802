/** What every page does for the device: the service worker, the copies, and closing at once when a hold is learnt. */
import { CARD, forgetOthers, forgetWeek, FRESH, WEEK } from "../device/copies";
import { DeviceStore } from "../device/device-store";
import { PassedOn } from "../device/passed-on";
import { Signals } from "../device/signals";
import { askStanding } from "../device/standing";
import { offerNewVersion, registerWorker } from "../device/worker";
import { DeviceState } from "../offline/state";
import type { KeptEvent, Outbox, TellableEvent } from "../outbox/outbox";

const LOOK_AGAIN_MS = 60_000;
const HOLD_PAGE = "/safety/";
const FIRST_PAGE = "/";
const OWN_HOLD_PAGE = "/offline/";

/** Who is signed in, by the page; nobody on the pages before sign-in. */
const personHere = (): string => document.body.dataset.person ?? "";
/** True where the page shows exercises: it has to close when a hold is learnt. */
const showsExercises = (): boolean => document.documentElement.dataset.exercises !== undefined;
const isShell = (): boolean => document.querySelector("[data-view]") !== null;

let signals: Signals | undefined;

export function mindDevice(find: () => Promise<Outbox | undefined>): void {
  if (isShell()) return;
  signals = new Signals((signal) => {
    if (signal.what === "held" && (signal.person === personHere() || signal.person === "")) leaveExercises();
    if (signal.what === "left" && personHere() !== "") location.replace(FIRST_PAGE);
  });
  void registerWorker();
  offerNewVersion(() => !document.body.classList.contains("in-session"));
  if (personHere() === "") return;
  void forgetOthers(personHere());
  void leaveIfHeldHere();
  if (document.documentElement.dataset.held !== undefined)
    void learnHold(personHere(), document.documentElement.dataset.held);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void look());
  addEventListener("focus", () => void look());
  addEventListener("pageshow", (event) => event.persisted && void lookBeforeShowing());
  setInterval(() => void look(), LOOK_AGAIN_MS);
  document.addEventListener("hingeback:page", () => keepSoon());
  void find().then((outbox) => outbox?.onChange(() => void heed(outbox)));
  keepSoon();
}

/** A hold that comes with the answer to a sync. What was heard before this page was made counts no more. */
const openedAt = Date.now();
async function heed(outbox: Outbox): Promise<void> {
  const said = await outbox.standing();
  if (said !== undefined && !said.mayExercise && said.heardAt > openedAt) await learnHold(personHere(), said.hold);
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
  const asked = Date.now();
  for (const address of [CARD, WEEK]) {
    const answer = await fetch(address, { credentials: "same-origin" }).catch(() => undefined);
    if (address === WEEK && answer?.headers.has(FRESH))
      await passedOn()
        .forgetBefore(asked)
        .catch(() => undefined);
  }
}

const passedOn = (): PassedOn => new PassedOn(new DeviceStore(personHere()));

/** Only a page that a worker stands behind has a page without network that could tell it again. */
export async function overhear(events: TellableEvent[]): Promise<void> {
  if (personHere() === "" || !navigator.serviceWorker?.controller) return;
  await passedOn().note(events, Date.now());
}

/** A sign that could not be sent closes this device at once, as on the page without network (OD-4). */
export async function closeForStopSign(kept: readonly KeptEvent[]): Promise<void> {
  const state = new DeviceState(new DeviceStore(personHere()));
  await state.read();
  await state.change({ tier: "EMERGENCY", holdFacts: [...state.kept.holdFacts, ...kept.map(({ id }) => id)] });
  await state.hold("set");
  await forgetWeek();
  signals?.tell({ what: "held", person: personHere() });
  if (navigator.serviceWorker?.controller) location.replace(OWN_HOLD_PAGE);
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

/** A hold that this device knows and the server does not yet: its own page tells it, and sends what is not sent. */
async function leaveIfHeldHere(): Promise<void> {
  if (!showsExercises()) return;
  const kept = await new DeviceState(new DeviceStore(personHere())).read().catch(() => undefined);
  if (kept !== undefined && kept.hold.local !== "none") location.replace(OWN_HOLD_PAGE);
}

function leaveExercises(): void {
  if (showsExercises()) location.replace(HOLD_PAGE);
}

/** The outbox of this person, whose wiping takes everything else of theirs from this device too. */
export function withDevice(outbox: Outbox | undefined): Outbox | undefined {
  if (outbox === undefined) return undefined;
  return new Proxy(outbox, {
    get: (kept, name) => {
      if (name === "wipe") return () => leaveDevice(kept);
      if (name === "wipeIfSafe") return () => leaveIfSafe(kept);
      const found: unknown = Reflect.get(kept, name);
      return typeof found === "function" ? found.bind(kept) : found;
    },
  });
}

/** A hold that the server does not know yet outlives a sign-out, and so do the facts that tell of it. */
async function leaveDevice(outbox: Outbox): Promise<void> {
  signals?.tell({ what: "left" });
  await forgetOthers();
  const store = new DeviceStore(personHere());
  if ((await new DeviceState(store).read()).hold.local === "waiting") return;
  await outbox.wipe();
  await store.wipe();
}

/** With all of it on the server a hold is known there too. */
async function leaveIfSafe(outbox: Outbox): Promise<boolean> {
  if (!(await outbox.wipeIfSafe())) return false;
  signals?.tell({ what: "left" });
  await forgetOthers();
  await new DeviceStore(personHere()).wipe();
  return true;
}

/** Nothing of somebody who was deleted stays here. */
export async function forgetDevice(person: string): Promise<void> {
  await forgetOthers();
  await new DeviceStore(person).wipe();
}
