import { seconds, wallClock, type Clock } from "../units/seconds";

const STAYS = seconds(8);

/** A toast stays until it is read or 8 s; while it has the focus or the pointer it waits. Never for errors. */
export function letGo(toast: HTMLElement, clock: Clock = wallClock): void {
  const wait = (): void => {
    clock.after(STAYS, () => {
      if (toast.matches(":hover") || toast.contains(document.activeElement)) wait();
      else toast.remove();
    });
  };
  wait();
}
