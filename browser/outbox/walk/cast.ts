export interface Profile {
  name: string;
  person: string;
  browser: string;
}

/** Ana has a phone and a tablet; Ben uses the tablet too. */
export const PROFILES: Profile[] = [
  { name: "ana-phone", person: "ana", browser: "phone" },
  { name: "ana-tablet", person: "ana", browser: "tablet" },
  { name: "ben-tablet", person: "ben", browser: "tablet" },
];
/** Ids that two forms carry by mistake. */
export const ID_POOL = ["1", "2", "3"].map((n) => `01934f00-0000-5000-8000-00000000000${n}`);

/** What may happen, and how often. */
export const WEIGHTS = {
  tell: 26, send: 22, arrive: 26, loseRequest: 5, loseReply: 6, delay: 4, serverError: 3, stray: 5, kill: 4,
  crash: 5, clock: 2, backup: 4, restore: 2.5, copyPhone: 4, restorePhone: 2.5, changePerson: 4, signOut: 4, retell: 3,
  retryTray: 1,
}; // prettier-ignore
export type Act = keyof typeof WEIGHTS;

export const personOf = (profile: string): string => profile.split("-")[0]!;
export const browserOf = (profile: string): string => profile.split("-")[1]!;
