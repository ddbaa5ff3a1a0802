import type { SendOutcome } from "./kept";
import type { Outbox } from "./outbox";

export type Left = { left: true } | { left: false; unsent: number; outcome: SendOutcome };

export type LeavableOutbox = Pick<Outbox, "send" | "wipeIfSafe" | "unsentCount">;

/**
 * Forget the person on this device, if the server has everything. It is asked first: one that was set back to an older
 * state may have forgotten what it once acknowledged, and then this device is the last to know it.
 */
export async function leave(outbox: LeavableOutbox): Promise<Left> {
  const { outcome } = await outbox.send();
  if (outcome === "done" && (await outbox.wipeIfSafe())) return { left: true };
  return { left: false, unsent: await outbox.unsentCount(), outcome };
}
