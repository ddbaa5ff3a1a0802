import { IDBObjectStore } from "fake-indexeddb";

export class Crash extends Error {}

/** Every page dies at the n-th write from now. */
export function dyingAt(countdown: number): { died: boolean; mend: () => void } {
  const state = { died: false, mend: () => undefined as void };
  const names = ["put", "add", "delete"] as const;
  const whole = names.map((name) => IDBObjectStore.prototype[name]);
  let left = countdown;
  for (const [i, name] of names.entries()) {
    IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...given: never[]) {
      left -= 1;
      if (left < 0) {
        state.died = true;
        throw new Crash();
      }
      return (whole[i] as (...given: never[]) => never).apply(this, given);
    } as never;
  }
  state.mend = () => {
    for (const [i, name] of names.entries()) IDBObjectStore.prototype[name] = whole[i] as never;
  };
  return state;
}
