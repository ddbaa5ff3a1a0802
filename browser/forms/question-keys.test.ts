import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { QuestionKeys } from "./question-keys";

const press = (key: string, target: Element = document.body): void => {
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
};
const chosen = (): string[] => [...document.querySelectorAll<HTMLInputElement>(":checked")].map((input) => input.value);

describe("keys of a question", () => {
  let keys: QuestionKeys;
  let submits: number;

  beforeEach(() => {
    document.body.innerHTML = `<form><fieldset><input type="radio" name="a" value="yes"><input type="radio" name="a"
      value="no"><input type="radio" name="a" value="not_sure"></fieldset><input type="number" name="n"><button data-next>Next</button></form>`;
    const form = document.querySelector("form") as HTMLFormElement;
    submits = 0;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      submits += 1;
    });
    keys = new QuestionKeys(form);
  });
  afterEach(() => keys.dispose());

  test("2 chooses the second option", () => {
    press("2");
    expect(chosen()).toEqual(["no"]);
  });

  test("a number that no option has changes nothing", () => {
    press("7");
    expect(chosen()).toEqual([]);
  });

  test("digits in a number field stay digits", () => {
    press("2", document.querySelector("[type=number]") as Element);
    expect(chosen()).toEqual([]);
  });

  test("Enter goes on, but on a button it stays the button's", () => {
    press("Enter");
    expect(submits).toBe(1);
    press("Enter", document.querySelector("button") as Element);
    expect(submits).toBe(1);
  });
});
