/** The days of the plan and the safety card, as `/offline/week.json` and `/offline/card.json` tell them. */
import { CARD, WEEK } from "../device/copies";

export interface Amount {
  minutes: number;
  sets: number | null;
  reps: number | null;
  hold_s: number | null;
  dose: string;
  counts: boolean;
}

export interface SentItem extends Amount {
  row: string;
  side: "left" | "right" | null;
  new: boolean;
  smaller: Amount;
  notes: string[];
  half_range: boolean;
  why: string[];
  first_set: number;
  apart: boolean;
  length: "holds" | "minutes" | "guide";
}

export interface SentDay {
  date: string;
  kind: "full" | "light" | "rest" | "eased";
  minutes: number;
  most_min: number;
  lessons: string[];
  items: SentItem[];
}

export interface SentRow {
  name: string;
  pose: string;
  per_side: boolean;
  level: number;
  step: number;
  ppillar: string;
  stop_rules: string[];
  can_sway: boolean;
  purpose: string;
  set_up: string;
  steps: string[];
  cues: string[];
  common_errors: string[];
  felt: string;
  easier: string;
  harder: string;
  stop: string;
}

export interface AskedOption {
  value: string;
  told: "yes" | "no" | "not_sure";
  label: string;
}

export interface Asked {
  id: string;
  question: string;
  help: string;
  why: string;
  said: string;
  confirm: boolean;
  options: AskedOption[];
}

export interface Told {
  type: string;
  body: Record<string, unknown>;
}

export interface SessionSoFar {
  id: string;
  date: string;
  plan_n: number | null;
  eased: boolean;
  ended: boolean;
  stopped: boolean;
  facts: Told[];
}

export interface WeekAlong {
  edition: number;
  person: string;
  made_at: string;
  today: string;
  content_version: string;
  plan: { id: string; n: number; week: number; starts: string };
  hold: string;
  screened_at: string;
  screen_daily: boolean;
  short_screen: Asked[];
  b: number;
  days: SentDay[];
  swaps: Record<string, SentItem[]>;
  ease: SentItem[];
  rows: Record<string, SentRow>;
  session: SessionSoFar | null;
  words: {
    gate: string;
    stop_rules: Record<string, { stop_if: string; then: string }>;
    rest_s: number;
    settle_s: number;
    leg: [string, string][];
    settled: [string, string][];
    skip_reasons: [string, string][];
    row_words: [string, string][];
  };
}

export interface TierWords {
  title: string;
  then: string;
  steps: string[];
}

export interface SafetyCard {
  person: string;
  number: string;
  more_numbers: string[];
  advice: string;
  crisis: { name: string; number: string }[];
  crisis_lead: string;
  tiers: { EMERGENCY: TierWords; SAME_DAY: TierWords };
  stop_title: string;
  stop_lead: string;
  signs: { id: string; text: string }[];
}

/** An app that does not know the edition shows nothing of it: better no session than one that is read wrongly. */
export const EDITION = 2;

export async function loadWeek(ask: typeof fetch = (...request) => fetch(...request)): Promise<WeekAlong | undefined> {
  const week = (await load(WEEK, ask)) as WeekAlong | undefined;
  return week?.edition === EDITION ? week : undefined;
}

export async function loadCard(ask: typeof fetch = (...request) => fetch(...request)): Promise<SafetyCard | undefined> {
  return (await load(CARD, ask)) as SafetyCard | undefined;
}

async function load(address: string, ask: typeof fetch): Promise<unknown> {
  try {
    const response = await ask(address, { credentials: "same-origin" });
    return response.status === 200 ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}
