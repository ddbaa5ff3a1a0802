import type { TellableEvent } from "../outbox/kept";
import type { DeviceStore } from "./device-store";

const NAME = "passed-on";
const DAY_MS = 24 * 60 * 60 * 1000;

interface Entry {
  at: number;
  events: TellableEvent[];
}

/**
 * What the forms of the pages said to the server since the copy of the days was made. The copy does not know it yet, so
 * without network it is told again, under the ids of the form: the server counts it once, whether it had arrived or not.
 */
export class PassedOn {
  readonly #store: DeviceStore;

  constructor(store: DeviceStore) {
    this.#store = store;
  }

  async note(events: TellableEvent[], now: number): Promise<void> {
    await this.#store.update<Entry[]>(NAME, (kept) => [...young(kept, now), { at: now, events }]);
  }

  async all(now: number): Promise<TellableEvent[]> {
    return young(await this.#store.get<Entry[]>(NAME), now).flatMap(({ events }) => events);
  }

  /** A copy that was asked for at this time knows of everything before it. */
  async forgetBefore(time: number): Promise<void> {
    await this.#store.update<Entry[]>(NAME, (kept) => kept?.filter(({ at }) => at >= time));
  }

  async clear(): Promise<void> {
    await this.#store.delete(NAME);
  }
}

const young = (kept: Entry[] | undefined, now: number): Entry[] => (kept ?? []).filter(({ at }) => now - at < DAY_MS);
