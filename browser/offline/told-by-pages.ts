import type { KeptEvent } from "../outbox/outbox";
import type { OfflineApp } from "./app";
import { isOfSession, isStopSign, keyOf, withTold } from "./journal";

/**
 * What the pages told before their network went away: it belongs to the session of today, and what of it stops or asks
 * does so here too. The copy of the days may be older than all of it.
 */
export async function takeInTold(app: OfflineApp): Promise<void> {
  await tellAgain(app);
  const waiting = await app.parts.outbox.waiting();
  const arrived = await app.parts.outbox.acknowledged();
  const told = [...arrived, ...waiting].filter(({ type }) => isOfSession(type) && type !== "remark.written");
  const journal = withTold(app.journal, told, app.today, app.week?.plan.n ?? 1);
  if (told.length > 0 && journal !== undefined) await app.parts.state.change({ journal });
  await heedSpread(app, waiting, arrived);
  await heedStopSigns(app, waiting);
}

/** Whether a form had reached the server is not known here, and need not be: under its ids it counts once. */
async function tellAgain(app: OfflineApp): Promise<void> {
  const passed = await app.parts.passedOn.all(app.parts.now());
  const known = new Set(app.journal?.facts.map(keyOf));
  const session = app.journal?.id ?? passed.find(({ body }) => body.session !== undefined)?.body.session;
  const ours = passed.filter(
    (event) => isStopSign(event) || (event.body.session === session && !known.has(keyOf(event))),
  );
  if (ours.length > 0) await app.parts.outbox.addAll(ours);
  app.toldAgain = ours.length > 0;
  await app.parts.passedOn.clear();
}

/** OD-5: signs down the leg that a page was told ask the short questions here too, and the row rests. */
async function heedSpread(app: OfflineApp, waiting: KeptEvent[], arrived: KeptEvent[]): Promise<void> {
  const here = app.kept.screenedAt ?? 0;
  const anywhere = Math.max(here, Date.parse(app.week?.screened_at ?? "") || 0);
  const open = [...waiting.filter(toldAfter(here)), ...arrived.filter(toldAfter(anywhere))].filter(tellsOfSpread);
  if (open.length === 0) return;
  const rows = open.map(({ body, at }) => ({ row: String(body.exercise ?? ""), at: Date.parse(at) }));
  const blocked = rows.filter(({ row }) => row !== "" && !app.blocked.includes(row));
  await app.parts.state.change({ screenNext: "spread", blocked: [...app.kept.blocked, ...blocked] });
}

const toldAfter =
  (time: number) =>
  ({ at }: KeptEvent): boolean =>
    Date.parse(at) > time;

const tellsOfSpread = ({ type, body }: KeptEvent): boolean =>
  body.spread === true || (type === "exercise.noted" && body.note === "spread" && body.off !== true);

/** OD-4: a sign that was tapped on a page closes this device until the server has decided on it. */
async function heedStopSigns(app: OfflineApp, waiting: KeptEvent[]): Promise<void> {
  const signs = waiting.filter((event) => isStopSign(event) && !app.kept.holdFacts.includes(event.id));
  if (signs.length > 0) await app.closeForHold("EMERGENCY", signs);
}
