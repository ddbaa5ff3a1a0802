import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { abilities, showAbilities, type Ability, type State } from "./abilities";

const WORDS =
  'data-word-works="Works" data-word-not="Not here" data-word-tap="Needs a tap" data-word-refused="Not allowed" data-word-looking="Looking"';

function list(...names: string[]): HTMLElement {
  const rows = names.map(
    (name) =>
      `<li data-ability="${name}"><span class="ability-word">before</span><button type="button" hidden>Look</button></li>`,
  );
  document.body.innerHTML = `<ul ${WORDS}>${rows.join("")}</ul>`;
  return document.querySelector("ul")!;
}

const words = (): (string | null)[] => [...document.querySelectorAll(".ability-word")].map((word) => word.textContent);
const button = (): HTMLButtonElement => document.querySelector("button")!;
const gives = (state: State): Ability => ({ look: async () => state });

function navigatorHas(name: string, value: unknown): void {
  Object.defineProperty(navigator, name, { value, configurable: true });
}

beforeEach(() => vi.stubGlobal("isSecureContext", true));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  for (const name of ["wakeLock", "mediaDevices", "storage", "serviceWorker"]) Reflect.deleteProperty(navigator, name);
});

test("each ability is told in a word", async () => {
  const known = { a: gives("works"), b: gives("not"), c: gives("tap"), d: gives("refused") };

  await showAbilities(list("a", "b", "c", "d"), known);

  expect(words()).toEqual(["Works", "Not here", "Needs a tap", "Not allowed"]);
});

test("the button is there while a tap is needed, and asks", async () => {
  const ask = vi.fn(async (): Promise<State> => "works");
  await showAbilities(list("a"), { a: { look: async () => "tap", ask } });
  expect(button().hidden).toBe(false);

  button().click();
  await vi.waitFor(() => expect(words()).toEqual(["Works"]));

  expect(ask).toHaveBeenCalledOnce();
  expect(button().hidden).toBe(true);
});

test("an ability that throws is one the phone does not have", async () => {
  await showAbilities(list("a"), { a: { look: () => Promise.reject(new Error("no")) } });

  expect(words()).toEqual(["Not here"]);
});

test("a row that nobody knows stays as it is", async () => {
  await showAbilities(list("unknown"));

  expect(words()).toEqual(["before"]);
});

test("an old browser has nothing, and nothing breaks", async () => {
  vi.stubGlobal("isSecureContext", false);

  await showAbilities(list("secure", "wake-lock", "motion", "camera", "storage", "worker"));

  expect(words()).toEqual(Array(6).fill("Not here"));
});

test("the screen stays on only if the phone really lets it, and it is let go at once", async () => {
  const release = vi.fn(async () => undefined);
  navigatorHas("wakeLock", { request: async () => ({ release }) });
  expect(await abilities["wake-lock"]!.look()).toBe("works");
  expect(release).toHaveBeenCalledOnce();

  navigatorHas("wakeLock", { request: () => Promise.reject(new Error("battery low")) });
  expect(await abilities["wake-lock"]!.look()).toBe("refused");
});

test("the camera is switched off again after the look", async () => {
  const stop = vi.fn();
  navigatorHas("mediaDevices", {
    enumerateDevices: async () => [{ kind: "videoinput" }],
    getUserMedia: async () => ({ getTracks: () => [{ stop }] }),
  });

  expect(await abilities.camera!.look()).toBe("tap");
  expect(await abilities.camera!.ask!()).toBe("works");
  expect(stop).toHaveBeenCalledOnce();
});

test.each([
  ["NotAllowedError", "refused"],
  ["NotFoundError", "not"],
])("a camera that says %s is %s", async (name, state) => {
  navigatorHas("mediaDevices", { getUserMedia: () => Promise.reject(new DOMException("no", name)) });

  expect(await abilities.camera!.ask!()).toBe(state);
});

test("an iPhone asks first, and a no is a no", async () => {
  class Asking extends Event {
    static requestPermission = vi.fn(async () => "denied");
  }
  vi.stubGlobal("DeviceMotionEvent", Asking);

  expect(await abilities.motion!.look()).toBe("tap");
  expect(await abilities.motion!.ask!()).toBe("refused");
});

test("a sensor that measures is heard; one that stays silent is none", async () => {
  vi.useFakeTimers();
  vi.stubGlobal("DeviceMotionEvent", class extends Event {});
  const heard = abilities.motion!.look();
  window.dispatchEvent(Object.assign(new Event("devicemotion"), { accelerationIncludingGravity: { x: null } }));
  window.dispatchEvent(Object.assign(new Event("devicemotion"), { accelerationIncludingGravity: { x: 0.1 } }));
  expect(await heard).toBe("works");

  const silent = abilities.motion!.look();
  await vi.advanceTimersByTimeAsync(2000);
  expect(await silent).toBe("not");
});

test("storage that may be thrown away needs a tap, and the phone may say no", async () => {
  navigatorHas("storage", { persisted: async () => false, persist: async () => false });

  expect(await abilities.storage!.look()).toBe("tap");
  expect(await abilities.storage!.ask!()).toBe("refused");
});
