/** The on-device rules (annex J10) as the device reads them. Made from the content; see `on-device.rules.json`. */
import table from "./on-device.rules.json";

export interface Condition {
  of: string;
  minus?: string;
  at_least?: number | string;
  more_than?: number;
  equals?: boolean;
  differs_from?: string;
  one_of?: readonly string[];
  among?: string;
  not_among?: string;
  or_unknown?: boolean;
}

export interface DeviceRule {
  id: string;
  event: string;
  when?: readonly (readonly Condition[])[];
  acts: readonly string[];
}

export const RULES: readonly DeviceRule[] = table.rules;
export const LIMITS = { dayMaxMin: table.day_max_min, rowBlockedDays: table.row_blocked_days };
