export interface TimerWords {
  start: string;
  half: string;
  end: string;
}

/** What is said at a second of a hold: start, half, the last three seconds, end. Nothing between: it would disturb. */
export function announcement(left: number, whole: number, words: TimerWords): string | undefined {
  if (left <= 0) return words.end;
  if (left === whole) return words.start.replace("{n}", String(whole));
  if (left <= 3) return String(left);
  if (whole >= 10 && left === Math.floor(whole / 2)) return words.half.replace("{n}", String(left));
  return undefined;
}
