import { placeLeaders } from "./leaders";
import { isArrow, neighbour, type Place } from "./neighbour";

const SVG = "http://www.w3.org/2000/svg";
const WHOLE = "-65 0 350 476";
const CLOSE = "-6 62 232 300";

/**
 * Lets a person tap the body. The list of fields stays the one truth: a tap clicks its field, and every change of a
 * field, from wherever, is drawn. Fires `hingeback:region` with the code when a region is chosen.
 */
export class BodyChart {
  readonly #root: HTMLElement;
  readonly #fields: Map<string, HTMLInputElement>;

  constructor(root: HTMLElement) {
    this.#root = root;
    const inputs = [...root.querySelectorAll<HTMLInputElement>(".body-list input")];
    this.#fields = new Map(inputs.map((input) => [input.value, input]));
    for (const hidden of root.querySelectorAll(".body-tabs, .body-tools, .body-chips"))
      hidden.removeAttribute("hidden");
    this.#bindTabs();
    this.#bindRegions();
    this.#bindCloser();
    root.addEventListener("change", () => this.draw());
    root.dataset.ready = "";
    this.show("back");
    this.draw();
  }

  get selected(): string[] {
    return [...this.#fields].filter(([, field]) => field.checked).map(([code]) => code);
  }

  toggle(code: string): void {
    const field = this.#fields.get(code);
    if (field === undefined) return;
    if (field.type === "radio" && field.checked) {
      field.checked = false;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    } else field.click();
    if (!field.checked) return;
    this.#root.dispatchEvent(new CustomEvent("hingeback:region", { detail: code, bubbles: true }));
    const saddle = code.startsWith("pelvis_saddle") && this.#root.dataset.saddleSubmits !== undefined;
    if (saddle) field.form?.requestSubmit();
  }

  show(name: string): void {
    for (const panel of this.#panels) panel.toggleAttribute("hidden", panel.dataset.panel !== name);
    this.#root.querySelector(".body-tools")?.toggleAttribute("hidden", name === "list");
    for (const tab of this.#tabs) {
      const on = tab.getAttribute("aria-controls")?.endsWith(`-${name}`) ?? false;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
    }
  }

  draw(): void {
    const chosen = new Set(this.selected);
    for (const region of this.#regions) {
      region.setAttribute("aria-checked", String(chosen.has(region.dataset.code ?? "")));
    }
    for (const svg of this.#root.querySelectorAll<SVGSVGElement>("svg.body")) this.#drawLeaders(svg);
    this.#drawChips();
  }

  get #panels(): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>("[data-panel]")];
  }

  get #tabs(): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>("[role=tab]")];
  }

  get #regions(): SVGGElement[] {
    return [...this.#root.querySelectorAll<SVGGElement>(".region")];
  }

  #bindTabs(): void {
    const tabs = this.#tabs;
    const list = this.#root.querySelector(".body-list");
    list?.setAttribute("role", "tabpanel");
    list?.setAttribute("aria-labelledby", tabs[2]?.id ?? "");
    tabs.forEach((tab, index) => {
      const panel = ["back", "front", "list"][index] ?? "list";
      tab.addEventListener("click", () => this.show(panel));
      tab.addEventListener("keydown", (event) => {
        const forward = getComputedStyle(tab).direction === "rtl" ? -1 : 1;
        const step = event.key === "ArrowRight" ? forward : event.key === "ArrowLeft" ? -forward : 0;
        if (step === 0) return;
        event.preventDefault();
        const next = tabs[(index + step + tabs.length) % tabs.length];
        next?.click();
        next?.focus();
      });
    });
  }

  #bindRegions(): void {
    for (const region of this.#regions) {
      region.addEventListener("focus", () => showFocus(region));
      region.addEventListener("click", () => {
        this.toggle(region.dataset.code ?? "");
        this.#makeCurrent(region);
      });
      region.addEventListener("keydown", (event) => {
        if (event.key === " ") {
          event.preventDefault();
          this.toggle(region.dataset.code ?? "");
        } else if (isArrow(event.key)) {
          event.preventDefault();
          this.#move(region, event.key);
        }
      });
    }
  }

  #move(from: SVGGElement, key: Parameters<typeof neighbour>[1]): void {
    const siblings = [...(from.ownerSVGElement?.querySelectorAll<SVGGElement>(".region") ?? [])];
    const next = neighbour(placeOf(from), key, siblings.map(placeOf));
    const target = siblings.find((region) => region.dataset.code === next?.code);
    if (target === undefined) return;
    this.#makeCurrent(target);
    target.focus();
  }

  /** One region of a view is in the tab order: the last one used. */
  #makeCurrent(region: SVGGElement): void {
    for (const other of region.ownerSVGElement?.querySelectorAll(".region") ?? []) other.setAttribute("tabindex", "-1");
    region.setAttribute("tabindex", "0");
  }

  #bindCloser(): void {
    const button = this.#root.querySelector<HTMLElement>("[data-closer]");
    button?.addEventListener("click", () => {
      const close = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(close));
      for (const part of button.querySelectorAll<HTMLElement>("[data-when]")) {
        part.hidden = (part.dataset.when === "close") !== close;
      }
      const words = button.querySelector<HTMLElement>("[data-words]");
      if (words) words.textContent = (close ? words.dataset.wholeWord : words.dataset.closerWord) ?? "";
      for (const svg of this.#root.querySelectorAll("svg.body")) {
        svg.setAttribute("viewBox", close ? CLOSE : WHOLE);
        svg.classList.toggle("close", close);
      }
      this.draw();
    });
  }

  #drawLeaders(svg: SVGSVGElement): void {
    const layer = svg.querySelector(".leaders");
    if (layer === null) return;
    layer.replaceChildren();
    if (svg.classList.contains("close")) return;
    const regions = [...svg.querySelectorAll<SVGGElement>(".region[aria-checked=true]")];
    const marked = oneNameEach(regions.map((region) => ({ ...placeOf(region), label: region.dataset.short ?? "" })));
    for (const leader of placeLeaders(marked, { left: 10, right: 210 })) {
      const inner = leader.side === "start" ? leader.labelX - 4 : leader.labelX + 4;
      layer.append(
        shape("path", { d: `M${leader.x} ${leader.y}L${inner} ${leader.labelY - 4}` }),
        shape("circle", { cx: leader.x, cy: leader.y, r: 3 }),
        words(leader.label, { x: leader.labelX, y: leader.labelY, "text-anchor": leader.side }),
      );
    }
  }

  #drawChips(): void {
    const list = this.#root.querySelector<HTMLElement>("[data-chips]");
    if (list === null) return;
    const icon = this.#root.querySelector<HTMLTemplateElement>("[data-chip-icon]");
    const chips = this.selected.map((code) => {
      const name = this.#fields.get(code)?.getAttribute("aria-label") ?? code;
      const chip = document.createElement("button");
      chip.type = "button";
      chip.className = "chip pain";
      chip.append(name, icon ? icon.content.cloneNode(true) : "×");
      chip.setAttribute("aria-label", `${name}: ${list.dataset.remove ?? ""}`);
      chip.addEventListener("click", () => {
        this.toggle(code);
        (list.querySelector("button") ?? this.#tabs.find((tab) => tab.tabIndex === 0))?.focus();
      });
      const item = document.createElement("li");
      item.append(chip);
      return item;
    });
    list.replaceChildren(...chips);
  }
}

function placeOf(region: SVGGElement): Place {
  return { code: region.dataset.code ?? "", x: Number(region.dataset.x), y: Number(region.dataset.y) };
}

/** The ring goes round a region and over its neighbours. */
function showFocus(region: SVGGElement): void {
  const ring = region.ownerSVGElement?.querySelector(".focus-box");
  const [x, y, width, height] = (region.dataset.box ?? "").split(" ");
  for (const [name, value] of Object.entries({ x, y, width, height })) ring?.setAttribute(name, value ?? "0");
}

/** Middle and right of the same region share one name and one line, as long as they lie on one side. */
function oneNameEach<T extends { x: number; label: string }>(marks: T[]): T[] {
  const last = new Map<string, T>();
  for (const mark of marks) last.set(`${mark.label} ${mark.x < 109}`, mark);
  return [...last.values()];
}

function shape(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

function words(label: string, attributes: Record<string, string | number>): SVGElement {
  const element = shape("text", attributes);
  element.textContent = label;
  return element;
}
