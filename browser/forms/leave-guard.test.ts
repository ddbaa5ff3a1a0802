import { expect, test } from "vitest";
import { LeaveGuard } from "./leave-guard";

test("asks only while something is not kept", () => {
  document.body.innerHTML = "<form><input></form>";
  const form = document.querySelector("form") as HTMLFormElement;
  const guard = new LeaveGuard(form);
  const leave = (): boolean => {
    const event = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(leave()).toBe(false);
  form.dispatchEvent(new Event("input"));
  expect(leave()).toBe(true);
  form.dispatchEvent(new Event("hingeback:saved"));
  expect(leave()).toBe(false);
  guard.dispose();
});
