import { leave, type LeavableOutbox } from "../leaving";
import { openOutbox, type Locks, type Outbox, type OutboxParts } from "../outbox";
import type { Request } from "../model-server";

/** A request that is under way: nobody knows yet what becomes of it. */
export interface Pending {
  tab: Tab;
  request: Request;
  answer: (response: Response) => void;
  fail: () => void;
}

interface Turn {
  tab: Tab;
  begin: () => void;
}

/** Locks between the tabs of one browser. What a dead tab held or waited for is free again. */
export class TabLocks {
  readonly #queues = new Map<string, Turn[]>();

  request(tab: Tab, name: string, work: () => Promise<unknown>): Promise<unknown> {
    const queue = this.#queues.get(name) ?? [];
    this.#queues.set(name, queue);
    return new Promise((done, failed) => {
      const begin = (): void => {
        tab.queued -= 1;
        work()
          .then(done, failed)
          .finally(() => this.#leave(queue, turn));
      };
      const turn: Turn = { tab, begin };
      tab.queued += 1;
      queue.push(turn);
      if (queue.length === 1) begin();
    });
  }

  drop(tab: Tab): void {
    for (const queue of this.#queues.values()) {
      const first = queue[0];
      queue.splice(0, queue.length, ...queue.filter((turn) => turn.tab !== tab));
      if (queue[0] !== first) queue[0]?.begin();
    }
  }

  #leave(queue: Turn[], turn: Turn): void {
    const place = queue.indexOf(turn);
    if (place < 0) return;
    queue.splice(place, 1);
    if (place === 0) queue[0]?.begin();
  }
}

/** One page on one device. It is running, or it stands still at the network or in the queue for a lock. */
export class Tab {
  queued = 0;
  fetching = 0;
  dead = false;
  readonly outbox: Promise<Outbox>;
  #works = 0;
  readonly #sends = new Set<Promise<unknown>>();

  constructor(
    readonly profile: string,
    locks: TabLocks,
    parts: Partial<OutboxParts>,
    send: (tab: Tab, request: Request) => Promise<Response>,
  ) {
    const mine: Locks["request"] = ((name: string, work: () => Promise<unknown>) =>
      locks.request(this, name, work)) as Locks["request"];
    const fetch: typeof globalThis.fetch = (_address, init) => send(this, JSON.parse(String(init?.body)) as Request);
    this.outbox = openOutbox(profile, { ...parts, fetch, locks: { request: mine } });
  }

  get running(): boolean {
    return !this.dead && this.#works + this.#sends.size - this.queued - this.fetching > 0;
  }

  async startSending(): Promise<void> {
    this.#follow((await this.outbox).send());
  }

  /** Sign out: once the server has everything, this device forgets it. */
  async startLeaving(afterwards: (left: boolean) => Promise<void>): Promise<void> {
    const outbox = await this.outbox;
    const followed: LeavableOutbox = {
      send: () => this.#follow(outbox.send()),
      wipeIfSafe: () => this.#work(outbox.wipeIfSafe()),
      unsentCount: () => outbox.unsentCount(),
    };
    void leave(followed)
      .then(({ left }) => this.#work(afterwards(left)))
      .catch(() => undefined);
  }

  async #work<T>(work: Promise<T>): Promise<T> {
    this.#works += 1;
    return work.finally(() => (this.#works -= 1));
  }

  #follow<T>(sending: Promise<T>): Promise<T> {
    if (!this.#sends.has(sending)) {
      this.#sends.add(sending);
      sending.catch(() => undefined).finally(() => this.#sends.delete(sending));
    }
    return sending;
  }
}
