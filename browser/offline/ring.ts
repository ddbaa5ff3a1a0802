import { timeLeft } from "../timer/hold-ring";

const SVG = "http://www.w3.org/2000/svg";
const INNER = 57;
const MIDDLE = 78;
const MOST_MARKS = 30;
/** From here on a time is told in minutes and seconds. */
const LONG_S = 100;

/** Sets a ring to its seconds, with one mark for each repetition, as the pages draw it. */
export function setRing(ring: HTMLElement, seconds: number, repetitions = 0): void {
  ring.dataset.seconds = String(seconds);
  const number = ring.querySelector(".ring-number");
  if (number) {
    number.textContent = timeLeft(seconds, seconds);
    number.classList.toggle("long", seconds >= LONG_S);
  }
  if (seconds >= LONG_S) ring.querySelector(".ring-unit")?.replaceChildren();
  const arc = ring.querySelector(".ring-arc");
  if (repetitions > 0 && repetitions <= MOST_MARKS) arc?.after(...marks(repetitions));
}

function marks(count: number): SVGElement[] {
  const span = 360 / count;
  const gap = count > 1 ? Math.min(12, span * 0.3) : 2;
  return Array.from({ length: count }, (_none, index) => {
    const [from, to] = [-90 + index * span + gap / 2, -90 + (index + 1) * span - gap / 2];
    const mark = document.createElementNS(SVG, "path");
    mark.setAttribute("class", "ring-mark");
    mark.setAttribute("d", `M${point(from)}A${INNER} ${INNER} 0 ${to - from > 180 ? 1 : 0} 1 ${point(to)}`);
    return mark;
  });
}

const point = (degrees: number): string => {
  const angle = (degrees * Math.PI) / 180;
  return `${(MIDDLE + Math.cos(angle) * INNER).toFixed(2)} ${(MIDDLE + Math.sin(angle) * INNER).toFixed(2)}`;
};
