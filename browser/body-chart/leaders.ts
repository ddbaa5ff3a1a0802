export interface Marked {
  x: number;
  y: number;
  label: string;
}

export interface Leader extends Marked {
  side: "start" | "end";
  labelX: number;
  labelY: number;
}

const MIDDLE = 110;
const GAP = 17;

/** Where the name of each chosen region goes: beside the body, in the order of the regions, never over each other. */
export function placeLeaders(marked: readonly Marked[], columns: { left: number; right: number }): Leader[] {
  const sides = [
    { side: "end" as const, labelX: columns.left, found: marked.filter((mark) => mark.x < MIDDLE - 1) },
    { side: "start" as const, labelX: columns.right, found: marked.filter((mark) => mark.x >= MIDDLE - 1) },
  ];
  return sides.flatMap(({ side, labelX, found }) => {
    let lowest = Number.NEGATIVE_INFINITY;
    return [...found]
      .sort((a, b) => a.y - b.y)
      .map((mark) => {
        const labelY = Math.max(mark.y - 12, lowest + GAP);
        lowest = labelY;
        return { ...mark, side, labelX, labelY };
      });
  });
}
