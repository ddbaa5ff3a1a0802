import type { EventAnswer } from "./wire";

export interface Told {
  id: string;
  device: string;
  n: number;
  type: string;
  v: number;
  at: string;
  body: Record<string, unknown>;
}

export type Stored = Told & { seq: number; receipt: string };

/** What the server promises, in a few lines, for tests of the device: the true one is tested against the same words. */
export class ModelServer {
  log: Stored[] = [];
  #seq = 0;
  instance = "log-1";
  hold = "none";
  signedIn: string;
  #clock = 0;

  constructor(person: string) {
    this.signedIn = person;
  }

  /** Answers as the endpoint would. */
  answer(request: { person: string; device: string; mark: { id: string; receipt: string } | null; events: Told[] }): {
    status: number;
    body: unknown;
  } {
    if (request.person !== this.signedIn) return { status: 403, body: { code: "other-person" } };
    const markKnown = request.mark === null || this.log.some((e) => isMark(e, request.mark));
    const lastSeq = this.#seq;
    const answers = request.events.map((event) => this.take({ ...event, device: request.device }));
    return {
      status: 200,
      body: {
        answers,
        log: { instance: this.instance, last_seq: lastSeq, mark_known: markKnown },
        hold: this.hold,
        action: "PROCEED",
        may_exercise: this.hold === "none",
        screen_due: { kind: "", because: "" },
        screened_on: "2026-11-20",
        server_time: "2026-11-22T09:00:00+00:00",
        app: { too_old: false },
      },
    };
  }

  take(event: Told): EventAnswer {
    const earlier = this.log.find((e) => e.id === event.id);
    if (earlier !== undefined) {
      return sameContent(earlier, event)
        ? { id: event.id, answer: "duplicate", seq: earlier.seq, receipt: earlier.receipt }
        : { id: event.id, answer: "conflict", code: "other-content" };
    }
    if (event.type === "refused.type") return { id: event.id, answer: "rejected", code: "not-yours-to-tell" };
    if (this.log.some((e) => e.device === event.device && e.n === event.n)) {
      return { id: event.id, answer: "conflict", code: "number-taken" };
    }
    const stored = this.store(event);
    return { id: event.id, answer: "new", seq: stored.seq, receipt: stored.receipt };
  }

  store(event: Told): Stored {
    this.#seq += 1;
    this.#clock += 1;
    const stored = { ...event, seq: this.#seq, receipt: `${this.#seq}.${this.#clock}` };
    this.log.push(stored);
    return stored;
  }

  backup(): { log: Stored[]; seq: number } {
    return { log: [...this.log], seq: this.#seq };
  }

  restore(copy: { log: Stored[]; seq: number }): void {
    this.log = [...copy.log];
    this.#seq = copy.seq;
  }

  /** As a browser would reach it. */
  get fetch(): typeof fetch {
    return async (_address, init) => {
      const { status, body } = this.answer(JSON.parse(String(init?.body)));
      return new Response(JSON.stringify(body), { status });
    };
  }
}

function isMark(event: Stored, mark: { id: string; receipt: string } | null): boolean {
  return event.id === mark?.id && event.receipt === mark.receipt;
}

export function sameContent(one: Told, other: Told): boolean {
  const content = ({ type, v, at, body }: Told): string => JSON.stringify([type, v, at, Object.entries(body).sort()]);
  return content(one) === content(other);
}
