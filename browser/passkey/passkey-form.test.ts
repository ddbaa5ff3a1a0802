import { beforeEach, expect, test } from "vitest";
import { bytesOf, type Json, textOf } from "./json";
import { PasskeyForm, type World } from "./passkey-form";

const GET = { get: { challenge: "AQID", allowCredentials: [{ type: "public-key", id: "BAU" }] } };
const CREATE = { create: { challenge: "AQID", user: { id: "Bg", name: "Ana" }, rp: { id: "localhost" } } };
let form: HTMLFormElement;
let sent: string[];
let asked: FormData[];

function shown(purpose: string, field = ""): void {
  document.body.innerHTML = `<form data-passkey="${purpose}" hidden>
    <span data-passkey-said data-options="/o/" data-stopped="Stopped" data-failed="Failed" hidden></span>
    ${field}<input type="hidden" name="passkey"><div data-passkey-problem hidden><p></p></div>
    <button name="do" value="keep">Save</button><button data-passkey-button hidden><span>Use</span></button></form>`;
  form = document.querySelector("form") as HTMLFormElement;
}

function device(...answers: Json[]): World {
  const answer = {
    id: "BAU", rawId: bytesOf("BAU"), type: "public-key", authenticatorAttachment: null,
    response: { clientDataJSON: bytesOf("e30"), signature: bytesOf("Bw") },
  } as unknown as Credential; // prettier-ignore
  return {
    ask: async (_address, body) => (asked.push(body), answers.shift() ?? {}),
    create: async () => answer,
    get: async () => answer,
    send: (_form, button) => void sent.push(button?.value ?? ""),
  };
}

beforeEach(() => {
  sent = [];
  asked = [];
});

async function press(selector: string): Promise<void> {
  form.querySelector<HTMLElement>(selector)?.click();
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

const proof = (): Json => JSON.parse(form.querySelector<HTMLInputElement>("[name=passkey]")?.value || "{}") as Json;

test("bytes survive the way to text and back", () => {
  expect(textOf(bytesOf("_-8AfQ"))).toBe("_-8AfQ");
});

test("the button asks the device, fills the field and sends", async () => {
  shown("sign_in");
  new PasskeyForm(form, device(GET));
  expect(form.hidden).toBe(false);
  await press("[data-passkey-button]");
  expect(asked[0]?.get("purpose")).toBe("sign_in");
  expect(proof()).toMatchObject({ id: "BAU", response: { signature: "Bw" } });
  expect(sent).toEqual([""]);
});

test("a new passkey brings the proof of an old one first", async () => {
  shown("register");
  new PasskeyForm(form, device(GET, CREATE));
  await press("[data-passkey-button]");
  expect(asked.map((body) => body.get("passkey") !== "")).toEqual([false, true]);
  expect(sent).toHaveLength(1);
});

test("in a form that confirms, a typed passphrase goes without the device", async () => {
  shown("confirm", '<input name="passphrase" value="four calm turtles">');
  const world = device(GET);
  new PasskeyForm(form, world);
  form.addEventListener("submit", (event) => event.preventDefault());
  await press("[name=do]");
  expect([asked, sent]).toEqual([[], []]);
});

test("in a form that confirms, the pressed button is told to the server", async () => {
  shown("confirm", '<input name="passphrase" value="">');
  new PasskeyForm(form, device(GET));
  await press("[name=do]");
  expect(sent).toEqual(["keep"]);
});

test("what went wrong is said and nothing is sent", async () => {
  shown("sign_in");
  const world = device(GET);
  world.get = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  new PasskeyForm(form, world);
  await press("[data-passkey-button]");
  expect(form.querySelector("p")?.textContent).toBe("Stopped");
  expect(form.querySelector("button span")?.textContent).toBe("Use");
  expect(sent).toEqual([]);
});

test("the server's own words are shown", async () => {
  shown("register");
  new PasskeyForm(form, device({ problem: "That is not the passphrase." }));
  await press("[data-passkey-button]");
  expect(form.querySelector("p")?.textContent).toBe("That is not the passphrase.");
});
