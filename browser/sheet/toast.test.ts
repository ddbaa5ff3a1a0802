import { expect, test } from "vitest";
import { TestClock } from "../units/test-clock";
import { letGo } from "./toast";

test("a toast goes after 8 s, but not while its Undo has the focus", () => {
  document.body.innerHTML = `<div class="toast">Kept <button>Undo</button></div><button id="elsewhere"></button>`;
  const clock = new TestClock();
  const toast = document.querySelector(".toast") as HTMLElement;
  letGo(toast, clock);
  toast.querySelector("button")?.focus();
  clock.advance(9);
  expect(document.querySelector(".toast")).not.toBeNull();
  document.getElementById("elsewhere")?.focus();
  clock.advance(9);
  expect(document.querySelector(".toast")).toBeNull();
});
