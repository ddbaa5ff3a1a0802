import { version } from "../../package.json";
import type { KeptEvent, SendReport, Standing, TellableEvent } from "./kept";
import { RULES, type Rules } from "./rules";
import { Sender } from "./sender";
import { Store, type Draft } from "./store";
import { uuid7 } from "./uuid";
import type { Wire } from "./wire";

export type { KeptEvent, SendOutcome, SendReport, Standing, TellableEvent } from "./kept";

export interface Outbox {
  /** Keep a fact; resolved once it is written to disk. */
  add(event: TellableEvent): Promise<KeptEvent>;
  /** Several facts of one moment, in one transaction: all of them or none. */
  addAll(events: TellableEvent[]): Promise<KeptEvent[]>;
  waitingCount(): Promise<number>;
  waiting(): Promise<KeptEvent[]>;
  /** What the server has, of the last thirty days. */
  acknowledged(): Promise<KeptEvent[]>;
  /** What the server refused. It stays until the person tries again or lets it go. */
  tray(): Promise<KeptEvent[]>;
  retry(ids: string[]): Promise<void>;
  forget(ids: string[]): Promise<void>;
  /** How many would be lost by `wipe`: what waits and what stands in the tray. */
  unsentCount(): Promise<number>;
  /** Offer everything that waits, and hear what holds; one tab at a time. Safe to call at any moment. */
  send(): Promise<SendReport>;
  /** What the server last said of the person, also without network. */
  standing(): Promise<Standing | undefined>;
  /** Remove everything of this person from this device. */
  wipe(): Promise<void>;
  /** The same, unless something is not on the server yet; true if it was done. */
  wipeIfSafe(): Promise<boolean>;
  /** Calls `listener` after every change, in whichever tab it was made. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

export type Locks = Pick<LockManager, "request">;

export interface OutboxParts {
  fetch: typeof fetch;
  /** Milliseconds since 1970, by this device. */
  now: () => number;
  /** Milliseconds that only ever go forward. */
  mono: () => number;
  random: (bytes: number) => Uint8Array;
  locks: Locks;
  app: string;
  rules: Rules;
}

export async function openOutbox(person: string, parts: Partial<OutboxParts> = {}): Promise<Outbox> {
  return new PersonsOutbox(person, { ...ownParts(), ...parts });
}

function ownParts(): OutboxParts {
  return {
    fetch: (...request) => fetch(...request),
    now: () => Date.now(),
    mono: () => Math.round(performance.now()),
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    locks: (globalThis.navigator as { locks?: Locks } | undefined)?.locks ?? inThisTab(),
    app: version,
    rules: RULES,
  };
}

class PersonsOutbox implements Outbox {
  readonly #parts: OutboxParts;
  readonly #store: Store;
  readonly #sender: Sender;
  readonly #channel: BroadcastChannel | undefined;
  readonly #listeners = new Set<() => void>();
  #askedToStay = false;

  constructor(person: string, parts: OutboxParts) {
    this.#parts = parts;
    this.#store = new Store(person, parts.rules);
    const wire: Wire = { fetch: parts.fetch, now: parts.now, app: parts.app };
    this.#sender = new Sender(person, this.#store, wire, parts, () => this.#changed());
    this.#channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(`hingeback-${person}`);
    this.#channel?.addEventListener("message", () => this.#tell());
  }

  async add(event: TellableEvent): Promise<KeptEvent> {
    return (await this.addAll([event]))[0]!;
  }

  async addAll(events: TellableEvent[]): Promise<KeptEvent[]> {
    this.#askToStay();
    const at = timeWithZone(this.#parts.now());
    const monoMs = this.#parts.mono();
    const drafts: Draft[] = events.map((event) => ({ ...event, id: event.id ?? this.#newId(), at, monoMs }));
    const spare = events.map(() => this.#newId());
    const kept = await this.#store.add(drafts, this.#newId(), spare);
    this.#changed();
    return kept;
  }

  waitingCount(): Promise<number> {
    return this.#store.count("waiting");
  }

  waiting(): Promise<KeptEvent[]> {
    return this.#store.inState("waiting");
  }

  acknowledged(): Promise<KeptEvent[]> {
    return this.#store.inState("acknowledged");
  }

  tray(): Promise<KeptEvent[]> {
    return this.#store.inState("refused");
  }

  async retry(ids: string[]): Promise<void> {
    await this.#store.retry(ids);
    this.#changed();
  }

  async forget(ids: string[]): Promise<void> {
    await this.#store.forget(ids);
    this.#changed();
  }

  async unsentCount(): Promise<number> {
    return this.#parts.rules.unsent(await this.#store.count("waiting"), await this.#store.count("refused"));
  }

  send(): Promise<SendReport> {
    return this.#sender.send();
  }

  standing(): Promise<Standing | undefined> {
    return this.#store.standing();
  }

  async wipe(): Promise<void> {
    await this.#store.wipe();
    this.#changed();
  }

  async wipeIfSafe(): Promise<boolean> {
    const gone = await this.#store.wipe(true);
    if (gone) this.#changed();
    return gone;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#listeners.clear();
    this.#channel?.close();
    await this.#store.close();
  }

  #newId(): string {
    return uuid7(Math.max(0, Math.floor(this.#parts.now())), this.#parts.random(10));
  }

  #changed(): void {
    this.#channel?.postMessage("changed");
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Ask the browser once not to clear this away when space is short. A no changes nothing but the odds. */
  #askToStay(): void {
    if (this.#askedToStay) return;
    this.#askedToStay = true;
    const { storage } = (globalThis.navigator ?? {}) as { storage?: StorageManager };
    void storage?.persist?.().catch(() => false);
  }
}

/** The time on this device with its zone: 2026-11-22T10:00:00.000+01:00. */
export function timeWithZone(ms: number, minutesBehindUtc = new Date(ms).getTimezoneOffset()): string {
  const local = new Date(ms - minutesBehindUtc * 60_000).toISOString().slice(0, -1);
  const ahead = Math.abs(minutesBehindUtc);
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${local}${minutesBehindUtc > 0 ? "-" : "+"}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
}

/** For browsers without locks between tabs: one sender in this tab. Two tabs may then offer the same, which is safe. */
export function inThisTab(): Locks {
  let last: Promise<unknown> = Promise.resolve();
  const request = (_name: string, work: LockGrantedCallback<unknown>): Promise<unknown> => {
    const mine = last.then(() => work({ name: _name, mode: "exclusive" } as Lock));
    last = mine.catch(() => undefined);
    return mine;
  };
  return { request: request as Locks["request"] };
}
