import { beforeEach, describe, expect, test } from "vitest";
import { TestClock } from "../units/test-clock";
import { Autosave } from "./autosave";

const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

describe("autosave", () => {
  let form: HTMLFormElement;
  let clock: TestClock;
  beforeEach(() => {
    document.body.innerHTML = `<form data-autosave="/keep/"><input name="a" value="1"></form>`;
    form = document.querySelector("form") as HTMLFormElement;
    clock = new TestClock();
  });

  test("sends the whole form once after several quick changes", async () => {
    const sent: string[] = [];
    new Autosave(form, clock, async (address, body) => {
      sent.push(`${address} ${String(body.get("a"))}`);
      return new Response("");
    });
    form.dispatchEvent(new Event("change"));
    clock.advance(0.2);
    form.dispatchEvent(new Event("change"));
    clock.advance(0.5);
    await settle();
    expect(sent).toEqual(["/keep/ 1"]);
  });

  test("says saved only when the server said so", async () => {
    const said: string[] = [];
    form.addEventListener("hingeback:saved", () => said.push("saved"));
    form.addEventListener("hingeback:not-saved", () => said.push("not saved"));
    let answer: () => Promise<Response> = async () => new Response("", { status: 500 });
    const autosave = new Autosave(form, clock, () => answer());
    await autosave.save();
    answer = () => Promise.reject(new Error("no network"));
    await autosave.save();
    answer = async () => new Response("");
    await autosave.save();
    expect(said).toEqual(["not saved", "not saved", "saved"]);
  });

  test("a change while sending is sent afterwards, never beside", async () => {
    let running = 0;
    let most = 0;
    let count = 0;
    const autosave = new Autosave(form, clock, async () => {
      running += 1;
      count += 1;
      most = Math.max(most, running);
      await settle();
      running -= 1;
      return new Response("");
    });
    const first = autosave.save();
    void autosave.save();
    await first;
    expect([count, most]).toEqual([2, 1]);
  });
});
