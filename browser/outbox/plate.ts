import type { Outbox } from "./outbox";

/** Words with a number in them: one, or several. */
export function counted(one: string, many: string, n: number): string {
  return (n === 1 ? one : many).replace("{n}", String(n));
}

/**
 * How much is not on the server yet, on every page: `<a data-unsent …>`. Hidden while there is nothing.
 * What the server refused is said too: it waits for the person.
 */
export class UnsentPlate {
  readonly #place: HTMLElement;
  readonly #outbox: Outbox;
  readonly #online: () => boolean;

  constructor(place: HTMLElement, outbox: Outbox, online = (): boolean => navigator.onLine) {
    this.#place = place;
    this.#outbox = outbox;
    this.#online = online;
    const stop = outbox.onChange(() => (place.isConnected ? void this.show() : stop()));
    for (const change of ["online", "offline"]) window.addEventListener(change, () => void this.show());
    void this.show();
  }

  async show(): Promise<void> {
    const [waiting, refused] = [await this.#outbox.waitingCount(), (await this.#outbox.tray()).length];
    const words = this.#words(waiting, refused);
    const place = this.#place.querySelector("[data-words]") ?? this.#place;
    if (place.textContent !== words) place.textContent = words;
    this.#place.hidden = words === "";
  }

  #words(waiting: number, refused: number): string {
    const say = this.#place.dataset;
    const away = !this.#online() || document.documentElement.dataset.network === "away";
    const waits = away
      ? counted(say.awayOne ?? "", say.awayMany ?? "", waiting)
      : counted(say.waitsOne ?? "", say.waitsMany ?? "", waiting);
    const tray = counted(say.trayOne ?? "", say.trayMany ?? "", refused);
    return [waiting > 0 ? waits : "", refused > 0 ? tray : ""].filter(Boolean).join(" ");
  }
}
