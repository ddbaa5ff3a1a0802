import { newIllness, answer, stopSign, tappedWrongly } from "./acts";
import type { OfflineApp } from "./app";
import type { Asked, SafetyCard } from "./bundle";
import { chosen, Piece, say, showProblems } from "./dom";
import type { Kept } from "./state";

/** What to do now, with the number of the country. It names no exercise. */
export function holdView(app: OfflineApp): Piece {
  const piece = new Piece("hold");
  const card = app.parts.card;
  const shown = tierShown(app.kept);
  const emergency = shown === "EMERGENCY";
  const tier = shown === "" ? undefined : card?.tiers[shown];
  const crisis = app.kept.holdItem === "M02" ? (card?.crisis ?? []) : [];
  piece
    .only({
      emergency,
      same_day: shown === "SAME_DAY",
      steps: tier !== undefined,
      waiting: app.kept.hold.local === "waiting",
    })
    .only({ advice: Boolean(card?.advice) && !emergency, more_numbers: Boolean(card?.more_numbers.length) })
    .only({ crisis: crisis.length > 0 })
    .text({ title: tier?.title ?? say("waits"), then: tier?.then ?? say("waitsThen"), advice: card?.advice ?? "" })
    .text({ more_numbers: (card?.more_numbers ?? []).join(", "), crisis_lead: card?.crisis_lead ?? "" })
    .words("steps", tier?.steps ?? [], "li")
    .words(
      "crisis",
      crisis.map(({ name, number }) => `${name}: ${number}`),
      "li",
    );
  return withNumber(piece, card)
    .call("advice", card?.advice ?? "")
    .on("print", () => window.print());
}

/** A hold of this device is shown as "be seen today" at the least; one of the server as the server named it. */
export function tierShown(kept: Kept): "EMERGENCY" | "SAME_DAY" | "" {
  const own = kept.hold.local === "none" ? "" : kept.tier;
  const servers = kept.hold.server === "held" ? (kept.serverTier ?? "SAME_DAY") : "";
  if (own === "EMERGENCY" || servers === "EMERGENCY") return "EMERGENCY";
  return own !== "" || servers === "SAME_DAY" ? "SAME_DAY" : "";
}

const withNumber = (piece: Piece, card: SafetyCard | undefined): Piece =>
  piece.call("number", card?.number ?? "112").text({ number: card?.number ?? "112" });

/** Something new first; then the short questions one by one. */
export function questionsView(app: OfflineApp): Piece {
  const screen = app.kept.screen;
  const asked = app.week?.short_screen ?? [];
  const next = screen && asked.find(({ id }) => screen.answers[id] === undefined);
  if (screen?.newIllness !== true || next === undefined) return illnessView(app);
  return screen.confirming === undefined ? questionView(app, next, asked) : confirmView(app);
}

function illnessView(app: OfflineApp): Piece {
  const cause = app.kept.screenNext ?? "weekly";
  return new Piece("illness").submit((form) => {
    const told = chosen(form, "new_illness");
    if (showProblems(form, { "": told === "" })) return newIllness(app, told, cause);
    return undefined;
  });
}

function questionView(app: OfflineApp, next: Asked, all: Asked[]): Piece {
  const options = next.options.map((option) => {
    const label = new Piece("option").text({ label: option.label });
    label.one<HTMLInputElement>("input")!.value = option.value;
    return label.root;
  });
  return new Piece("question")
    .text({ question: next.question, help: next.help, why: next.why })
    .text({ place: say("question", { n: all.indexOf(next) + 1, of: all.length }) })
    .list("options", options)
    .submit((form) => {
      const option = next.options.find(({ value }) => value === chosen(form, "answer"));
      if (!showProblems(form, { "": option === undefined }) || option === undefined) return undefined;
      return answer(app, next, option);
    });
}

/** "You said … Is that right?", with the number already there; back once for each question (J9.4). */
export function confirmView(app: OfflineApp): Piece {
  const confirming = app.kept.screen?.confirming;
  const wentBack = app.kept.screen?.wentBack ?? [];
  const asked = app.week?.short_screen.find(({ id }) => id === confirming?.item);
  const option = asked?.options.find(({ value }) => value === confirming?.value);
  const piece = new Piece("confirm")
    .text({ said: asked?.said ?? "", answer: option?.label ?? "" })
    .only({ may_go_back: !wentBack.includes(confirming?.item ?? "") })
    .on("right", () => asked && option && answer(app, asked, option, true))
    .on("wrongly", () => tappedWrongly(app));
  return withNumber(piece, app.parts.card);
}

export function stopView(app: OfflineApp, back: () => void): Piece {
  const card = app.parts.card;
  const signs = (card?.signs ?? []).map(({ id, text }) => {
    const sign = new Piece("sign").text({ text });
    sign.one("button")!.addEventListener("click", () => void stopSign(app, id));
    return sign.root;
  });
  const piece = new Piece("stop")
    .text({ title: card?.stop_title ?? "", lead: card?.stop_lead ?? "" })
    .list("signs", signs)
    .on("back", back);
  return withNumber(piece, card);
}
