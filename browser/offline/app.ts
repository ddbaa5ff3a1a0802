import { forgetWeek } from "../device/copies";
import type { PassedOn } from "../device/passed-on";
import type { Signals } from "../device/signals";
import { judgeEvent, type Facts, type Judged } from "../on-device/judge";
import { heldBy } from "../on-device/local-hold";
import { isGated } from "./acts";
import type { KeptEvent, Outbox, SendReport } from "../outbox/outbox";
import type { SafetyCard, SentDay, Told, WeekAlong } from "./bundle";
import { rulesMatched } from "./facts";
import { dayOf, isOfSession, journalOf, newJournal, pain, type Journal } from "./journal";
import { doneMinutes, finished, placesOf, type Place } from "./places";
import { blockedRows, localDay, timeOf, type DeviceState, type Kept } from "./state";
import { takeInTold } from "./told-by-pages";
import { askedOf, firstOf, judgeOpen, planIsOver, type Advice, type Asked } from "./where";

export type View =
  | { name: "home" | "begin" | "gate" | "bad-day" | "check-in" | "done" | "enough" | "stop" }
  | { name: "hold" | "nothing" | "connect" | "questions" | "confirm" }
  | { name: "place"; n: number; resting?: boolean }
  | { name: "hurts" | "unsteady" | "swap"; n: number }
  | { name: "then"; n: number; advice: Advice };
export type { Advice } from "./where";

export interface AppParts {
  week: WeekAlong | undefined;
  card: SafetyCard | undefined;
  state: DeviceState;
  outbox: Outbox;
  /** What the pages said to the server and the copies do not know yet. */
  passedOn: Pick<PassedOn, "all" | "clear">;
  signals: Pick<Signals, "tell">;
  now: () => number;
  newId: () => string;
  /** Draws a view; the app itself knows no page. */
  draw: (app: OfflineApp, view: View) => void;
  reloadWeek: () => Promise<WeekAlong | undefined>;
}

/** What names no new exercise, and so is shown also while questions come first. */
const SHOWN_BEFORE_QUESTIONS = ["stop", "questions", "confirm", "then", "done"];

/** What the device does without network. Each entry is on disk before the screen moves on. */
export class OfflineApp {
  view: View = { name: "home" };
  /** True where an entry of the page before was told again here: nobody has to tell it once more. */
  toldAgain = false;
  week: WeekAlong | undefined;
  readonly parts: AppParts;

  constructor(parts: AppParts) {
    this.parts = parts;
    this.week = parts.week;
  }

  get kept(): Kept {
    return this.parts.state.kept;
  }

  get now(): number {
    return timeOf(this.kept, this.parts.now());
  }

  get today(): string {
    return localDay(this.now);
  }

  get journal(): Journal | undefined {
    return journalOf(this.kept.journal, this.week?.session ?? null, this.today);
  }

  get day(): SentDay | undefined {
    return this.week && dayOf(this.week, this.today);
  }

  get planOver(): boolean {
    return this.week !== undefined && planIsOver(this.week, this.today);
  }

  /** True where the easy session stands in place of the planned one, today. */
  get easeAlone(): boolean {
    return this.planOver || this.day?.kind === "eased";
  }

  get places(): Place[] {
    if (this.week === undefined) return [];
    const journal = this.journal ?? (this.planOver ? this.#begun(true) : undefined);
    return placesOf(this.week, this.day, journal, this.blocked);
  }

  get blocked(): string[] {
    return blockedRows(this.kept, this.now);
  }

  place(n: number): Place | undefined {
    return this.places.find((place) => place.n === n);
  }

  /** The first view: what the rules put first, then home. */
  async open(path = "", search = ""): Promise<void> {
    await this.parts.state.change({ seenAt: Math.max(this.kept.seenAt, this.parts.now()) });
    await takeInTold(this);
    const judged = judgeOpen(this.week, this.kept, this.parts.now());
    if (judged.matched.length > 0 && this.week !== undefined) {
      await this.parts.outbox.add(rulesMatched("open", judged.matched));
    }
    this.#showAsked(askedOf(path, search));
  }

  /** What the address asks for, where the session of today has it; else what comes first. */
  #showAsked(asked: Asked | undefined): void {
    if (asked?.name === "stop") this.show(asked);
    else if (asked === undefined || !this.isOpen) this.goFirst();
    else if (asked.name === "check-in") this.show(asked);
    else if (asked.name === "session") this.#goOnWith(asked.n);
    else if (this.place(asked.n) !== undefined) this.show(asked);
    else this.goFirst();
  }

  #goOnWith(n: number | undefined): void {
    const asked = n === undefined ? undefined : this.place(n);
    if (isGated(this)) this.show({ name: "gate" });
    else if (asked !== undefined && !finished(asked) && !this.dayIsFull()) this.show({ name: "place", n: asked.n });
    else this.goOn(n);
  }

  /** True while the session of today was begun and its end was not told. */
  get isOpen(): boolean {
    const journal = this.journal;
    return journal !== undefined && !journal.ended && !journal.stopped && pain(journal, "pre") !== undefined;
  }

  /** Home, unless something comes before it. */
  goFirst(): void {
    this.show({ name: firstOf(this.week, this.kept, this.parts.now()) });
  }

  show(view: View): void {
    const first = firstOf(this.week, this.kept, this.parts.now());
    const before = SHOWN_BEFORE_QUESTIONS.includes(view.name) && first !== "hold" && first !== "nothing";
    this.view = first === "home" || before ? view : { name: first };
    this.parts.draw(this, this.view);
  }

  judge(event: string, facts: Facts): Judged {
    return judgeEvent(event, facts);
  }

  /** Facts of today's session, in the outbox first and then in the journal. */
  async tell(facts: readonly Told[], change: Partial<Journal> = {}): Promise<KeptEvent[]> {
    await this.parts.state.read(); // (another tab may have begun the session of today)
    const journal = this.journal ?? this.#begun(this.easeAlone);
    const where = { session: journal.id, date: journal.date };
    const kept = await this.parts.outbox.addAll(
      facts.map(({ type, body }) => ({ type, body: isOfSession(type) ? { ...body, ...where } : { ...body } })),
    );
    const told = facts.filter(({ type }) => isOfSession(type) && type !== "remark.written");
    await this.parts.state.change({ journal: { ...journal, ...change, facts: [...journal.facts, ...told] } });
    this.#sendSoon();
    return kept;
  }

  /** What belongs to no session: safety answers, and the change of state that follows them. */
  async tellApart(facts: readonly Told[], change: Partial<Kept> = {}): Promise<KeptEvent[]> {
    const kept = await this.parts.outbox.addAll(facts.map(({ type, body }) => ({ type, body: { ...body } })));
    await this.parts.state.change(change);
    this.#sendSoon();
    return kept;
  }

  /** Everything of the exercises goes from this device, in every tab, until the server says otherwise. */
  async closeForHold(tier: Kept["tier"], facts: readonly KeptEvent[], item?: string): Promise<void> {
    const holdFacts = [...this.kept.holdFacts, ...facts.map(({ id }) => id)];
    const graver = this.kept.hold.local !== "none" && this.kept.tier === "EMERGENCY" ? "EMERGENCY" : tier;
    await this.parts.state.change({
      tier: graver,
      holdFacts,
      holdItem: item,
      screen: undefined,
      screenNext: undefined,
    });
    await this.parts.state.hold("set");
    await this.#putAway();
  }

  /** OD-15: the server, or another page of this device, tells of a hold. */
  async hearHold(tier?: string): Promise<void> {
    if (!this.judge("device_hold", { reported: true }).acts.includes("show_hold")) return;
    if (tier !== undefined && tier !== this.kept.serverTier) await this.parts.state.change({ serverTier: tier });
    await this.parts.state.hold("server_hold");
    await this.#putAway();
  }

  async #putAway(): Promise<void> {
    this.week = undefined;
    await forgetWeek();
    this.parts.signals.tell({ what: "held", person: this.parts.card?.person ?? "" });
    this.goFirst();
  }

  /** Offer what waits; what comes back may close or, once the server knows all, open this device again. */
  async send(): Promise<SendReport> {
    const report = await this.parts.outbox.send();
    await this.heed(report);
    return report;
  }

  async heed(report: Pick<SendReport, "outcome" | "standing">): Promise<void> {
    if (report.outcome !== "done" || report.standing === undefined) return;
    if (!report.standing.mayExercise) {
      await this.#noteTaken();
      const known = this.kept.hold.server === "held" && this.kept.serverTier === report.standing.hold;
      if (!known || this.week !== undefined) await this.hearHold(report.standing.hold);
      return;
    }
    await this.#noteTaken();
    if (heldBy(this.kept.hold) === "none") return;
    await this.parts.state.hold("server_open");
    if (heldBy(this.kept.hold) !== "none") return;
    await this.parts.state.change({ holdFacts: [], holdItem: undefined });
    this.week = await this.parts.reloadWeek();
    this.goFirst();
  }

  /** The server knows what set the hold once none of it waits here, nor was refused. */
  async #noteTaken(): Promise<void> {
    const open = [...(await this.parts.outbox.waiting()), ...(await this.parts.outbox.tray())].map(({ id }) => id);
    if (!this.kept.holdFacts.some((id) => open.includes(id))) await this.parts.state.hold("acknowledged");
  }

  /** On to the exercise that is open after this one, or to the end. */
  goOn(after = 0): void {
    const open = this.places.filter((place) => !finished(place));
    const next = open.find(({ n }) => n > after) ?? open[0];
    if (this.dayIsFull()) this.show({ name: "enough" });
    else this.show(next === undefined ? { name: "check-in" } : { name: "place", n: next.n });
  }

  /** OD-13. */
  dayIsFull(): boolean {
    const done = doneMinutes(this.places);
    const open = this.places.some((place) => !finished(place));
    return open && this.judge("minutes", { done_today_min: done, day_max_min: this.day?.most_min }).rule !== "";
  }

  #begun(eased: boolean): Journal {
    return newJournal(this.parts.newId(), this.today, this.week?.plan.n ?? 1, eased);
  }

  #sendSoon(): void {
    void this.send().catch(() => undefined);
  }
}
