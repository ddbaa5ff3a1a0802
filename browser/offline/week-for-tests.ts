import type { Amount, SentDay, SentItem, SentRow, WeekAlong } from "./bundle";

const amount = (minutes: number, sets: number | null, reps: number | null): Amount => ({
  minutes,
  sets,
  reps,
  hold_s: null,
  dose: `${sets} x ${reps}`,
  counts: true,
});

export function itemForTests(row: string, minutes = 6, sets: number | null = 2, reps: number | null = 8): SentItem {
  return {
    row,
    ...amount(minutes, sets, reps),
    side: null,
    new: false,
    smaller: amount(Math.ceil(minutes / 2), sets && 1, reps && reps / 2),
    notes: [],
    half_range: false,
    why: ["Because."],
    first_set: 1,
    apart: false,
    length: reps ? "guide" : "minutes",
  };
}

const rowForTests = (name: string): SentRow => ({
  name,
  pose: "standing",
  per_side: false,
  level: 1,
  step: 1,
  ppillar: "P-STR",
  stop_rules: ["SR-GEN"],
  can_sway: false,
  purpose: "Strength.",
  set_up: "Lie down.",
  steps: ["Lift."],
  cues: ["Slowly."],
  common_errors: ["Too fast."],
  felt: "In the seat.",
  easier: "Lift less.",
  harder: "Lift more.",
  stop: "Stop if it hurts.",
});

export const dayForTests = (date: string, items: SentItem[]): SentDay => ({
  date,
  kind: "full",
  minutes: items.reduce((sum, item) => sum + item.minutes, 0),
  most_min: 60,
  lessons: [],
  items,
});

/** A week as the server sends it, small: two exercises today, one to swap to, an easy one. */
export function weekForTests(more: Partial<WeekAlong> = {}): WeekAlong {
  return {
    edition: 2,
    person: "01934f00-0000-7000-8000-000000000001",
    made_at: "2026-11-22T09:00:00+00:00",
    today: "2026-11-22",
    content_version: "c",
    plan: { id: "01934f00-0000-7000-8000-0000000000b1", n: 3, week: 1, starts: "2026-11-22" },
    hold: "none",
    screened_at: "2026-11-22T08:00:00+00:00",
    screen_daily: false,
    short_screen: ["S43a", "S01"].map((id) => ({
      id,
      question: `${id}?`,
      help: "",
      why: "",
      said: `I have ${id}.`,
      confirm: id === "S01",
      options: (["yes", "no", "not_sure"] as const).map((told) => ({
        value: `{"answer": "${told}"}`,
        told,
        label: told,
      })),
    })),
    b: 3,
    days: [dayForTests("2026-11-22", [itemForTests("bridge"), itemForTests("dead_bug")])],
    swaps: { bridge: [itemForTests("clamshell", 5), itemForTests("calf_raise", 4)] },
    ease: [itemForTests("breath_diaphragm", 5, 1, null)],
    rows: Object.fromEntries(
      ["bridge", "dead_bug", "clamshell", "calf_raise", "breath_diaphragm"].map((row) => [row, rowForTests(row)]),
    ),
    session: null,
    words: {
      gate: "Pain is high.",
      stop_rules: { "SR-GEN": { stop_if: "Stop if pain rises.", then: "Rest." }, "SR-LEG": { stop_if: "", then: "" } },
      rest_s: 30,
      settle_s: 3,
      leg: [
        ["no", "No"],
        ["down", "Down"],
      ],
      settled: [
        ["yes", "Yes"],
        ["no", "No"],
      ],
      skip_reasons: [
        ["pain", "It hurts"],
        ["no_time", "No time"],
      ],
      row_words: [["too_easy", "Too easy"]],
    },
    ...more,
  };
}
