import { beforeEach, expect, test } from "vitest";
import { PaperLink } from "./paper-link";

let link: HTMLAnchorElement;
let saved: string[];
let gone: string[];

beforeEach(() => {
  document.body.innerHTML = `<a href="/week/paper.pdf" data-busy="Making the pages"><span>Print my week</span></a>`;
  link = document.querySelector("a") as HTMLAnchorElement;
  saved = [];
  gone = [];
});

function answer(type: string, redirectedTo = ""): Response {
  const made = new Response("x", { headers: { "Content-Type": type } });
  if (redirectedTo) Object.defineProperties(made, { redirected: { value: true }, url: { value: redirectedTo } });
  return made;
}

function linked(fetchFile: () => Promise<Response>): PaperLink {
  return new PaperLink(
    link,
    fetchFile,
    (_file, name) => void saved.push(name),
    (address) => void gone.push(address),
  );
}

test("says that it is at work, makes one file, and is itself again", async () => {
  let asked = 0;
  let give: (made: Response) => void = () => {};
  const paper = linked(() => {
    asked += 1;
    return new Promise((resolve) => (give = resolve));
  });
  const first = paper.make();
  await paper.make();
  expect([link.textContent, link.getAttribute("aria-disabled"), asked]).toEqual(["Making the pages", "true", 1]);
  give(answer("application/pdf"));
  await first;
  expect(saved).toEqual(["hingeback-week.pdf"]);
  expect([link.textContent, link.getAttribute("aria-disabled")]).toEqual(["Print my week", null]);
});

test("opens the page that came in place of a file", async () => {
  await linked(async () => answer("text/html", "http://localhost/hold/")).make();
  expect([saved, gone]).toEqual([[], ["http://localhost/hold/"]]);
});

test("opens the page that says what is missing", async () => {
  await linked(async () => answer("text/html")).make();
  expect(gone).toEqual([link.href]);
});

test("lets the browser tell of a lost network", async () => {
  await linked(() => Promise.reject(new Error("offline"))).make();
  expect(gone).toEqual([link.href]);
  expect(link.getAttribute("aria-disabled")).toBeNull();
});
