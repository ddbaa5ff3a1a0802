import { checkIn, hurts, leaveOut, othersFor } from "./acts";
import type { Advice, OfflineApp } from "./app";
import { chosen, Piece, rating, showProblems } from "./dom";
import { wentDown } from "./facts";
import { pain, wordsSaid } from "./journal";
import type { Place } from "./places";

const nameOf = (app: OfflineApp, place: Place): string => app.week?.rows[place.item.row]?.name ?? "";

function before(piece: Piece, app: OfflineApp, names: string[]): void {
  const pre = app.journal && pain(app.journal, "pre");
  if (pre === undefined) return;
  for (const name of names) {
    const slider = piece.one(`input[name="${name}"]`)?.closest<HTMLElement>("[data-slider]");
    if (slider) slider.dataset.before = String(pre);
  }
}

export function hurtsView(app: OfflineApp, place: Place): Piece {
  const piece = new Piece("hurts")
    .text({ name: nameOf(app, place) })
    .on("back", () => app.show({ name: "place", n: place.n }))
    .submit((form) => {
      const [now, leg] = [rating(form, "now"), chosen(form, "leg")];
      const fine = showProblems(form, { now: now === undefined, leg: leg === "" });
      return fine && now !== undefined ? hurts(app, place, now, leg) : undefined;
    });
  before(piece, app, ["now"]);
  return piece;
}

export function thenView(app: OfflineApp, place: Place, advice: Advice): Piece {
  const rules = app.week?.words.stop_rules ?? {};
  return new Piece(`then-${advice}`)
    .only({ may_swap: othersFor(app, place).length > 0 && place.done === 0 })
    .text({ name: nameOf(app, place), rule: rules["SR-LEG"]?.then ?? "", dose: place.amount.dose })
    .text({ easier: app.week?.rows[place.item.row]?.easier ?? "" })
    .on("check", () => app.show({ name: "questions" }))
    .on("ease", () => app.show({ name: "bad-day" }))
    .on("end", () => app.show({ name: "check-in" }))
    .on("swap", () => app.show({ name: "swap", n: place.n }))
    .on("go_on", () => app.show({ name: "place", n: place.n }))
    .on("leave_out", () => leaveOut(app, place, "pain"));
}

/** OD-12: sit down, and hold on to something next time. */
export function unsteadyView(app: OfflineApp, place: Place): Piece {
  return new Piece("unsteady")
    .only({ may_swap: othersFor(app, place, true).length > 0 })
    .text({ name: nameOf(app, place), rule: app.week?.words.stop_rules["SR-BAL"]?.then ?? "" })
    .text({ easier: app.week?.rows[place.item.row]?.easier ?? "" })
    .on("swap", () => app.show({ name: "swap", n: place.n }))
    .on("end", () => app.show({ name: "check-in" }))
    .on("on", () => app.goOn(place.n));
}

export function checkInView(app: OfflineApp): Piece {
  const done = [...new Set(app.places.filter(({ done: sets }) => sets > 0).map(({ item }) => item.row))];
  const words = app.week?.words;
  const piece = new Piece("check-in")
    .only({ rows: done.length > 0 })
    .list("leg", chips("leg", words?.leg ?? []))
    .list("settled", segments("settled", words?.settled ?? []))
    .list(
      "rows",
      done.map((row) => rowWords(app, row)),
    )
    .on("back", () => app.show({ name: "home" }))
    .submit((form) => sendCheckIn(app, form, done));
  before(piece, app, ["peak", "post"]);
  const settled = piece.one("[data-settled]");
  for (const radio of piece.root.querySelectorAll<HTMLInputElement>('[name="leg"]')) {
    radio.addEventListener("change", () => settled?.classList.toggle("shown", wentDown(radio.value)));
  }
  return piece;
}

function chips(name: string, options: [string, string][], type = "radio", on: string[] = []): DocumentFragment[] {
  return options.map(([value, label]) => {
    const chip = new Piece("chip").text({ label });
    const input = chip.one<HTMLInputElement>("input")!;
    Object.assign(input, { type, name, value, checked: on.includes(value) });
    return chip.root;
  });
}

function segments(name: string, options: [string, string][]): DocumentFragment[] {
  return options.map(([value, label]) => {
    const segment = new Piece("option").text({ label });
    Object.assign(segment.one<HTMLInputElement>("input")!, { name, value });
    return segment.root;
  });
}

function rowWords(app: OfflineApp, row: string): DocumentFragment {
  const said = app.journal === undefined ? new Set<string>() : wordsSaid(app.journal);
  const options = app.week?.words.row_words ?? [];
  const on = options.map(([value]) => value).filter((value) => said.has(`${row}/${value}`));
  return new Piece("row-words")
    .text({ name: app.week?.rows[row]?.name ?? "" })
    .list("words", chips(`word-${row}`, options, "checkbox", on)).root;
}

function sendCheckIn(app: OfflineApp, form: HTMLFormElement, done: string[]): unknown {
  const [peak, post, effort] = ["peak", "post", "effort"].map((name) => rating(form, name));
  const [leg, settled] = [chosen(form, "leg"), chosen(form, "settled")];
  const wrong = {
    peak: peak === undefined,
    post: post === undefined,
    effort: effort === undefined,
    leg: leg === "",
    settled: wentDown(leg) && settled === "",
  };
  if (!showProblems(form, wrong) || peak === undefined || post === undefined || effort === undefined) return undefined;
  const doms = form.querySelector<HTMLInputElement>('[name="doms"]')?.checked === true;
  const note = form.querySelector<HTMLTextAreaElement>('[name="note"]')?.value.trim() ?? "";
  return checkIn(app, { peak, post, effort, leg, settled, doms, note, words: changedWords(app, form, done) });
}

/** Ticks beside the exercises; a tick taken away takes the word back. */
function changedWords(
  app: OfflineApp,
  form: HTMLFormElement,
  done: string[],
): { row: string; word: string; off: boolean }[] {
  const said = app.journal === undefined ? new Set<string>() : wordsSaid(app.journal);
  return done.flatMap((row) => {
    const boxes = [...form.querySelectorAll<HTMLInputElement>(`input[name="word-${row}"]`)];
    const changed = boxes.filter((box) => box.checked !== said.has(`${row}/${box.value}`));
    return changed.map((box) => ({ row, word: box.value, off: !box.checked }));
  });
}

export function doneView(app: OfflineApp): Piece {
  const journal = app.journal;
  const [pre, peak] = journal ? [pain(journal, "pre"), pain(journal, "peak")] : [];
  const red = app.judge("pain", { pre, peak, b: app.week?.b }).acts.includes("mark:RED");
  return new Piece("done").only({ red }).on("back", () => app.show({ name: "home" }));
}
