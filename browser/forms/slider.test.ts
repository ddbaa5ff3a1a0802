import { beforeEach, describe, expect, test } from "vitest";
import { TestClock } from "../units/test-clock";
import { DigitReader, Slider, spoken } from "./slider";

const words = { choose: "choose", of: "{n} of 10", same: "same as before", more: "more than before", less: "less" };

function page(before?: number): HTMLElement {
  const numbers = Array.from({ length: 11 }, (_, n) => `<input type="radio" name="pain" value="${n}">`).join("");
  document.body.innerHTML = `<fieldset data-slider data-choose="choose" data-of="{n} of 10" data-more="more than before"
    ${before === undefined ? "" : `data-before="${before}"`}><legend><span>Pain now</span></legend>
    <div class="track"></div><div class="numbers">${numbers}</div></fieldset>`;
  return document.querySelector("fieldset") as HTMLElement;
}

const press = (key: string): void => {
  document.querySelector("input[type=range]")?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
};

describe("digits", () => {
  test("1 and then 0 within 0.6 s is 10, later it is 0", () => {
    const clock = new TestClock();
    const digits = new DigitReader(clock);
    expect(digits.read("1")).toBe(1);
    clock.advance(0.5);
    expect(digits.read("0")).toBe(10);
    expect(digits.read("1")).toBe(1);
    clock.advance(0.7);
    expect(digits.read("0")).toBe(0);
    expect(digits.read("x")).toBeUndefined();
  });
});

describe("slider", () => {
  let clock: TestClock;
  beforeEach(() => {
    clock = new TestClock();
  });

  test("has no value until it is touched", () => {
    const slider = new Slider(page(), clock);
    expect(slider.value).toBeUndefined();
    expect(document.querySelector("input:checked")).toBeNull();
    expect(document.querySelector("[type=range]")?.getAttribute("aria-valuetext")).toBe("choose");
  });

  test("a digit chooses, and the radio is the form field", () => {
    const slider = new Slider(page(3), clock);
    press("5");
    expect(slider.value).toBe(5);
    expect(document.querySelector<HTMLInputElement>("input:checked")?.value).toBe("5");
    expect(document.querySelector("[type=range]")?.getAttribute("aria-valuetext")).toBe("5 of 10, more than before");
    expect(document.querySelector("[type=range]")?.hasAttribute("name")).toBe(false);
  });

  test("Home on a parked thumb chooses zero", () => {
    const slider = new Slider(page(), clock);
    press("Home");
    expect(slider.value).toBe(0);
  });

  test("tells the form once for each change", () => {
    const root = page();
    const slider = new Slider(root, clock);
    let changes = 0;
    root.addEventListener("change", () => (changes += 1));
    slider.choose(4);
    slider.choose(4);
    expect(changes).toBe(1);
  });

  test("speaks the comparison with the earlier value", () => {
    expect(spoken(5, 5, words)).toBe("5 of 10, same as before");
    expect(spoken(2, 5, words)).toBe("2 of 10, less");
    expect(spoken(undefined, 5, words)).toBe("choose");
  });
});
