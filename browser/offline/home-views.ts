import { badDay, isGated } from "./acts";
import type { OfflineApp } from "./app";
import type { SentDay, SentItem } from "./bundle";
import { element, Piece, pose, say } from "./dom";
import { pain } from "./journal";
import { finished, setsOf, type Place } from "./places";
import { daysAfter } from "./seven-days";
import { dateLanguage } from "../units/date-language";

const dayName = (iso: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(dateLanguage(), { ...options, timeZone: "UTC" }).format(new Date(`${iso}T12:00:00Z`));

/** Today, and below it the days to come, to read. */
export function homeView(app: OfflineApp): Piece {
  const journal = app.journal;
  const places = app.places;
  const stage = stageOf(app);
  const begun = stage === "open";
  const startable = (stage === "before" || stage === "light" || begun || stage === "over") && places.length > 0;
  const listed = stage === "done" || stage === "stopped" ? [] : places;
  const apart = listed.filter(({ item }) => item.apart);
  const coming = app.week === undefined ? [] : daysAfter(app.week, app.today);
  const items = (some: Place[]): DocumentFragment[] => some.map((place) => itemView(app, place));
  return new Piece("home")
    .only(only(stage))
    .only({ may_start: startable, coming: coming.length > 0, apart: apart.length > 0 })
    .only({ may_ease: !app.easeAlone && journal?.eased !== true && (app.week?.ease.length ?? 0) > 0 })
    .text({ date: dayName(app.today, { weekday: "long", day: "numeric", month: "long" }) })
    .text({ start: startWords(app, places, begun), where: whereWords(places), made: madeWords(app) })
    .text({ in_order: inOrderWords(places) })
    .list("items", items(listed.filter(({ item }) => !item.apart)))
    .list("apart_items", items(apart))
    .list(
      "days",
      coming.map((day) => (day.planned === undefined ? easyDayView(app, day.date) : dayView(app, day.planned))),
    )
    .on("start", () => start(app, begun))
    .on("bad_day", () => app.show({ name: "bad-day" }));
}

type Stage = "before" | "light" | "open" | "done" | "stopped" | "rest" | "over";

function stageOf(app: OfflineApp): Stage {
  const journal = app.journal;
  if (journal?.stopped) return "stopped";
  if (journal?.ended) return "done";
  if (journal !== undefined && pain(journal, "pre") !== undefined) return "open";
  if (app.planOver) return "over";
  if (app.places.length === 0) return "rest";
  return app.day?.kind === "light" ? "light" : "before";
}

function only(stage: Stage): Record<string, boolean> {
  const stages: Stage[] = ["before", "light", "open", "done", "stopped", "rest", "over"];
  return Object.fromEntries(stages.map((each) => [each, each === stage]));
}

function start(app: OfflineApp, begun: boolean): void {
  if (!begun) app.show({ name: "begin" });
  else if (isGated(app)) app.show({ name: "gate" });
  else app.goOn();
}

function startWords(app: OfflineApp, places: Place[], begun: boolean): string {
  if (begun) return places.every(finished) ? say("say") : say("goOn");
  if (app.easeAlone || app.journal?.eased) return say("startEasy");
  return say("start", { n: minutesOf(places) });
}

const minutesOf = (places: Place[]): number =>
  places.filter(({ item }) => !item.apart).reduce((sum, { amount }) => sum + amount.minutes, 0);

/** As on the page of today: what is done in one go, and the minutes that are spread over the day. */
function inOrderWords(places: Place[]): string {
  const together = places.filter(({ item }) => !item.apart);
  const later = places.filter(({ item }) => item.apart).reduce((sum, { amount }) => sum + amount.minutes, 0);
  return [say("inOrder", { n: together.length }), later > 0 ? say("spread", { n: later }) : ""].join(" ").trim();
}

function whereWords(places: Place[]): string {
  const here = places.find((place) => !finished(place));
  return here === undefined ? say("allDone") : say("stoppedAt", { n: here.n, of: places.length });
}

function madeWords(app: OfflineApp): string {
  const made = app.week?.made_at ?? "";
  const when = new Intl.DateTimeFormat(dateLanguage(), { dateStyle: "medium", timeStyle: "short" });
  return made ? say("made", { when: when.format(new Date(made)) }) : "";
}

export function itemView(app: OfflineApp, place: Place): DocumentFragment {
  const row = app.week?.rows[place.item.row];
  const piece = new Piece("item")
    .only({ done: place.done > 0, skipped: place.skipped && place.done === 0, apart: place.item.apart })
    .text({ name: row?.name ?? "", dose: place.amount.dose })
    .text({ minutes: say("minutes", { n: place.amount.minutes }) })
    .words("why", place.item.why);
  piece.one('[data-slot="done"]')?.replaceChildren(say("kept", { n: place.done, of: setsOf(place.amount) }));
  piece.one('[data-slot="pose"]')?.replaceChildren(pose(row?.pose ?? ""));
  return piece.root;
}

function dayView(app: OfflineApp, day: SentDay): DocumentFragment {
  const items = day.items.filter(({ row }) => !app.blocked.includes(row));
  return new Piece("day")
    .only({ easy: false, rest: items.length === 0 })
    .text({ name: dayName(day.date, { weekday: "long" }), summary: summaryOf(items) })
    .list(
      "items",
      items.map((item) => dayItemView(app, item)),
    ).root;
}

/** "3 exercises, 20 min", and what is spread over the day after it. */
function summaryOf(items: SentItem[]): string {
  const minutes = (some: SentItem[]): number => some.reduce((sum, item) => sum + item.minutes, 0);
  const [together, apart] = [items.filter((item) => !item.apart), items.filter((item) => item.apart)];
  const one = `${say("exercises", { n: together.length })}, ${say("minutes", { n: minutes(together) })}`;
  const parts = [together.length > 0 ? one : "", apart.length > 0 ? say("spreadShort", { n: minutes(apart) }) : ""];
  return parts.filter(Boolean).join(", ") || say("restDay");
}

/** OD-14: a day that no plan reaches has the easy session. The next week is a decision of the server. */
function easyDayView(app: OfflineApp, date: string): DocumentFragment {
  const items = (app.week?.ease ?? []).filter(({ row }) => !app.blocked.includes(row));
  const minutes = items.reduce((sum, item) => sum + item.minutes, 0);
  const about = items.length === 0 ? say("restDay") : `${say("easySession")}, ${say("minutes", { n: minutes })}`;
  return new Piece("day")
    .only({ easy: true, rest: items.length === 0 })
    .text({ name: dayName(date, { weekday: "long" }), summary: about })
    .list(
      "items",
      items.map((item) => dayItemView(app, item)),
    ).root;
}

function dayItemView(app: OfflineApp, item: SentItem): DocumentFragment {
  const row = app.week?.rows[item.row];
  return new Piece("day-item")
    .text({ name: row?.name ?? "", dose: item.dose, set_up: row?.set_up ?? "", stop: row?.stop ?? "" })
    .words("steps", row?.steps ?? [], "li").root;
}

/** OD-9: the easy session, or half of what is planned. */
export function badDayView(app: OfflineApp): Piece {
  const items = (app.week?.ease ?? []).map((item) => {
    const row = app.week?.rows[item.row];
    return element("li", `${row?.name ?? ""}: ${item.dose}`);
  });
  return new Piece("bad-day")
    .only({ may_halve: app.places.some((place) => !finished(place)) && !app.easeAlone })
    .list("items", items)
    .on("ease", () => badDay(app, "ease"))
    .on("halve", () => badDay(app, "halve"))
    .on("back", () => app.show({ name: "home" }));
}
