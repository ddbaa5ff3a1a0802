export interface Place {
  code: string;
  x: number;
  y: number;
}

export type Arrow = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";

const WAYS: Record<Arrow, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export const isArrow = (key: string): key is Arrow => key in WAYS;

/** The nearest region in the direction of an arrow; sideways distance counts double. The chart never mirrors. */
export function neighbour(here: Place, arrow: Arrow, places: readonly Place[]): Place | undefined {
  const [dx, dy] = WAYS[arrow];
  let best: Place | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const along = (place.x - here.x) * dx + (place.y - here.y) * dy;
    const across = Math.abs((place.x - here.x) * dy) + Math.abs((place.y - here.y) * dx);
    if (place.code === here.code || along < 2) continue;
    const cost = along + 2 * across;
    if (cost < least) [best, least] = [place, cost];
  }
  return best;
}
