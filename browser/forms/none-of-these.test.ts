import { beforeEach, expect, test } from "vitest";
import { letOneGoOfTheOther } from "./none-of-these";

function box(value: string): HTMLInputElement {
  return document.querySelector<HTMLInputElement>(`[value=${value}]`)!;
}

function ticked(): string[] {
  return [...document.querySelectorAll<HTMLInputElement>("input:checked")].map((input) => input.value);
}

beforeEach(() => {
  const boxes = ["mat", "chair", "none"].map((value) => `<input type="checkbox" name="A67" value="${value}">`);
  document.body.innerHTML = `<form>${boxes.join("")}<input type="checkbox" name="A69" value="prone" checked></form>`;
  letOneGoOfTheOther(document.querySelector("form")!);
});

test("none takes the other ticks of its question away", () => {
  box("mat").click();
  box("chair").click();
  box("none").click();
  expect(ticked()).toEqual(["none", "prone"]);
});

test("a tick takes none away, and leaves the others", () => {
  box("none").click();
  box("mat").click();
  box("chair").click();
  expect(ticked()).toEqual(["mat", "chair", "prone"]);
});
