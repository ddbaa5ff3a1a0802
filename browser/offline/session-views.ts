import { begin, leaveOut, othersFor, passGate, setDone, swap, unsteady, word } from "./acts";
import type { OfflineApp, View } from "./app";
import type { SentRow } from "./bundle";
import { chosen, element, Piece, pose, rating, say, showProblems } from "./dom";
import { wordsSaid } from "./journal";
import { finished, secondsOf, setsOf, type Place } from "./places";
import { setRing } from "./ring";

export function beginView(app: OfflineApp): Piece {
  const places = app.places.filter(({ item }) => !item.apart);
  const minutes = places.reduce((sum, { amount }) => sum + amount.minutes, 0);
  return new Piece("begin")
    .text({ detail: `${say("exercises", { n: places.length })}, ${say("minutes", { n: minutes })}` })
    .on("back", () => app.show({ name: "home" }))
    .submit((form) => {
      const pre = rating(form, "pre");
      return showProblems(form, { "": pre === undefined }) && pre !== undefined ? begin(app, pre) : undefined;
    });
}

export function gateView(app: OfflineApp): Piece {
  return new Piece("gate")
    .text({ text: app.week?.words.gate ?? "" })
    .on("back", () => app.show({ name: "home" }))
    .submit((form) => {
      const flare = chosen(form, "flare");
      return showProblems(form, { "": flare === "" }) ? passGate(app, flare) : undefined;
    });
}

/** One exercise: what to do, the timer, what was done. `resting` begins with the pause before the next set. */
export function placeView(app: OfflineApp, place: Place, resting: boolean): Piece {
  const row = app.week?.rows[place.item.row];
  const piece = new Piece("place");
  if (row === undefined || app.week === undefined) return piece;
  fillHead(app, piece, place, row);
  fillHow(app, piece, row);
  fillTimer(app, piece, place, row, resting);
  fillWords(app, piece, place);
  const others = othersFor(app, place);
  return piece
    .only({ may_swap: others.length > 0 && place.done === 0, can_sway: row.can_sway })
    .list("reasons", reasons(app, place))
    .on("swap", () => app.show({ name: "swap", n: place.n }))
    .on("hurts", () => app.show({ name: "hurts", n: place.n }))
    .on("unsteady", () => unsteady(app, place))
    .on("close", () => app.show({ name: "home" }))
    .on("end", () => app.show({ name: "check-in" }))
    .on("before", () => goBefore(app, place));
}

function goBefore(app: OfflineApp, place: Place): void {
  const before = app.places.filter((other) => other.n < place.n && !finished(other)).at(-1);
  app.show(before === undefined ? { name: "home" } : { name: "place", n: before.n });
}

function fillHead(app: OfflineApp, piece: Piece, place: Place, row: SentRow): void {
  const places = app.places;
  const bars = places.map((other) => {
    const bar = element("i", "");
    bar.className = finished(other) ? "done" : other.n === place.n ? "here" : "";
    return bar;
  });
  const at = places.findIndex(({ n }) => n === place.n) + 1;
  piece
    .only({ notes: place.item.notes.length > 0, half_range: place.item.half_range, smaller: place.smaller })
    .only({ apart: place.item.apart })
    .text({ name: row.name, dose: place.amount.dose, order: say("order", { n: at, of: places.length }) })
    .text({ easier: row.easier })
    .list("bars", bars)
    .words("notes", place.item.notes)
    .one('[data-slot="pose"]')
    ?.replaceChildren(pose(row.pose));
}

function fillHow(app: OfflineApp, piece: Piece, row: SentRow): void {
  const rules = row.stop_rules.map((name) => app.week?.words.stop_rules[name]).filter((rule) => rule !== undefined);
  piece
    .text({ set_up: row.set_up, stop: row.stop, felt: row.felt, easier_way: row.easier, purpose: row.purpose })
    .words("steps", row.steps, "li")
    .words("cues", row.cues, "li")
    .words("errors", row.common_errors, "li")
    .words(
      "stop_then",
      rules.map(({ then }) => then),
    )
    .words(
      "stop_if",
      rules.map(({ stop_if }) => stop_if),
    );
}

function fillTimer(app: OfflineApp, piece: Piece, place: Place, row: SentRow, resting: boolean): void {
  const { amount, item } = place;
  const sets = setsOf(amount);
  const here = place.nextSet === undefined ? sets : place.nextSet - item.first_set + 1;
  const bothSides = row.per_side && item.side === null;
  const reps = amount.reps === null ? "" : say("reps", { n: amount.reps });
  piece
    .only({ resting, by_reps: amount.reps !== null, by_minutes: amount.reps === null })
    .text({ cue: row.cues[0] ?? "", reps: reps && bothSides ? `${reps}, ${say("eachSide")}` : reps })
    .text({ set: sets > 1 ? say("set", { n: here, of: sets }) : "", next_set: say("setNext", { n: here, of: sets }) })
    .text({ done_words: sets > 1 ? say("setDone", { n: here }) : say("finished") })
    .submit((form) => {
      const told = form.querySelector<HTMLInputElement>('[name="amount"]')?.value ?? "";
      return setDone(app, place, told === "" ? undefined : Math.min(240, Math.max(0, Math.round(Number(told)))));
    });
  const box = piece.one("[data-player]");
  if (box === null) return;
  Object.assign(box.dataset, { length: item.length, reps: String(amount.reps ?? 0), sides: bothSides ? "2" : "1" });
  box.dataset.settle = String(app.week?.words.settle_s ?? 3);
  const ring = piece.one("#ring-work");
  if (ring) setRing(ring, secondsOf(amount), item.length === "holds" ? (amount.reps ?? 0) : 0);
  const rest = piece.one("#ring-rest");
  if (rest) setRing(rest, app.week?.words.rest_s ?? 30);
}

function fillWords(app: OfflineApp, piece: Piece, place: Place): void {
  const said = app.journal === undefined ? new Set<string>() : wordsSaid(app.journal);
  for (const name of ["too_easy", "worried"]) {
    const button = piece.one(`[data-do="${name}"]`);
    button?.setAttribute("aria-pressed", String(said.has(`${place.item.row}/${name}`)));
    button?.addEventListener("click", () => {
      const off = button.getAttribute("aria-pressed") === "true";
      void word(app, place, name, off).then(() => button.setAttribute("aria-pressed", String(!off)));
    });
  }
}

function reasons(app: OfflineApp, place: Place): DocumentFragment[] {
  return (app.week?.words.skip_reasons ?? []).map(([value, label]) => {
    const button = new Piece("reason").text({ label });
    button.one("button")?.addEventListener("click", () => {
      if (value === "pain") app.show({ name: "hurts", n: place.n });
      else void leaveOut(app, place, value);
    });
    return button.root;
  });
}

/** OD-11. */
export function swapView(app: OfflineApp, place: Place, steady: boolean, back: View): Piece {
  const others = othersFor(app, place, steady).map((other) => {
    const name = app.week?.rows[other.row]?.name ?? "";
    const button = new Piece("other").text({ name, dose: other.dose });
    button.one("button")?.addEventListener("click", () => void swap(app, place, other.row));
    return button.root;
  });
  return new Piece("swap")
    .text({ name: app.week?.rows[place.item.row]?.name ?? "" })
    .list("others", others)
    .on("back", () => app.show(back));
}
