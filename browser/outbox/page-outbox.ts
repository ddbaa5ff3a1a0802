import { openOutbox, type Outbox, type SendReport } from "./outbox";
import { databaseOf, isOutbox } from "./store";
import { RULES } from "./rules";
import { Store } from "./store";

const TRY_AGAIN_MS = 30_000;
const ASK_AGAIN_MS = 10 * 60_000;

/**
 * The outbox of the person of this page: opened once, sent when there is something to send and the network is back.
 * Undefined where nobody is signed in, or the browser keeps nothing.
 */
export class PageOutbox {
  readonly #person: string | undefined;
  #opened: Promise<Outbox | undefined> | undefined;
  #rescued: string | undefined;

  constructor(person: string | undefined) {
    this.#person = person;
  }

  /** For every part of the page: the one outbox. */
  readonly find = (): Promise<Outbox | undefined> => {
    this.#opened ??= this.#open().catch(() => undefined);
    return this.#opened;
  };

  async start(): Promise<void> {
    void forgetOldEverywhere();
    const outbox = await this.find();
    if (outbox === undefined) return;
    window.addEventListener("online", () => void this.send());
    document.addEventListener(
      "visibilitychange",
      () => document.visibilityState === "visible" && void this.sendIfDue(),
    );
    setInterval(() => void this.sendIfDue(), TRY_AGAIN_MS);
    await this.sendIfDue();
  }

  /** If something waits; or if it is long since we heard whether the server still has what we keep, and what holds. */
  async sendIfDue(): Promise<void> {
    const outbox = await this.find();
    if (outbox === undefined) return;
    const standing = await outbox.standing();
    const isSeen = document.visibilityState === "visible";
    const isLong = isSeen && standing !== undefined && Date.now() - standing.heardAt > ASK_AGAIN_MS;
    if (isLong || (await outbox.waitingCount()) > 0) await this.send();
  }

  async send(): Promise<SendReport | undefined> {
    const outbox = await this.find();
    const report = await outbox?.send().catch(() => undefined);
    document.documentElement.dataset.network = report?.outcome === "no-network" ? "away" : "here";
    if (report?.outcome === "done" && this.#rescued !== undefined) location.assign(this.#rescued);
    return report;
  }

  /** Something of this page went to the outbox: when it has arrived, the page goes on where it would have gone. */
  goOnAt(address: string): void {
    this.#rescued = address;
    document.documentElement.dataset.network = "away";
  }

  async #open(): Promise<Outbox | undefined> {
    if (this.#person === undefined || this.#person === "" || typeof indexedDB === "undefined") return undefined;
    const outbox = await openOutbox(this.#person);
    await outbox.waitingCount();
    return outbox;
  }
}

/** Whoever signs in here or not: what arrived more than thirty days ago goes from this device. */
export async function forgetOldEverywhere(now = Date.now()): Promise<void> {
  if (typeof indexedDB === "undefined" || !("databases" in indexedDB)) return;
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined || !isOutbox(name)) continue;
    const store = new Store(name.slice(databaseOf("").length), RULES);
    await store.forgetOld(now).catch(() => undefined);
    await store.close();
  }
}

/** The person was deleted: nothing of them stays in this browser. */
export async function forgetPerson(person: string): Promise<void> {
  await new Store(person, RULES).wipe();
}
