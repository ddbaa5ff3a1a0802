import type { DeviceStore } from "../device/device-store";
import { LIMITS } from "../on-device/rules";
import { NO_HOLD, nextHold, type LocalHold, type Step } from "../on-device/local-hold";
import type { Journal } from "./journal";

/** A short screen under way: what was answered, and the tap that waits for "is that right?". */
export interface ShortScreen {
  cause: string;
  answers: Record<string, string>;
  /** Asked first, on the pages too: "no", or nothing yet. */
  newIllness: boolean;
  confirming?: { item: string; value: string } | undefined;
  wentBack: string[];
}

export interface Blocked {
  row: string;
  at: number;
}

/** What the device keeps of a person beside the copies: ids, codes, numbers. */
export interface Kept {
  hold: LocalHold;
  /** The wording of a hold of this device. */
  tier: "EMERGENCY" | "SAME_DAY";
  /** The tier that the server named for its hold; empty where something is to be answered first. */
  serverTier?: string | undefined;
  /** The facts that set it: it is settled once the server has taken them in. */
  holdFacts: string[];
  /** The question whose answer set it; for dark thoughts the help lines are shown. */
  holdItem?: string | undefined;
  journal?: Journal | undefined;
  screen?: ShortScreen | undefined;
  /** When the short screen was last answered here, all of it with no. */
  screenedAt?: number | undefined;
  /** Why a short screen comes before the next exercise, whatever the date. */
  screenNext?: string | undefined;
  /** Something new was told: all questions come first. Since when. */
  needsFull?: number | undefined;
  blocked: Blocked[];
  /** The latest time that was seen: a clock that is set back makes nothing younger. */
  seenAt: number;
}

const NAME = "state";
const DAY_MS = 24 * 60 * 60 * 1000;
export const NOTHING: Kept = { hold: NO_HOLD, tier: "SAME_DAY", holdFacts: [], blocked: [], seenAt: 0 };

/** Reads and writes it as a whole; a change is on disk before the page shows it. */
export class DeviceState {
  kept: Kept = NOTHING;
  readonly #store: DeviceStore;

  constructor(store: DeviceStore) {
    this.#store = store;
  }

  async read(): Promise<Kept> {
    this.kept = { ...NOTHING, ...(await this.#store.get<Partial<Kept>>(NAME)) };
    return this.kept;
  }

  async change(change: Partial<Kept>): Promise<void> {
    this.kept = { ...this.kept, ...change };
    await this.#store.put(NAME, this.kept);
  }

  async hold(step: Step): Promise<void> {
    const hold = nextHold(this.kept.hold, step);
    if (hold.local !== this.kept.hold.local || hold.server !== this.kept.hold.server) await this.change({ hold });
  }
}

/** The time to judge by: never before what was seen already. */
export const timeOf = (kept: Kept, now: number): number => Math.max(kept.seenAt, now);

export const blockedRows = (kept: Kept, now: number): string[] =>
  kept.blocked.filter(({ at }) => now - at < LIMITS.rowBlockedDays * DAY_MS).map(({ row }) => row);

/** The day where the device is, as the plan names its days. */
export function localDay(ms: number, minutesBehindUtc = new Date(ms).getTimezoneOffset()): string {
  return new Date(ms - minutesBehindUtc * 60_000).toISOString().slice(0, 10);
}
