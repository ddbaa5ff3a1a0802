/** A fact as a page tells it. `id` only where the page already sent it to the server under that id. */
export interface TellableEvent {
  type: string;
  body: Record<string, unknown>;
  id?: string;
}

/** A fact as this device keeps it. Waiting: not known to be safe on the server. Refused: stands in the tray. */
export interface KeptEvent {
  id: string;
  device: string;
  n: number;
  type: string;
  v: number;
  at: string;
  monoMs: number;
  body: Record<string, unknown>;
  state: "waiting" | "acknowledged" | "refused";
  code?: string;
  acknowledgedAt?: number;
}

/** What the server said of the person with its last answer. It stays known when the network is gone. */
export interface Standing {
  /** "none" exactly while exercises may be shown; else the tier that holds, "unanswered" or "unreadable". */
  hold: string;
  /** The server's word for what may be done: PROCEED, GENTLE_ONLY, WITHHOLD … */
  action: string;
  /** False: no exercise may be shown, by name, picture or number. */
  mayExercise: boolean;
  screenDue: { kind: string; because: string };
  /** The day of the last complete screen, where the person lives; empty before the first. */
  screenedOn: string;
  /** When this was said, by the server's clock and by this device's. */
  saidAt: number;
  heardAt: number;
  /** This app is older than the server still knows. Nothing is lost by it. */
  appTooOld: boolean;
}

export type SendOutcome =
  /** Everything that waited was answered. */
  | "done"
  | "no-network"
  /** Nobody, or somebody else, is signed in; everything is kept until this person is back. */
  | "signed-out"
  | "server-trouble";

export interface SendReport {
  outcome: SendOutcome;
  acknowledged: number;
  refused: number;
  waiting: number;
  standing?: Standing;
}
