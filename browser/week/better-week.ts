const EVERY_MS = 2_000;
const MOST_TIMES = 8;

export interface BetterWeekParts {
  fetch: typeof globalThis.fetch;
  wait: (ms: number) => Promise<void>;
  go: (address: string) => void;
}

const real: BetterWeekParts = {
  fetch: (...given) => fetch(...given),
  wait: (ms) => new Promise((done) => setTimeout(done, ms)),
  go: (address) => location.assign(address),
};

/**
 * `<form data-better-week>`: the week on the page was made without waiting for the best one. Asks for it every two
 * seconds; when it is there the page's main part is replaced in place, and what changed is told. If it is not to be had,
 * the form goes away and the week stays.
 */
export async function lookForBetterWeek(form: HTMLFormElement, parts: BetterWeekParts = real): Promise<void> {
  for (let times = 0; times < MOST_TIMES; times += 1) {
    await parts.wait(EVERY_MS);
    const status = await asked(form, parts);
    if (status === 202) continue;
    if (status === 200) await showBetterWeek(form, parts);
    else form.remove();
    return;
  }
  form.remove();
}

/** The status of one try; 0 where the answer led elsewhere (a hold, signed out) or did not come. */
async function asked(form: HTMLFormElement, parts: BetterWeekParts): Promise<number> {
  try {
    const response = await parts.fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      credentials: "same-origin",
      headers: { "X-Requested-With": "fetch" },
    });
    if (response.redirected) parts.go(response.url);
    return response.redirected ? 0 : response.status;
  } catch {
    return 0;
  }
}

/** The same page anew, with what changed; a reader who is elsewhere on the page stays there. */
async function showBetterWeek(form: HTMLFormElement, parts: BetterWeekParts): Promise<void> {
  const address = new URL(document.location.href);
  address.searchParams.set("changed", "1");
  try {
    const response = await parts.fetch(address.toString(), { credentials: "same-origin" });
    const next = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("main");
    const main = document.querySelector("main");
    if (!response.ok || response.redirected || next === null || main === null) throw new Error("another page");
    main.replaceChildren(...next.childNodes);
    document.dispatchEvent(new Event("hingeback:page"));
  } catch {
    form.remove();
    parts.go(address.toString());
  }
}
