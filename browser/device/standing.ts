export const STANDING = "/api/v1/standing";

/** What the server says of the person who is signed in here. `signed-out`: nobody is. `unknown`: it could not be heard. */
export type Heard =
  | { kind: "standing"; person: string; hold: boolean; tier: string; screenDue: boolean }
  | { kind: "signed-out" | "unknown" };

export async function askStanding(ask: typeof fetch = (...request) => fetch(...request)): Promise<Heard> {
  let response: Response;
  try {
    response = await ask(STANDING, { credentials: "same-origin", redirect: "manual", cache: "no-store" });
  } catch {
    return { kind: "unknown" };
  }
  if (response.type === "opaqueredirect" || [301, 302, 401, 403, 404].includes(response.status))
    return { kind: "signed-out" };
  return response.ok ? read(await response.json().catch(() => null)) : { kind: "unknown" };
}

function read(told: unknown): Heard {
  const { person, hold, tier, screen_due } = (told ?? {}) as Record<string, unknown>;
  if (typeof person !== "string" || typeof hold !== "boolean") return { kind: "unknown" };
  return { kind: "standing", person, hold, tier: String(tier ?? ""), screenDue: screen_due === true };
}
