import type { SentDay, WeekAlong } from "./bundle";
import { dayOf } from "./journal";
import { planIsOver } from "./where";

const DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A day to read. Without `planned` it lies behind the plan (OD-14), and the easy session is what it holds. */
export interface DayAhead {
  date: string;
  planned: SentDay | undefined;
}

/** The days after today, so that with today there are always seven, wherever in the plan the network went away. */
export function daysAfter(week: WeekAlong, today: string): DayAhead[] {
  return Array.from({ length: DAYS - 1 }, (_none, i) => {
    const date = new Date(Date.parse(today) + (i + 1) * DAY_MS).toISOString().slice(0, 10);
    return { date, planned: planIsOver(week, date) ? undefined : (dayOf(week, date) ?? restOn(date)) };
  });
}

const restOn = (date: string): SentDay => ({ date, kind: "rest", minutes: 0, most_min: 0, lessons: [], items: [] });
