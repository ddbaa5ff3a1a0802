import { DeviceStore } from "../device/device-store";
import { PassedOn } from "../device/passed-on";
import type { KeptEvent, SendReport, TellableEvent } from "../outbox/outbox";
import { OfflineApp, type View } from "./app";
import type { SafetyCard, WeekAlong } from "./bundle";
import { DeviceState } from "./state";
import { weekForTests } from "./week-for-tests";

export const NOW = Date.parse("2026-11-22T10:00:00Z");
export const DAY = 24 * 60 * 60 * 1000;
export const PERSON = weekForTests().person;
export const card = { person: PERSON, number: "112" } as SafetyCard;

/** An outbox that keeps what it is told, and a server that takes it when the network is there. */
export class Box {
  told: KeptEvent[] = [];
  full = false;
  network = false;
  mayExercise = true;
  log: string[];
  now: () => number;

  constructor(log: string[], now: () => number) {
    this.log = log;
    this.now = now;
  }

  async addAll(events: TellableEvent[]): Promise<KeptEvent[]> {
    if (this.full) throw new DOMException("full", "QuotaExceededError");
    const kept = events.map(
      (event, i) =>
        ({
          id: `e${this.told.length + i}`,
          at: new Date(this.now()).toISOString(),
          ...event,
          state: "waiting",
        }) as KeptEvent,
    );
    this.told.push(...kept);
    this.log.push(...kept.map(({ type }) => type));
    return kept;
  }

  async add(event: TellableEvent): Promise<KeptEvent> {
    return (await this.addAll([event]))[0]!;
  }

  acknowledged = async (): Promise<KeptEvent[]> => this.told.filter(({ state }) => state === "acknowledged");
  waiting = async (): Promise<KeptEvent[]> => this.told.filter(({ state }) => state === "waiting");
  tray = async (): Promise<KeptEvent[]> => this.told.filter(({ state }) => state === "refused");

  async send(): Promise<SendReport> {
    if (!this.network) return { outcome: "no-network", acknowledged: 0, refused: 0, waiting: 1 };
    for (const event of this.told) if (event.state === "waiting") event.state = "acknowledged";
    return { outcome: "done", acknowledged: 0, refused: 0, waiting: 0, standing: this.standing } as SendReport;
  }

  get standing() {
    return { mayExercise: this.mayExercise, hold: this.mayExercise ? "none" : "EMERGENCY" };
  }
}

export interface World {
  app: OfflineApp;
  box: Box;
  log: string[];
  views: View[];
  at: { now: number };
}

export async function opened(
  week: WeekAlong | undefined = weekForTests(),
  now = NOW,
  { path = "", search = "", before }: { path?: string; search?: string; before?: (box: Box) => void } = {},
): Promise<World> {
  const log: string[] = [];
  const views: View[] = [];
  const at = { now };
  const box = new Box(log, () => at.now);
  before?.(box);
  const store = new DeviceStore(PERSON);
  const state = new DeviceState(store);
  await state.read();
  const change = state.change.bind(state);
  state.change = async (more) => {
    await change(more);
    if (more.journal) log.push("journal");
  };
  const app = new OfflineApp({
    week,
    card,
    state,
    outbox: box as never,
    passedOn: new PassedOn(store),
    signals: { tell: ({ what }) => void log.push(`signal ${what}`) },
    now: () => at.now,
    newId: () => "01934f00-0000-7000-8000-00000000aaaa",
    draw: (_app, view) => {
      views.push(view);
      log.push(`view ${view.name}`);
    },
    reloadWeek: async () => week,
  });
  await app.open(path, search);
  return { app, box, log, views, at };
}

export const view = ({ views }: World): View => views.at(-1)!;
export const types = ({ box }: World): string[] => box.told.map(({ type }) => type);
export const place = ({ app }: World, n = 1) => app.place(n)!;
