/** The page without network: what is kept on this device, and a session with it. */
import { forgetOthers } from "../device/copies";
import { DeviceStore } from "../device/device-store";
import { PassedOn } from "../device/passed-on";
import { Signals } from "../device/signals";
import { offerNewVersion } from "../device/worker";
import { openOutbox, type Outbox } from "../outbox/outbox";
import { uuid7 } from "../outbox/uuid";
import { OfflineApp } from "./app";
import { loadCard, loadWeek } from "./bundle";
import { Drawing } from "./draw";
import { DeviceState } from "./state";

const LOOK_AGAIN_MS = 60_000;

async function open(): Promise<void> {
  const place = document.querySelector<HTMLElement>("[data-view]");
  if (place === null) return;
  const [week, card] = await Promise.all([loadWeek(), loadCard()]);
  const person = card?.person ?? week?.person;
  const drawing = new Drawing(place);
  if (person === undefined) return showNothing(place);
  const outbox = await openOutbox(person);
  const store = new DeviceStore(person);
  const state = new DeviceState(store);
  await state.read();
  const app = new OfflineApp({
    week,
    card,
    state,
    outbox,
    passedOn: new PassedOn(store),
    signals: { tell: (signal) => signals.tell(signal) },
    now: () => Date.now(),
    newId: () => uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
    draw: (drawn, view) => drawing.draw(drawn, view),
    reloadWeek: () => loadWeek(),
  });
  const signals = new Signals((signal) => {
    if (signal.what === "left") location.replace("/");
    else if (signal.person === person && app.view.name !== "hold") void state.read().then(() => app.hearHold());
  });
  for (const link of document.querySelectorAll<HTMLElement>('.bar [data-do="stop"]')) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      app.show({ name: "stop" });
    });
  }
  await heedWhatWasSaid(app, outbox);
  await app.open(location.pathname, location.search);
  watch(app, outbox);
}

/** A hold that came with an earlier answer counts also where the copies were made before it. */
async function heedWhatWasSaid(app: OfflineApp, outbox: Outbox): Promise<void> {
  const standing = await outbox.standing();
  if (standing === undefined || standing.mayExercise) return;
  const made = Date.parse(app.week?.made_at ?? "");
  if (app.week !== undefined && made > standing.saidAt) return;
  await app.parts.state.change({ serverTier: standing.hold });
  await app.parts.state.hold("server_hold");
  app.week = undefined;
}

function showNothing(place: HTMLElement): void {
  const template = document.getElementById("view-nothing");
  if (template instanceof HTMLTemplateElement) place.replaceChildren(document.importNode(template.content, true));
  void forgetOthers();
}

/** Sends when it can: at the start, when the network is back, when the page is looked at again, and now and then. */
function watch(app: OfflineApp, outbox: Outbox): void {
  const send = (): void => void app.send().then(tell, tell);
  const tell = (): void => void showState(app, outbox);
  outbox.onChange(tell);
  addEventListener("online", send);
  addEventListener("offline", tell);
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && send());
  setInterval(send, LOOK_AGAIN_MS);
  send();
  tell();
  offerNewVersion(() => app.journal === undefined || app.journal.ended);
}

/** "No network. 2 answers are safe on this device." */
async function showState(app: OfflineApp, outbox: Outbox): Promise<void> {
  const place = document.querySelector<HTMLElement>("[data-state]");
  const words = place?.querySelector('[data-slot="state"]');
  if (!place || !words) return;
  const waiting = await outbox.waitingCount();
  const told = place.dataset;
  const count = (name: string): string =>
    (told[`${name}${waiting === 1 ? "One" : "Many"}`] ?? "").replace("{n}", String(waiting));
  const off = !navigator.onLine;
  const parts = off
    ? [told.none ?? "", waiting > 0 ? count("kept") : (told.ready ?? "")]
    : [waiting > 0 ? count("waiting") : ""];
  const text = parts.filter(Boolean).join(" ");
  if (words.textContent !== text) words.textContent = text;
  place.hidden = text === "";
  const back = document.querySelector<HTMLElement>("[data-back-online]");
  if (back) back.hidden = off || document.body.dataset.view === "place" || document.body.dataset.view === "hold";
  const notKept = document.querySelector<HTMLElement>("[data-not-kept]");
  if (notKept) notKept.hidden = app.toldAgain || !new URLSearchParams(location.search).has("not-kept");
}

document.documentElement.classList.add("js");
void open();
