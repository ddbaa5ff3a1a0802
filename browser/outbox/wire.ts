import type { KeptEvent, Standing } from "./kept";

export const SYNC_ADDRESS = "/api/v1/sync";
const PATIENCE_MS = 30_000;

export interface LogMark {
  id: string;
  receipt: string;
}

export interface EventAnswer {
  id: string;
  answer: string;
  code?: string;
  seq?: number;
  receipt?: string;
}

export interface Reply {
  answers: EventAnswer[];
  log: { instance: string; lastSeq: number; markKnown: boolean };
  standing: Standing;
}

/** What came of one request: a reply, or why there is none. `refused`: the server would not read this request. */
export type Heard =
  | { kind: "reply"; reply: Reply }
  | { kind: "refused"; code: string }
  | { kind: "no-network" | "signed-out" | "server-trouble" };

export interface Wire {
  fetch: typeof fetch;
  now: () => number;
  app: string;
}

/** Offer events to the server. Whatever is not a reply that can be read means: nothing is known, so all is kept. */
export async function offer(wire: Wire, person: string, events: KeptEvent[], mark: LogMark | null): Promise<Heard> {
  const body = { person, device: events[0]?.device ?? "", app: wire.app, mark, events: events.map(asSent) };
  let response: Response;
  try {
    response = await wire.fetch(SYNC_ADDRESS, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(body),
      credentials: "same-origin",
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    return { kind: "no-network" };
  }
  return heard(response, wire.now());
}

async function heard(response: Response, now: number): Promise<Heard> {
  if (response.type === "opaqueredirect" || [301, 302, 303, 401, 403, 404].includes(response.status)) {
    return { kind: "signed-out" };
  }
  let told: unknown;
  try {
    told = await response.json();
  } catch {
    return { kind: "server-trouble" };
  }
  if (response.status === 400 || response.status === 413) return { kind: "refused", code: codeIn(told) };
  const reply = response.status === 200 ? readReply(told, now) : undefined;
  return reply === undefined ? { kind: "server-trouble" } : { kind: "reply", reply };
}

/** An event as it travels. */
export function asSent(event: KeptEvent): Record<string, unknown> {
  const { id, n, type, v, at, monoMs, body } = event;
  return { id, n, type, v, at, mono_ms: monoMs, body };
}

function readReply(told: unknown, now: number): Reply | undefined {
  const { answers, log, hold, may_exercise, action, screen_due, screened_on, server_time, app } = object(told);
  const { instance, last_seq, mark_known } = object(log);
  const saidAt = Date.parse(String(server_time));
  if (!Array.isArray(answers) || typeof instance !== "string" || typeof last_seq !== "number") return undefined;
  if (typeof hold !== "string" || typeof may_exercise !== "boolean" || Number.isNaN(saidAt)) return undefined;
  const due = object(screen_due);
  return {
    answers: answers.map(readAnswer),
    log: { instance, lastSeq: last_seq, markKnown: mark_known !== false },
    standing: {
      hold,
      mayExercise: may_exercise,
      action: String(action ?? ""),
      screenDue: { kind: String(due.kind ?? ""), because: String(due.because ?? "") },
      screenedOn: typeof screened_on === "string" ? screened_on : "",
      saidAt,
      heardAt: now,
      appTooOld: object(app).too_old === true,
    },
  };
}

function readAnswer(told: unknown): EventAnswer {
  const { id, answer, code, seq, receipt } = object(told);
  return {
    id: String(id),
    answer: String(answer),
    ...(typeof code === "string" && code !== "" ? { code } : {}),
    ...(typeof seq === "number" ? { seq } : {}),
    ...(typeof receipt === "string" ? { receipt } : {}),
  };
}

function codeIn(told: unknown): string {
  const { code } = object(told);
  return typeof code === "string" && code !== "" ? code : "unreadable";
}

function object(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
