import { expect, test } from "vitest";
import { seconds } from "../units/seconds";
import { TestClock } from "../units/test-clock";
import { Countdown } from "./countdown";
import { SetTimer, setPlanOf, type SetPlan } from "./set-timer";

function setOf(plan: Partial<SetPlan>, hold_s = 5): { clock: TestClock; timer: SetTimer; heard: string[] } {
  const clock = new TestClock();
  const whole: SetPlan = { length: "holds", reps: 2, sides: 1, settle: seconds(3), ...plan };
  const timer = new SetTimer(whole, new Countdown(seconds(hold_s), clock), clock);
  const heard: string[] = [];
  for (const name of ["hold", "let-go", "set-over"]) {
    timer.addEventListener(name, () => heard.push(name === "hold" ? `${timer.side}/${timer.rep}` : name));
  }
  return { clock, timer, heard };
}

test("holds follow each other with a pause to let go, and then the set is over", () => {
  const { clock, timer, heard } = setOf({});
  timer.start();
  clock.advance(5 + 3 + 5 + 0.1);
  expect(heard).toEqual(["1/1", "let-go", "1/2", "set-over"]);
  expect(timer.running).toBe(false);
});

test("the other side follows the first", () => {
  const { clock, timer, heard } = setOf({ sides: 2 });
  timer.start();
  clock.advance(60);
  expect(heard.filter((word) => word.includes("/"))).toEqual(["1/1", "1/2", "2/1", "2/2"]);
  expect(heard.at(-1)).toBe("set-over");
});

test("a pause between two holds waits until it is started again", () => {
  const { clock, timer, heard } = setOf({});
  timer.start();
  clock.advance(6);
  timer.toggle();
  clock.advance(60);
  expect(heard).toEqual(["1/1", "let-go"]);
  timer.toggle();
  clock.advance(5.1);
  expect(heard.at(-1)).toBe("set-over");
});

test("again begins with the first hold", () => {
  const { clock, timer, heard } = setOf({});
  timer.start();
  clock.advance(6);
  timer.again();
  timer.start();
  clock.advance(14);
  expect(heard).toEqual(["1/1", "let-go", "1/1", "let-go", "1/2", "set-over"]);
});

test("minutes are one stretch", () => {
  const { clock, timer, heard } = setOf({ length: "minutes", reps: 0 }, 60);
  timer.start();
  clock.advance(60.1);
  expect(heard).toEqual(["1/1", "set-over"]);
});

test("a set that is over does not begin again by itself", () => {
  const { clock, timer, heard } = setOf({ length: "guide" });
  timer.start();
  clock.advance(6);
  timer.start();
  clock.advance(60);
  expect(heard).toEqual(["1/1", "set-over"]);
});

test("the plan of a set is read from the page", () => {
  expect(setPlanOf({ length: "holds", reps: "6", sides: "2", settle: "4" } as DOMStringMap)).toEqual({
    length: "holds",
    reps: 6,
    sides: 2,
    settle: 4,
  });
  expect(setPlanOf({ length: "?" } as DOMStringMap).length).toBe("guide");
});
