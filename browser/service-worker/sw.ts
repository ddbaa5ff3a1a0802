/**
 * The service worker: keeps the shell of the app and, for one person, the days of the plan and the safety card.
 * It never keeps a page of anybody. Without network a page becomes `/offline/`, which shows what is kept.
 * Built on its own as `/sw.js`; the names in capitals are filled in by the build and by the server.
 */
interface Waits extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Waits {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Told extends Waits {
  readonly data: unknown;
}
interface Worker {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  addEventListener(name: "install" | "activate", heard: (event: Waits) => void): void;
  addEventListener(name: "fetch", heard: (event: Fetching) => void): void;
  addEventListener(name: "message", heard: (event: Told) => void): void;
}
declare const __FILES__: readonly string[];
declare const __BUILD__: string;

const worker = self as unknown as Worker;
const STATIC = "/static/browser/";
const PAGE = "/offline/";
const WEEK = "/offline/week.json";
const CARD = "/offline/card.json";
const SHELLS = "hingeback-shell-";
const PERSONS = "hingeback-person-";
/** The server puts its own edition here: the words of `/offline/` belong to the shell as much as the scripts do. */
const SHELL = `${SHELLS}${__BUILD__}-__EDITION__`;
const WHO = "Hingeback-Person";
/** Tells a page that the answer is the server's of this moment: what is kept may be older than what it told. */
const FRESH = "Hingeback-Fresh";

worker.addEventListener("install", (event) => event.waitUntil(keepShell()));
worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));
worker.addEventListener("message", (event) => {
  if (event.data === "take-over") event.waitUntil(worker.skipWaiting());
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(pageOr(request));
  else if (request.method !== "GET") return;
  else if (pathname === WEEK || pathname === CARD) event.respondWith(keptFor(pathname));
  else if (pathname.startsWith(STATIC)) event.respondWith(fileOr(request));
});

async function keepShell(): Promise<void> {
  const shell = await caches.open(SHELL);
  await shell.addAll(__FILES__.map((name) => new Request(STATIC + name, { cache: "reload" })));
  await shell.add(new Request(PAGE, { cache: "reload", credentials: "omit" }));
}

/** Shells of other editions go when the last page that used them is closed, which is when this one takes over. */
async function takeOver(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(SHELLS) && name !== SHELL) await caches.delete(name);
  }
  await worker.clients.claim();
}

/** From the network, always. What was being sent when it went away is not taken for sent. */
async function pageOr(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    if (request.method !== "GET") return Response.redirect(`${PAGE}?not-kept=1`, 303);
    return (await caches.match(PAGE, { cacheName: SHELL })) ?? Response.error();
  }
}

/** Files have their content in their name, so one that is kept is right. */
async function fileOr(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName: SHELL })) ?? fetch(request);
}

/** The newest from the server, kept under the person's name; without network what is kept. A refusal empties it. */
async function keptFor(address: string): Promise<Response> {
  const kept = await find(address);
  let heard: Response;
  try {
    heard = await fetch(address, {
      credentials: "same-origin",
      redirect: "manual",
      headers: known(kept),
      cache: "no-store",
    });
  } catch {
    return kept ?? new Response(null, { status: 503 });
  }
  if (heard.status === 304 && kept) return fresh(kept);
  if (heard.status === 200) return fresh(await keep(address, heard));
  if (heard.status >= 500) return kept ?? heard;
  await forget(address);
  return fresh(new Response(null, { status: NOTHING_TO_KEEP }));
}

/** A hold, no plan yet, nobody signed in: nothing is wrong, so the browser is not told of an error. */
const NOTHING_TO_KEEP = 204;

function fresh(answer: Response): Response {
  const headers = new Headers(answer.headers);
  headers.set(FRESH, "1");
  return new Response(answer.body, { status: answer.status, headers });
}

const known = (kept: Response | undefined): Record<string, string> => {
  const version = kept?.headers.get("ETag");
  return version ? { "If-None-Match": version } : {};
};

async function keep(address: string, heard: Response): Promise<Response> {
  const name = PERSONS + (heard.headers.get(WHO) ?? "");
  for (const other of await personCaches()) if (other !== name) await caches.delete(other);
  await (await caches.open(name)).put(address, heard.clone());
  return heard;
}

async function forget(address: string): Promise<void> {
  for (const name of await personCaches()) await (await caches.open(name)).delete(address);
}

async function find(address: string): Promise<Response | undefined> {
  for (const name of await personCaches()) {
    const found = await caches.match(address, { cacheName: name });
    if (found) return found;
  }
  return undefined;
}

async function personCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(PERSONS));
}
