export type Seconds = number & { readonly unit: "s" };
export const seconds = (value: number): Seconds => value as Seconds;

/** Time, passed in so that tests own it. */
export interface Clock {
  now(): Seconds;
  after(delay: Seconds, call: () => void): () => void;
}

export const wallClock: Clock = {
  now: () => seconds(performance.now() / 1000),
  after: (delay, call) => {
    const id = setTimeout(call, delay * 1000);
    return () => clearTimeout(id);
  },
};
