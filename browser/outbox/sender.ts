import type { SendOutcome, SendReport } from "./kept";
import { MOST_EVENTS, type Row, type Rules } from "./rules";
import type { Store } from "./store";
import { uuid7 } from "./uuid";
import { asSent, offer, type Heard, type Wire } from "./wire";

interface SenderParts {
  locks: { request: LockManager["request"] };
  rules: Rules;
  now: () => number;
  random: (bytes: number) => Uint8Array;
}

const size = (row: Row): number => new TextEncoder().encode(JSON.stringify(asSent(row))).length + 1;

/** Offers what waits, batch after batch, until all of it was answered or something stands in the way. */
export class Sender {
  readonly #person: string;
  readonly #store: Store;
  readonly #wire: Wire;
  readonly #parts: SenderParts;
  readonly #changed: () => void;
  #next: Promise<SendReport> | undefined;

  constructor(person: string, store: Store, wire: Wire, parts: SenderParts, changed: () => void) {
    this.#person = person;
    this.#store = store;
    this.#wire = wire;
    this.#parts = parts;
    this.#changed = changed;
  }

  /** Calls that come while one is queued share it; it reads what waits only when its turn has come. */
  send(): Promise<SendReport> {
    if (this.#next !== undefined) return this.#next;
    let begun = false;
    const turn = this.#parts.locks.request(`hingeback-outbox-${this.#person}`, () => {
      begun = true;
      this.#next = undefined;
      return this.#sendAll();
    }) as Promise<SendReport>;
    if (!begun) this.#next = turn;
    return turn;
  }

  async #sendAll(): Promise<SendReport> {
    await this.#store.bear(this.#newId());
    const before = await this.#counts();
    let outcome: SendOutcome | "again" = "again";
    while (outcome === "again") outcome = await this.#sendSome();
    this.#changed();
    const after = await this.#counts();
    const standing = await this.#store.standing();
    const acknowledged = Math.max(0, before.waiting - after.waiting - (after.refused - before.refused));
    return {
      outcome,
      acknowledged,
      refused: Math.max(0, after.refused - before.refused),
      waiting: after.waiting,
      ...(standing === undefined ? {} : { standing }),
    };
  }

  /** One request, or smaller ones until the event is found that the server cannot read. */
  async #sendSome(most = MOST_EVENTS): Promise<SendOutcome | "again"> {
    const waiting = await this.#store.inState("waiting");
    const batch = this.#parts.rules.batchOf(waiting, size, most);
    const heard = await this.#offer(batch);
    if (heard.kind === "refused" && batch.length > 1) return this.#sendSome(Math.floor(batch.length / 2));
    if (heard.kind === "refused" && batch[0] !== undefined) {
      await this.#store.refuse(batch[0].order, heard.code);
      return "again";
    }
    if (heard.kind !== "reply") return heard.kind === "refused" ? "server-trouble" : heard.kind;
    return this.#goOn(waiting, await this.#store.inState("waiting"));
  }

  async #offer(batch: Row[]): Promise<Heard> {
    const mark = (await this.#store.knownLog())?.mark ?? null;
    const heard = await offer(this.#wire, this.#person, batch, mark);
    if (heard.kind === "reply") {
      await this.#store.takeIn(batch, heard.reply, this.#parts.now(), this.#newId());
    }
    return heard;
  }

  /** Again while something moved; a server that answers nothing must not be asked for ever. */
  #goOn(before: Row[], after: Row[]): SendOutcome | "again" {
    if (after.length === 0) return "done";
    const places = new Set(before.map((row) => `${row.id} ${row.device}`));
    const moved = after.length < before.length || after.some((row) => !places.has(`${row.id} ${row.device}`));
    return moved ? "again" : "server-trouble";
  }

  #newId(): string {
    return uuid7(Math.max(0, Math.floor(this.#parts.now())), this.#parts.random(10));
  }

  async #counts(): Promise<{ waiting: number; refused: number }> {
    return { waiting: await this.#store.count("waiting"), refused: await this.#store.count("refused") };
  }
}
