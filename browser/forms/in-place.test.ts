import { expect, test, vi } from "vitest";
import { InPlace } from "./in-place";

const answer = (body: string, url: string, ok = true): Response =>
  ({ ok, url, status: ok ? 200 : 500, text: () => Promise.resolve(body) }) as Response;

function form(): HTMLFormElement {
  document.body.className = "in-session";
  document.body.innerHTML = `<form action="/x/" data-in-place><button name="reason" value="no_time">x</button></form>`;
  return document.querySelector("form") as HTMLFormElement;
}

async function sent(of: HTMLFormElement): Promise<void> {
  const event = new SubmitEvent("submit", { cancelable: true, submitter: of.querySelector("button") });
  of.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true);
  await new Promise((done) => setTimeout(done));
}

test("the answering page takes the place of this one", async () => {
  const here = form();
  let mounted = 0;
  document.addEventListener("hingeback:page", () => (mounted += 1), { once: true });
  new InPlace(here, () =>
    Promise.resolve(answer(`<title>Next</title><body class="in-session"><h1>Two</h1></body>`, location.href)),
  );
  await sent(here);
  expect(document.querySelector("h1")?.textContent).toBe("Two");
  expect(document.title).toBe("Next");
  expect(mounted).toBe(1);
});

test("an answer that leads out of the session is gone to", async () => {
  const here = form();
  const went: string[] = [];
  new InPlace(
    here,
    () => Promise.resolve(answer("<body></body>", "http://h/how/")),
    (address) => went.push(address),
  );
  await sent(here);
  expect(went).toEqual(["http://h/how/"]);
});

test("without network the browser sends it the plain way, with what was pressed", async () => {
  const here = form();
  const plainly = vi.spyOn(HTMLFormElement.prototype, "submit").mockImplementation(() => {});
  new InPlace(here, () => Promise.reject(new Error("offline")));
  await sent(here);
  expect(plainly).toHaveBeenCalledOnce();
  expect(new FormData(here).get("reason")).toBe("no_time");
  plainly.mockRestore();
});
