import { expect, test } from "vitest";
import { fillTimeZone } from "./time-zone";

test("fills an empty time zone and leaves a chosen one alone", () => {
  document.body.innerHTML = `<form><input name="time_zone" value="UTC"></form>`;
  const form = document.querySelector("form") as HTMLFormElement;
  const field = document.querySelector("input") as HTMLInputElement;
  fillTimeZone(form, "Europe/Berlin");
  expect(field.value).toBe("Europe/Berlin");
  fillTimeZone(form, "Asia/Tokyo");
  expect(field.value).toBe("Europe/Berlin");
});
