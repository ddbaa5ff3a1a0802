/** What this phone can do: looked at by doing it, not by asking whether the name exists. */

export type State = "works" | "not" | "tap" | "refused";

export interface Ability {
  /** Without a tap: what can be known at once. */
  look(): Promise<State>;
  /** After a tap: asks the phone. */
  ask?(): Promise<State>;
}

/** How long a sensor may take to say its first word. */
const SENSOR_SPEAKS_WITHIN_MS = 1500;

interface AsksForMotion {
  requestPermission?: () => Promise<"granted" | "denied">;
}

const secure: Ability = { look: async () => (window.isSecureContext ? "works" : "not") };

const wakeLock: Ability = {
  async look() {
    if (!("wakeLock" in navigator)) return "not";
    try {
      await (await navigator.wakeLock.request("screen")).release();
      return "works";
    } catch {
      return "refused";
    }
  },
};

const motion: Ability = {
  async look() {
    if (!window.isSecureContext || !("DeviceMotionEvent" in window)) return "not";
    return motionAsks() ? "tap" : motionSpeaks();
  },
  async ask() {
    try {
      return (await motionAsks()?.()) === "denied" ? "refused" : await motionSpeaks();
    } catch {
      return "refused";
    }
  },
};

/** iPhones ask the person first, and only after a tap. */
function motionAsks(): (() => Promise<string>) | undefined {
  const kind = DeviceMotionEvent as unknown as AsksForMotion;
  return kind.requestPermission?.bind(DeviceMotionEvent);
}

/** A browser may know the event and have no sensor: only a measured value counts. */
function motionSpeaks(): Promise<State> {
  return new Promise((resolve) => {
    const end = (state: State): void => {
      window.removeEventListener("devicemotion", heard);
      window.clearTimeout(waiting);
      resolve(state);
    };
    const heard = (event: DeviceMotionEvent): void => {
      if (event.accelerationIncludingGravity?.x != null) end("works");
    };
    const waiting = window.setTimeout(() => end("not"), SENSOR_SPEAKS_WITHIN_MS);
    window.addEventListener("devicemotion", heard);
  });
}

const camera: Ability = {
  async look() {
    if (!navigator.mediaDevices?.getUserMedia) return "not";
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.some((device) => device.kind === "videoinput") ? "tap" : "not";
  },
  async ask() {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: true });
      for (const track of stream.getTracks()) track.stop();
      return "works";
    } catch (problem) {
      return problem instanceof DOMException && problem.name === "NotAllowedError" ? "refused" : "not";
    }
  },
};

const storage: Ability = {
  async look() {
    if (!navigator.storage?.persisted) return "not";
    return (await navigator.storage.persisted()) ? "works" : "tap";
  },
  ask: async () => ((await navigator.storage.persist()) ? "works" : "refused"),
};

const worker: Ability = { look: async () => ("serviceWorker" in navigator ? "works" : "not") };

export const abilities: Readonly<Record<string, Ability>> = {
  secure,
  "wake-lock": wakeLock,
  motion,
  camera,
  storage,
  worker,
};

/** Fills the list. Words come from the page; an ability that throws is one the phone does not have. */
export function showAbilities(
  list: HTMLElement,
  known: Readonly<Record<string, Ability>> = abilities,
): Promise<void[]> {
  const rows = [...list.querySelectorAll<HTMLElement>("[data-ability]")];
  return Promise.all(
    rows.map(async (row) => {
      const ability = known[row.dataset.ability ?? ""];
      if (ability === undefined) return;
      row.querySelector("button")?.addEventListener("click", () => {
        if (ability.ask) void show(list, row, ability.ask());
      });
      await show(list, row, ability.look());
    }),
  );
}

async function show(list: HTMLElement, row: HTMLElement, asked: Promise<State>): Promise<void> {
  const word = row.querySelector<HTMLElement>(".ability-word");
  if (word === null) return;
  word.textContent = list.dataset.wordLooking ?? "";
  const state = await asked.catch((): State => "not");
  const words: Record<State, string | undefined> = {
    works: list.dataset.wordWorks,
    not: list.dataset.wordNot,
    tap: list.dataset.wordTap,
    refused: list.dataset.wordRefused,
  };
  word.textContent = words[state] ?? "";
  word.dataset.state = state;
  const button = row.querySelector("button");
  if (button) button.hidden = state !== "tap";
}
