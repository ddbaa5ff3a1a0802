const KEY = "hingeback-sound";

export interface Tone {
  hz: number;
  seconds: number;
}

/** A short tick in the last three seconds, a lower and longer one when the time is up. */
export const TICK: Tone = { hz: 660, seconds: 0.07 };
export const OVER: Tone = { hz: 440, seconds: 0.32 };

/** Small tones for the timer. Off or on is remembered in this browser; a browser without sound stays silent. */
export class Sound {
  #context: AudioContext | undefined;
  #on: boolean;
  readonly #store: Pick<Storage, "getItem" | "setItem">;

  constructor(store: Pick<Storage, "getItem" | "setItem"> = localStorage) {
    this.#store = store;
    this.#on = store.getItem(KEY) !== "off";
  }

  get on(): boolean {
    return this.#on;
  }

  toggle(): boolean {
    this.#on = !this.#on;
    this.#store.setItem(KEY, this.#on ? "on" : "off");
    return this.#on;
  }

  play(tone: Tone): void {
    if (!this.#on || typeof AudioContext === "undefined") return;
    this.#context ??= new AudioContext();
    const { currentTime: now, destination } = this.#context;
    const source = this.#context.createOscillator();
    const volume = this.#context.createGain();
    source.frequency.value = tone.hz;
    volume.gain.setValueAtTime(0.0001, now);
    volume.gain.exponentialRampToValueAtTime(0.12, now + 0.015);
    volume.gain.exponentialRampToValueAtTime(0.0001, now + tone.seconds);
    source.connect(volume).connect(destination);
    source.start(now);
    source.stop(now + tone.seconds);
  }
}
