import { BodyChart } from "../body-chart/body-chart";
import { movesLess, showDisplay } from "../display/display";
import { Autosave, showSaved } from "../forms/autosave";
import { markBusy } from "../forms/busy";
import { LeaveGuard } from "../forms/leave-guard";
import { QuestionKeys } from "../forms/question-keys";
import { Slider } from "../forms/slider";
import { fillTimeZone } from "../forms/time-zone";
import { openSheets } from "../sheet/sheet";
import { letGo } from "../sheet/toast";
import { BreathPacer, showPacer } from "../timer/breath-pacer";
import { bindTimerButtons, HoldRing } from "../timer/hold-ring";
import { wallClock } from "../units/seconds";

const rings = new Map<string, HoldRing>();

/** Every element of a kind, once: pages change in parts. */
function each<T extends HTMLElement>(selector: string, make: (element: T) => void): void {
  for (const element of document.querySelectorAll<T>(selector)) {
    if (element.dataset.mounted !== undefined) continue;
    element.dataset.mounted = "";
    make(element);
  }
}

function mount(): void {
  each("[data-slider]", (root) => void new Slider(root));
  each("[data-body-chart]", (root) => void new BodyChart(root));
  each<HTMLFormElement>("form[data-display]", (form) => showDisplay(form));
  each<HTMLFormElement>("form[data-question]", (form) => void new QuestionKeys(form));
  each<HTMLFormElement>("form[data-leave-guard]", (form) => void new LeaveGuard(form));
  each<HTMLFormElement>("form[data-fill-time-zone]", (form) => fillTimeZone(form));
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
  each("[data-toast]", (toast) => letGo(toast));
  each("[data-print]", (button) => button.addEventListener("click", () => window.print()));
  each("[data-focus-first]", (summary) => summary.focus());
  openSheets();
  bindTimerButtons(rings);
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
document.addEventListener("htmx:load", mount);
