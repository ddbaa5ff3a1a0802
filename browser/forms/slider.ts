import { wallClock, type Clock } from "../units/seconds";

/** How long after a 1 a 0 still makes it 10. */
const TEN_WITHIN_S = 0.6;

/** The number that a typed digit chooses; 1 and then 0 soon after is 10. */
export class DigitReader {
  #lastOneAt = Number.NEGATIVE_INFINITY;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  read(key: string): number | undefined {
    if (!/^[0-9]$/.test(key)) return undefined;
    const now = this.#clock.now();
    const ten = key === "0" && now - this.#lastOneAt <= TEN_WITHIN_S;
    this.#lastOneAt = key === "1" ? now : Number.NEGATIVE_INFINITY;
    return ten ? 10 : Number(key);
  }
}

export interface SliderWords {
  choose: string;
  of: string;
  same: string;
  more: string;
  less: string;
}

/** What a screen reader says: “5 of 10, more than before”. */
export function spoken(value: number | undefined, before: number | undefined, words: SliderWords): string {
  if (value === undefined) return words.choose;
  const plain = words.of.replace("{n}", String(value));
  if (before === undefined) return plain;
  return `${plain}, ${value === before ? words.same : value > before ? words.more : words.less}`;
}

/** Draws eleven radios as a slider. The radios stay the form field; the range input carries no name. */
export class Slider {
  readonly #root: HTMLElement;
  readonly #radios: HTMLInputElement[];
  readonly #range: HTMLInputElement;
  readonly #thumb: HTMLElement;
  readonly #words: SliderWords;
  readonly #before: number | undefined;
  readonly #digits: DigitReader;

  constructor(root: HTMLElement, clock: Clock = wallClock) {
    this.#root = root;
    this.#radios = [...root.querySelectorAll<HTMLInputElement>("input[type=radio]")];
    this.#digits = new DigitReader(clock);
    const data = root.dataset;
    this.#words = {
      choose: data.choose ?? "",
      of: data.of ?? "{n}",
      same: data.same ?? "",
      more: data.more ?? "",
      less: data.less ?? "",
    };
    this.#before = data.before === undefined ? undefined : Number(data.before);
    this.#range = this.#makeRange();
    this.#thumb = this.#makeTrack();
    this.#listen();
    root.querySelector(".numbers")?.setAttribute("aria-hidden", "true");
    root.dataset.ready = "";
    this.#show();
  }

  get value(): number | undefined {
    const chosen = this.#radios.find((radio) => radio.checked);
    return chosen === undefined ? undefined : Number(chosen.value);
  }

  choose(value: number): void {
    const radio = this.#radios[Math.min(10, Math.max(0, value))];
    if (radio === undefined) return;
    const changed = !radio.checked;
    radio.checked = true;
    this.#show();
    if (changed) radio.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #makeRange(): HTMLInputElement {
    const range = document.createElement("input");
    range.type = "range";
    range.min = "0";
    range.max = "10";
    range.step = "1";
    range.value = "0";
    range.setAttribute("aria-label", this.#root.querySelector("legend span")?.textContent?.trim() ?? "");
    const described = this.#root.getAttribute("aria-describedby");
    if (described) range.setAttribute("aria-describedby", described);
    return range;
  }

  #makeTrack(): HTMLElement {
    const track = this.#root.querySelector<HTMLElement>(".track");
    const part = (name: string): HTMLElement => {
      const span = document.createElement("span");
      span.className = name;
      span.setAttribute("aria-hidden", "true");
      return span;
    };
    const thumb = part("thumb");
    track?.append(this.#range, part("filled"));
    if (this.#before !== undefined) {
      this.#root.style.setProperty("--before", String(this.#before));
      track?.append(part("mark"));
    }
    track?.append(thumb);
    return thumb;
  }

  #listen(): void {
    this.#range.addEventListener("input", () => this.choose(Number(this.#range.value)));
    // A touch that leaves the parked thumb where it is still means zero.
    this.#range.addEventListener("click", () => this.choose(Number(this.#range.value)));
    this.#range.addEventListener("keydown", (event) => this.#key(event));
    for (const radio of this.#radios) radio.addEventListener("change", () => this.#show());
    this.#root.addEventListener("focus", () => this.#range.focus());
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const digit = this.#digits.read(event.key);
    const parked = this.value === undefined;
    const zero = parked && ["Home", "ArrowLeft", "ArrowDown", " "].includes(event.key);
    if (digit === undefined && !zero) return;
    event.preventDefault();
    event.stopPropagation();
    this.choose(digit ?? 0);
  }

  #show(): void {
    const value = this.value;
    this.#root.style.setProperty("--v", String(value ?? 0));
    this.#root.toggleAttribute("data-chosen", value !== undefined);
    this.#range.value = String(value ?? 0);
    this.#range.setAttribute("aria-valuetext", spoken(value, this.#before, this.#words));
    this.#thumb.textContent = value === undefined ? this.#words.choose : String(value);
  }
}
