/** What one page of this device tells all others, at once. */
export type Signal = { what: "held"; person: string } | { what: "left" };

const CHANNEL = "hingeback-device";

/** Tells the other pages of this browser; a browser without channels learns it at the next look. */
export class Signals {
  readonly #channel: BroadcastChannel | undefined;

  constructor(heard: (signal: Signal) => void) {
    this.#channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(CHANNEL);
    this.#channel?.addEventListener("message", (event: MessageEvent<Signal>) => heard(event.data));
  }

  tell(signal: Signal): void {
    this.#channel?.postMessage(signal);
  }

  close(): void {
    this.#channel?.close();
  }
}
