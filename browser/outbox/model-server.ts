import type { EventAnswer, LogMark } from "./wire";

export interface Told {
  id: string;
  n: number;
  type: string;
  v: number;
  at: string;
  body: Record<string, unknown>;
}

export interface Request {
  person: string;
  device: string;
  app?: string;
  mark: LogMark | null;
  events: Told[];
}

export type Stored = Told & { person: string; device: string; seq: number; receipt: string };

export interface Backup {
  log: Stored[];
  seq: number;
}

/**
 * What the server promises, in a few lines, for tests of the device. The true one answers the same to the same requests:
 * both are held to `server.vectors.json`.
 */
export class ModelServer {
  log: Stored[] = [];
  instance = "log-1";
  hold = "none";
  signedIn: string;
  seq = 0;
  #clock = 0;

  constructor(signedIn: string) {
    this.signedIn = signedIn;
  }

  answer(request: Request): { status: number; body: unknown } {
    if (request.person !== this.signedIn) return { status: 403, body: { code: "other-person" } };
    const log = {
      instance: this.instance,
      last_seq: this.lastSeq(request.person),
      mark_known: this.markKnown(request),
    };
    const answers = request.events.map((event) => this.take(event, request));
    return { status: 200, body: { answers, log, ...this.standing() } };
  }

  /** One event: stored, met again, or refused. */
  take(event: Told, request: Request): EventAnswer {
    const { id } = event;
    const earlier = this.find(event, request);
    if (earlier !== undefined) {
      return this.same(earlier, event) ? accepted("duplicate", earlier) : this.otherContent(earlier, event);
    }
    if (event.type === "clearance.reported") return { id, answer: "rejected", code: "not-yours-to-tell" };
    if (this.numberTaken(event, request)) return { id, answer: "conflict", code: "number-taken" };
    return accepted("new", this.store(event, request));
  }

  find(event: Told, request: Request): Stored | undefined {
    return this.log.find((e) => e.person === request.person && e.id === event.id);
  }

  same(one: Told, other: Told): boolean {
    const content = ({ id, type, v, at, body }: Told): string =>
      JSON.stringify([type, v, isOfForm(id) ? "" : at, Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1))]);
    return content(one) === content(other);
  }

  otherContent(_earlier: Stored, event: Told): EventAnswer {
    return { id: event.id, answer: "conflict", code: "other-content" };
  }

  numberTaken(event: Told, { person, device }: Request): boolean {
    return this.log.some((e) => e.person === person && e.device === device && e.n === event.n);
  }

  store(event: Told, { person, device }: Request): Stored {
    this.seq += 1;
    this.#clock += 1;
    const stored = { ...event, person, device, seq: this.seq, receipt: `${this.seq}.${this.#clock}` };
    this.log.push(stored);
    return stored;
  }

  markKnown({ person, mark }: Request): boolean {
    return mark === null || this.log.some((e) => e.person === person && e.id === mark.id && e.receipt === mark.receipt);
  }

  lastSeq(person: string): number {
    return Math.max(0, ...this.log.filter((e) => e.person === person).map((e) => e.seq));
  }

  standing(): Record<string, unknown> {
    return {
      hold: this.hold,
      may_exercise: this.hold === "none",
      action: this.hold === "none" ? "PROCEED" : "WITHHOLD",
      screen_due: { kind: "", because: "" },
      screened_on: "2026-11-20",
      server_time: "2026-11-22T09:00:00+00:00",
      app: { too_old: false },
    };
  }

  backup(): Backup {
    return { log: [...this.log], seq: this.seq };
  }

  restore(copy: Backup): void {
    this.log = [...copy.log];
    this.seq = copy.seq;
  }

  /** As a browser would reach it. */
  get fetch(): typeof fetch {
    return async (_address, init) => {
      const { status, body } = this.answer(JSON.parse(String(init?.body)) as Request);
      return new Response(JSON.stringify(body), { status });
    };
  }
}

export function accepted(answer: "new" | "duplicate", { id, seq, receipt }: Stored): EventAnswer {
  return { id, answer, seq, receipt };
}

/** Ids within the id of a form: whenever it is told, it is the same form. */
const isOfForm = (id: string): boolean => id[14] === "5";
