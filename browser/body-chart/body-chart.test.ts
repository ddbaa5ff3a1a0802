import { beforeEach, describe, expect, test } from "vitest";
import { BodyChart } from "./body-chart";
import { placeLeaders } from "./leaders";
import { neighbour, type Place } from "./neighbour";

const PLACES: Place[] = [
  { code: "low_back_L", x: 84, y: 170 },
  { code: "low_back_C", x: 110, y: 170 },
  { code: "low_back_R", x: 136, y: 170 },
  { code: "buttock_R", x: 127, y: 218 },
];

function region(place: Place): string {
  return `<g class="region" role="checkbox" tabindex="-1" aria-checked="false" data-code="${place.code}" data-short="${place.code}" data-x="${place.x}" data-y="${place.y}"></g>`;
}

function page(type = "checkbox"): HTMLElement {
  const inputs = PLACES.map(
    (p) => `<input type="${type}" name="A10" value="${p.code}" aria-label="name of ${p.code}">`,
  );
  document.body.innerHTML = `<fieldset>
    <div class="body-tabs" hidden><button role="tab" id="t1" aria-controls="p-back"></button><button role="tab" id="t2" aria-controls="p-front"></button><button role="tab" id="t3" aria-controls="p-list"></button></div>
    <div data-panel="back" hidden><svg class="body">${PLACES.map(region).join("")}<g class="leaders"></g></svg></div>
    <div data-panel="front" hidden></div>
    <div class="body-list" data-panel="list">${inputs.join("")}</div><ul data-chips class="body-chips" hidden></ul></fieldset>`;
  return document.querySelector("fieldset") as HTMLElement;
}

const region_ = (code: string): SVGGElement => document.querySelector(`[data-code=${code}]`) as SVGGElement;
const press = (code: string, key: string): void => {
  region_(code).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
};

describe("body chart", () => {
  let chart: BodyChart;
  beforeEach(() => {
    chart = new BodyChart(page());
  });

  test("a tap ticks the field of the list, marks the region and shows a chip", () => {
    region_("low_back_R").dispatchEvent(new MouseEvent("click", { bubbles: true }));
    expect(document.querySelector<HTMLInputElement>(":checked")?.value).toBe("low_back_R");
    expect(region_("low_back_R").getAttribute("aria-checked")).toBe("true");
    expect(document.querySelector(".body-chips")?.textContent).toContain("name of low_back_R");
    expect(document.querySelector(".leaders text")?.textContent).toBe("low_back_R");
  });

  test("a tick in the list shows in the picture", () => {
    document.querySelector<HTMLInputElement>("[value=buttock_R]")?.click();
    expect(region_("buttock_R").getAttribute("aria-checked")).toBe("true");
  });

  test("Space toggles, arrows move to the neighbour", () => {
    press("low_back_C", " ");
    expect(chart.selected).toEqual(["low_back_C"]);
    press("low_back_C", "ArrowRight");
    expect(region_("low_back_R").getAttribute("tabindex")).toBe("0");
    press("low_back_C", " ");
    expect(chart.selected).toEqual([]);
  });

  test("a chip takes its region away", () => {
    chart.toggle("low_back_L");
    document.querySelector<HTMLElement>(".body-chips button")?.click();
    expect(chart.selected).toEqual([]);
  });

  test("the saddle region is told to the page at once", () => {
    const told: unknown[] = [];
    document.addEventListener("hingeback:region", (event) => told.push((event as CustomEvent).detail));
    chart.toggle("buttock_R");
    chart.toggle("buttock_R");
    expect(told).toEqual(["buttock_R"]);
  });

  test("with one answer only, the second tap moves it", () => {
    const one = new BodyChart(page("radio"));
    one.toggle("low_back_L");
    one.toggle("low_back_R");
    expect(one.selected).toEqual(["low_back_R"]);
  });
});

test("arrows find the nearest region in their direction and stop at the edge", () => {
  const [left, middle, right] = PLACES as [Place, Place, Place];
  expect(neighbour(left, "ArrowRight", PLACES)?.code).toBe(middle.code);
  expect(neighbour(right, "ArrowDown", PLACES)?.code).toBe("buttock_R");
  expect(neighbour(left, "ArrowLeft", PLACES)).toBeUndefined();
});

test("names beside the body never lie over each other", () => {
  const leaders = placeLeaders(
    [
      { x: 130, y: 100, label: "a" },
      { x: 140, y: 103, label: "b" },
      { x: 120, y: 104, label: "c" },
    ],
    { left: 10, right: 210 },
  );
  const heights = leaders.map((leader) => leader.labelY);
  expect(heights[1]! - heights[0]!).toBeGreaterThanOrEqual(17);
  expect(heights[2]! - heights[1]!).toBeGreaterThanOrEqual(17);
});
