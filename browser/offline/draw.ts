import { Slider } from "../forms/slider";
import { Player } from "../timer/player";
import { Sound } from "../timer/sound";
import { checkInView, doneView, hurtsView, thenView, unsteadyView } from "./after-views";
import type { OfflineApp, View } from "./app";
import { Piece } from "./dom";
import { badDayView, homeView } from "./home-views";
import { confirmView, holdView, questionsView, stopView } from "./safety-views";
import { beginView, gateView, placeView, swapView } from "./session-views";

/** Draws one view at a time in its place on the page, with its sliders and its timer. */
export class Drawing {
  #player: Player | undefined;
  #sound: Sound | undefined;
  #before: View = { name: "home" };
  readonly #place: HTMLElement;

  constructor(place: HTMLElement) {
    this.#place = place;
  }

  draw(app: OfflineApp, view: View): void {
    this.#player?.dispose();
    this.#player = undefined;
    this.#place.replaceChildren(this.#piece(app, view).root);
    document.body.classList.toggle("in-session", view.name === "place");
    this.#place.classList.toggle("player", view.name === "place");
    document.body.dataset.view = view.name;
    for (const root of this.#place.querySelectorAll<HTMLElement>("[data-slider]")) new Slider(root);
    if (view.name === "place") this.#startTimer();
    if (view.name !== "stop") this.#before = view;
    window.scrollTo(0, 0);
    this.#place.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }

  #piece(app: OfflineApp, view: View): Piece {
    switch (view.name) {
      case "hold":
        return holdView(app);
      case "nothing":
      case "connect":
        return new Piece(view.name);
      case "questions":
        return questionsView(app);
      case "confirm":
        return confirmView(app);
      case "stop":
        return stopView(app, () => app.show(this.#before));
      case "begin":
        return beginView(app);
      case "gate":
        return gateView(app);
      case "bad-day":
        return badDayView(app);
      case "check-in":
        return checkInView(app);
      case "done":
        return doneView(app);
      case "enough":
        return new Piece("enough").on("end", () => app.show({ name: "check-in" }));
      case "home":
        return withStop(homeView(app), app);
      default:
        return this.#pieceOfPlace(app, view);
    }
  }

  #pieceOfPlace(app: OfflineApp, view: Extract<View, { n: number }>): Piece {
    const place = app.place(view.n);
    if (place === undefined) return withStop(homeView(app), app);
    if (view.name === "place") return withStop(placeView(app, place, view.resting === true), app);
    if (view.name === "hurts") return hurtsView(app, place);
    if (view.name === "unsteady") return unsteadyView(app, place);
    if (view.name === "then") return thenView(app, place, view.advice);
    return swapView(app, place, this.#before.name === "unsteady", this.#before);
  }

  #startTimer(): void {
    const box = this.#place.querySelector<HTMLElement>("[data-player]");
    if (box === null) return;
    this.#sound ??= new Sound();
    const sound = this.#sound;
    this.#player = new Player(box, sound);
    const button = this.#place.querySelector("[data-sound]");
    button?.setAttribute("aria-pressed", String(sound.on));
    button?.addEventListener("click", () => button.setAttribute("aria-pressed", String(sound.toggle())));
  }
}

function withStop(piece: Piece, app: OfflineApp): Piece {
  return piece.on("stop", () => app.show({ name: "stop" }));
}
