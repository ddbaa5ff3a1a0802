import type { Row } from "../rules";
import type { Stored } from "../model-server";

/** What a person told, and what may have become of it. */
export interface Fact {
  n: number;
  person: string;
  profile: string;
  type: string;
  /** True once the outbox said that it is kept. */
  promised: boolean;
  /** Under which it was told. Where the person used it for another fact too, one of the two stands in the tray. */
  id: string;
  /** The device forgot it (restored, or signed out) while the server had it: a server set back later may lose it. */
  leftToServer: boolean;
  /** Nobody can have it any more: the only device that knew it was set back. */
  excused: boolean;
}

export const REFUSED_TYPE = "clearance.reported";
export const FREE_TYPE = "remark.written";

/** Everything that is not as it has to be, at the end of a walk. */
export function problemsOf(facts: Fact[], log: Stored[], left: Map<string, Row[]>): string[] {
  return [
    ...facts.flatMap((fact) => problemOf(fact, log, left)),
    ...strangersIn(log, facts),
    ...[...left].flatMap(([profile, rows]) => rows.flatMap((row) => problemOfRow(profile, row, facts, log))),
  ];
}

function problemOf(fact: Fact, log: Stored[], left: Map<string, Row[]>): string[] {
  const stored = log.filter((e) => e.body.fact === fact.n);
  const name = `fact ${fact.n} of ${fact.profile}`;
  if (stored.length > 1) return [`${name} is doubled`];
  if (stored.length === 1) return stored[0]!.person === fact.person ? [] : [`${name} is stored as another person's`];
  if (!fact.promised || fact.excused) return [];
  const refused = [...left.values()].flat().some((row) => row.state === "refused" && row.body.fact === fact.n);
  return refused ? [] : [`${name} is lost`];
}

function strangersIn(log: Stored[], facts: Fact[]): string[] {
  const known = new Set(facts.map((fact) => fact.n));
  return log.filter((e) => !known.has(e.body.fact as number)).map((e) => `nobody told ${e.id}`);
}

function problemOfRow(profile: string, row: Row, facts: Fact[], log: Stored[]): string[] {
  const fact = facts.find((f) => f.n === row.body.fact);
  const name = `fact ${String(row.body.fact)} on ${profile}`;
  if (row.state === "waiting") return [`${name} waits for ever`];
  const sharesId = facts.some((f) => f.n !== fact?.n && f.person === fact?.person && f.id !== "" && f.id === row.id);
  if (row.state === "refused" && row.type !== REFUSED_TYPE && !sharesId) {
    return [`${name} stands in the tray for nothing (${row.code})`];
  }
  const safe = log.some((e) => e.body.fact === row.body.fact);
  return row.state === "acknowledged" && !safe ? [`${name} counts as safe and is not`] : [];
}
