import { expect, test } from "vitest";
import { showDisplay } from "./display";

test("a chosen theme shows at once, and the plain choice takes it away again", () => {
  document.body.innerHTML = `<form><input type="radio" name="theme" value="auto"><input type="radio" name="theme" value="dark"></form>`;
  const form = document.querySelector("form") as HTMLFormElement;
  showDisplay(form);
  const pick = (value: string): void => form.querySelector<HTMLInputElement>(`[value=${value}]`)?.click();
  pick("dark");
  expect(document.documentElement.dataset.theme).toBe("dark");
  pick("auto");
  expect(document.documentElement.dataset.theme).toBeUndefined();
});
