export type Step = "set" | "reload" | "restart" | "log_in" | "acknowledged" | "server_open" | "server_hold";

/** `local`: none, waiting (not told to the server yet) or reported. `server`: what the server said last. */
export interface LocalHold {
  local: "none" | "waiting" | "reported";
  server: "none" | "held";
}

export const NO_HOLD: LocalHold = { local: "none", server: "none" };

/**
 * A hold that the device set ends by a decision of the server alone, and only once what set it has reached the server.
 * Line for line the same as `engine/on_device/local_hold.py`.
 */
export function nextHold(hold: LocalHold, step: Step): LocalHold {
  if (step === "set") return { ...hold, local: "waiting" };
  if (step === "acknowledged") return hold.local === "waiting" ? { ...hold, local: "reported" } : hold;
  if (step === "server_hold") return { ...hold, server: "held" };
  if (step === "server_open") return { local: hold.local === "waiting" ? "waiting" : "none", server: "none" };
  return hold;
}

/** The fact `hold` of rule OD-1. */
export function heldBy(hold: LocalHold): "none" | "local" | "server" {
  if (hold.local !== "none") return "local";
  return hold.server === "held" ? "server" : "none";
}
