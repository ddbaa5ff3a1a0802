import { RULES, type Condition, type DeviceRule } from "./rules";

export type Fact = number | string | boolean | null | undefined | readonly string[];
export type Facts = Readonly<Record<string, Fact>>;

/** `rule` and `acts` are those of the first match, empty without one; `matched` names all matches, to be logged. */
export interface Judged {
  rule: string;
  acts: readonly string[];
  matched: readonly string[];
}

/** One event put to the rules. Line for line the same as `engine/on_device/judge.py`. */
export function judgeEvent(event: string, facts: Facts, rules: readonly DeviceRule[] = RULES): Judged {
  const found = rules.filter((rule) => rule.event === event && ruleMatches(rule, facts));
  const first = found[0];
  if (first === undefined) return { rule: "", acts: [], matched: [] };
  return { rule: first.id, acts: first.acts, matched: found.map((rule) => rule.id) };
}

export function ruleMatches(rule: DeviceRule, facts: Facts): boolean {
  if (!rule.when?.length) return true;
  return rule.when.some((together) => together.every((condition) => holds(condition, facts)));
}

function holds(condition: Condition, facts: Facts): boolean {
  const value = valueOf(condition, facts);
  if (value === null || value === undefined) return condition.or_unknown === true;
  if (condition.at_least !== undefined) return reaches(value, condition.at_least, facts);
  if (condition.more_than !== undefined) return Number(value) > condition.more_than;
  if (condition.equals !== undefined) return value === condition.equals;
  if (condition.differs_from !== undefined) return value !== condition.differs_from;
  return isListed(value, condition, facts);
}

function valueOf(condition: Condition, facts: Facts): Fact {
  const value = facts[condition.of];
  if (!condition.minus || value === null || value === undefined) return value;
  const less = facts[condition.minus];
  return less === null || less === undefined ? null : Number(value) - Number(less);
}

/** A limit that is not known is reached by nothing. */
function reaches(value: NonNullable<Fact>, limit: number | string, facts: Facts): boolean {
  const least = typeof limit === "string" ? facts[limit] : limit;
  return least !== null && least !== undefined && Number(value) >= Number(least);
}

function isListed(value: NonNullable<Fact>, condition: Condition, facts: Facts): boolean {
  if (condition.one_of?.length) return condition.one_of.includes(String(value));
  if (condition.among) return list(facts[condition.among]).includes(String(value));
  return !list(facts[condition.not_among ?? ""]).includes(String(value));
}

function list(fact: Fact): readonly string[] {
  return Array.isArray(fact) ? (fact as readonly string[]) : [];
}
