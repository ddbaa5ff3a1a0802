import { BodyChart } from "../body-chart/body-chart";
import { movesLess, showDisplay } from "../display/display";
import { Autosave, showSaved } from "../forms/autosave";
import { markBusy } from "../forms/busy";
import { InPlace } from "../forms/in-place";
import { LeaveGuard } from "../forms/leave-guard";
import { letOneGoOfTheOther } from "../forms/none-of-these";
import { QuestionKeys } from "../forms/question-keys";
import { Slider } from "../forms/slider";
import { fillTimeZone } from "../forms/time-zone";
import { canUsePasskeys, PasskeyForm } from "../passkey/passkey-form";
import { showAbilities } from "../phone/abilities";
import { PaperLink } from "../paper/paper-link";
import { forgetPerson, PageOutbox } from "../outbox/page-outbox";
import { OnItsWay } from "../outbox/on-its-way";
import { UnsentPlate } from "../outbox/plate";
import { Rescue, RESCUED, type Rescued } from "../outbox/rescue";
import { SignOut } from "../outbox/sign-out";
import { TrayPage } from "../outbox/tray";
import { openSheets } from "../sheet/sheet";
import { letGo } from "../sheet/toast";
import { BreathPacer, showPacer } from "../timer/breath-pacer";
import { bindTimerButtons, HoldRing } from "../timer/hold-ring";
import { Player, type Wish } from "../timer/player";
import { PlayerKeys } from "../timer/player-keys";
import { Sound } from "../timer/sound";
import { wallClock } from "../units/seconds";
import { lookForBetterWeek } from "../week/better-week";
import { closeForStopSign, forgetDevice, mindDevice, overhear, withDevice } from "./device";
import { offerWayOn } from "./way-on";

const rings = new Map<string, HoldRing>();
let player: Player | undefined;
let sound: Sound | undefined;
let keys: PlayerKeys | undefined;
const kept = new PageOutbox(document.body.dataset.person);

/** Every element of a kind, once: pages change in parts. */
function each<T extends HTMLElement>(selector: string, make: (element: T) => void): void {
  for (const element of document.querySelectorAll<T>(selector)) {
    if (element.dataset.mounted !== undefined) continue;
    element.dataset.mounted = "";
    make(element);
  }
}

function mount(): void {
  mountOutbox();
  mountSession();
  each("[data-slider]", (root) => void new Slider(root));
  each("[data-body-chart]", (root) => void new BodyChart(root));
  each<HTMLFormElement>("form[data-display]", (form) => showDisplay(form));
  each<HTMLFormElement>("form[data-question]", (form) => void new QuestionKeys(form));
  each<HTMLFormElement>("form[data-better-week]", (form) => void lookForBetterWeek(form));
  each<HTMLFormElement>("form[data-leave-guard]", (form) => void new LeaveGuard(form));
  each<HTMLFormElement>("form[data-fill-time-zone]", (form) => fillTimeZone(form));
  for (const form of document.querySelectorAll<HTMLFormElement>("form:not([data-none-bound])")) {
    form.dataset.noneBound = "";
    letOneGoOfTheOther(form);
  }
  each("[data-saved]", (place) =>
    showSaved(place, { saved: place.dataset.saved ?? "", notSaved: place.dataset.notSaved ?? "" }),
  );
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-autosave]:not([data-autosaving])")) {
    form.dataset.autosaving = "";
    new Autosave(form);
  }
  for (const form of document.querySelectorAll<HTMLFormElement>("form[method=post]:not([data-busy-bound])")) {
    form.dataset.busyBound = "";
    markBusy(form);
  }
  each("[data-hold-ring]", (root) => void rings.set(root.id, new HoldRing(root)));
  each("[data-pacer]", (root) => bindPacer(root));
  if (canUsePasskeys()) each<HTMLFormElement>("form[data-passkey]", (form) => void new PasskeyForm(form));
  each<HTMLAnchorElement>("a[data-paper]", (link) => void new PaperLink(link));
  each("[data-toast]", (toast) => letGo(toast));
  each("[data-abilities]", (list) => void showAbilities(list));
  each("[data-print]", (button) => button.addEventListener("click", () => window.print()));
  each("[data-focus-first]", (summary) => summary.focus());
  openSheets();
  bindTimerButtons(rings);
}

/** What is kept on this device until the server has it. Stands before the forms: without network it takes their place. */
function mountOutbox(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-outbox]:not([data-rescued-by])")) {
    form.dataset.rescuedBy = "outbox";
    new Rescue(form, kept.find, overhear);
  }
  each("[data-unsent]", (place) => void kept.find().then((outbox) => outbox && new UnsentPlate(place, outbox)));
  each("[data-told-day]", (root) => void kept.find().then((outbox) => outbox && new OnItsWay(root, outbox)));
  each("[data-tray]", (root) => void kept.find().then((outbox) => outbox && new TrayPage(root, outbox)));
  each("[data-forget-person]", (place) => {
    const gone = place.dataset.forgetPerson ?? "";
    void Promise.all([forgetPerson(gone), forgetDevice(gone)]);
  });
  each<HTMLFormElement>("form[data-sign-out]", (form) => {
    const sheet = document.getElementById(form.dataset.signOut ?? "");
    if (sheet instanceof HTMLDialogElement) new SignOut(form, sheet, () => kept.find().then(withDevice));
  });
}

/** The page says that an entry is safe here, and goes on when the server has it. */
function showRescued(event: Event): void {
  const form = event.target instanceof HTMLFormElement ? event.target : undefined;
  if (form === undefined) return;
  kept.goOnAt(form.dataset.then ?? location.href);
  const button = form.querySelector<HTMLButtonElement>("button:not([type=button])");
  const note = document.createElement("p");
  Object.assign(note, { className: "kept-here", textContent: form.dataset.keptHere ?? "" });
  note.setAttribute("role", "status");
  form.querySelector(".kept-here")?.remove();
  (button?.closest(".foot") ?? button ?? form.lastElementChild)?.before(note);
  if (form.dataset.outbox === "stopSign") void closeForStopSign((event as CustomEvent<Rescued>).detail.kept);
  else void offerWayOn(form, note, kept);
}

/** The player, its sound and its keys; one each, whichever exercise stands on the page. */
function mountSession(): void {
  if (!document.body.classList.contains("in-session")) return;
  sound ??= new Sound();
  const heard = sound;
  keys ??= new PlayerKeys(
    (wish: Wish) => player?.wish(wish),
    () => toggleSound(heard),
  );
  each("[data-player]", (root) => void (player = new Player(root, heard)));
  each("[data-sound]", (button) => button.addEventListener("click", () => toggleSound(heard)));
  each<HTMLInputElement>("[data-keys-on]", (box) => keys?.bind(box));
  each<HTMLFormElement>("form[data-in-place]", (form) => void new InPlace(form));
  for (const hidden of document.querySelectorAll<HTMLElement>(".needs-script[hidden]")) hidden.hidden = false;
  showSound(heard);
}

function toggleSound(heard: Sound): void {
  heard.toggle();
  showSound(heard);
}

function showSound(heard: Sound): void {
  document.querySelector("[data-sound]")?.setAttribute("aria-pressed", String(heard.on));
}

function leaveSession(): void {
  player?.dispose();
  player = undefined;
}

function bindPacer(root: HTMLElement): void {
  const pacer = new BreathPacer(wallClock);
  if (movesLess()) root.classList.add("still");
  showPacer(pacer, root, { in: root.dataset.in ?? "", out: root.dataset.out ?? "" });
  root.querySelector("[data-pacer-buttons]")?.removeAttribute("hidden");
  root.querySelector("[data-pacer-start]")?.addEventListener("click", () => pacer.start());
  root.querySelector("[data-pacer-stop]")?.addEventListener("click", () => pacer.dispose());
}

document.documentElement.classList.add("js");
mount();
void kept.start();
document.addEventListener(RESCUED, showRescued);
mindDevice(kept.find);
document.addEventListener("htmx:load", mount);
document.addEventListener("hingeback:leave", leaveSession);
document.addEventListener("hingeback:page", () => {
  mount();
  document.querySelector<HTMLElement>("[data-focus-here]")?.focus();
});
