import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, describe, expect, test } from "vitest";
import { ModelServer } from "./model-server";
import { inThisTab, openOutbox, timeWithZone, type Outbox, type OutboxParts } from "./outbox";

const ANA = "01934f00-0000-7000-8000-00000000000a";
const BEN = "01934f00-0000-7000-8000-00000000000b";
const DAY = 24 * 60 * 60 * 1000;
const set = (n: number) => ({ type: "set.performed", body: { exercise: "bridge", set_n: n } });

let server: ModelServer;
let now: number;
let dice: number;
let broken: "" | "request" | "reply" | "server" | "signed-out";

const parts = (more: Partial<OutboxParts> = {}): Partial<OutboxParts> => ({
  now: () => now,
  mono: () => 5,
  random: (bytes) => Uint8Array.from({ length: bytes }, () => (dice = (dice * 75 + 74) % 65537) & 0xff),
  locks: inThisTab(),
  fetch: async (address, init) => {
    if (broken === "request") throw new TypeError("no network");
    if (broken === "server") return new Response("<h1>502</h1>", { status: 502 });
    if (broken === "signed-out") return new Response("{}", { status: 401 });
    const response = await server.fetch(address, init);
    if (broken === "reply") throw new TypeError("gone");
    return response;
  },
  ...more,
});
const open = (person = ANA, more: Partial<OutboxParts> = {}): Promise<Outbox> => openOutbox(person, parts(more));

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  server = new ModelServer(ANA);
  [now, dice, broken] = [Date.UTC(2026, 10, 22, 9), 1, ""];
});

describe("keeping", () => {
  test("events are numbered in their order, over all tabs", async () => {
    const [one, other] = [await open(), await open()];
    await Promise.all([one.addAll([set(1), set(2)]), other.add(set(3)), one.add(set(4))]);
    const waiting = await other.waiting();
    expect(waiting.map((event) => event.n)).toEqual([0, 1, 2, 3]);
    expect(new Set(waiting.map((event) => event.device)).size).toBe(1);
  });

  test("what was kept is there for the next page", async () => {
    const page = await open();
    await page.add(set(1));
    await page.close();
    expect(await (await open()).waitingCount()).toBe(1);
  });

  test("a fact under an id of the page is kept once; changed, it is a new fact", async () => {
    const page = await open();
    const id = "01934f00-0000-5000-8000-000000000001";
    await page.add({ ...set(1), id });
    await page.add({ ...set(1), id });
    expect(await page.waitingCount()).toBe(1);
    const changed = await page.add({ ...set(2), id });
    expect(changed.id).not.toBe(id);
    expect(await page.waitingCount()).toBe(2);
  });

  test("other tabs are told", async () => {
    const [one, other] = [await open(), await open()];
    const told = new Promise<void>((done) => other.onChange(done));
    await one.add(set(1));
    await told;
  });

  test("time is written with its zone", () => {
    expect(timeWithZone(Date.UTC(2026, 10, 22, 9), -330)).toBe("2026-11-22T14:30:00.000+05:30");
    expect(timeWithZone(Date.UTC(2026, 10, 22, 9), 210)).toBe("2026-11-22T05:30:00.000-03:30");
    expect(timeWithZone(Date.UTC(2026, 10, 22, 9), 0)).toBe("2026-11-22T09:00:00.000+00:00");
  });
});

describe("sending", () => {
  test("what waits arrives in its order, and nothing waits any more", async () => {
    const page = await open();
    await page.addAll([set(1), set(2), set(3)]);
    expect(await page.send()).toMatchObject({ outcome: "done", acknowledged: 3, waiting: 0, refused: 0 });
    expect(server.log.map((event) => event.body.set_n)).toEqual([1, 2, 3]);
  });

  test("many events go in several requests", async () => {
    const page = await open();
    await page.addAll(Array.from({ length: 450 }, (_, n) => set(n)));
    expect(await page.send()).toMatchObject({ outcome: "done", acknowledged: 450 });
    expect(server.log.length).toBe(450);
  });

  test.each([
    ["request", "no-network", 0],
    ["reply", "no-network", 2],
    ["server", "server-trouble", 0],
    ["signed-out", "signed-out", 0],
  ] as const)("with a broken %s everything is kept, and sent later once", async (how, outcome, arrived) => {
    const page = await open();
    await page.addAll([set(1), set(2)]);
    broken = how;
    expect(await page.send()).toMatchObject({ outcome, waiting: 2 });
    expect(server.log.length).toBe(arrived);
    broken = "";
    expect(await page.send()).toMatchObject({ outcome: "done", waiting: 0 });
    expect(server.log.length).toBe(2);
  });

  test("what the server refuses stands in the tray and can be tried again", async () => {
    const page = await open();
    await page.addAll([{ type: "clearance.reported", body: {} }, set(1)]);
    expect(await page.send()).toMatchObject({ outcome: "done", refused: 1, acknowledged: 1, waiting: 0 });
    const tray = await page.tray();
    expect(tray.map((event) => event.code)).toEqual(["not-yours-to-tell"]);
    await page.retry([tray[0]!.id]);
    expect([await page.waitingCount(), (await page.tray()).length]).toEqual([1, 0]);
    await page.send();
    await page.forget((await page.tray()).map((event) => event.id));
    expect((await page.tray()).length).toBe(0);
  });

  test("one event that the server cannot read does not hold up the others", async () => {
    const page = await open(ANA, {
      fetch: async (address, init) =>
        String(init?.body).includes('"set_n":3}')
          ? new Response(`{"code":"unreadable"}`, { status: 400 })
          : server.fetch(address, init),
    });
    await page.addAll([set(1), set(2), set(3), set(4), set(5)]);
    expect(await page.send()).toMatchObject({ outcome: "done", refused: 1, acknowledged: 4 });
    expect(server.log.map((event) => event.body.set_n)).toEqual([1, 2, 4, 5]);
  });

  test("a hold that the server tells of is known without network too", async () => {
    const page = await open();
    server.hold = "emergency";
    expect((await page.send()).standing).toMatchObject({ hold: "emergency", mayExercise: false });
    broken = "request";
    expect((await (await open()).standing())?.mayExercise).toBe(false);
  });
});

describe("other people, other devices, older copies", () => {
  test("nobody sees or sends what another person told here", async () => {
    const anas = await open(ANA);
    await anas.add(set(1));
    const bens = await open(BEN);
    server.signedIn = BEN;
    expect(await bens.waitingCount()).toBe(0);
    expect(await anas.send()).toMatchObject({ outcome: "signed-out", waiting: 1 });
    expect(server.log).toEqual([]);
  });

  test("wiping takes everything of this person and nothing of another", async () => {
    const [anas, bens] = [await open(ANA), await open(BEN)];
    await anas.add(set(1));
    await bens.add(set(2));
    await anas.wipe();
    expect(await (await open(ANA)).waitingCount()).toBe(0);
    expect(await (await open(BEN)).waitingCount()).toBe(1);
  });

  test("what is heard after a wipe is not written down", async () => {
    const page = await open();
    await page.add(set(1));
    const wiping = await open(ANA, {
      fetch: async (address, init) => {
        const response = await server.fetch(address, init);
        await page.wipe();
        return response;
      },
    });
    await wiping.send();
    const after = await open();
    expect([await after.waitingCount(), await after.standing()]).toEqual([0, undefined]);
  });

  test("a phone restored from an older copy goes on as a new device, with the same event ids", async () => {
    const page = await open();
    const first = await page.add(set(1));
    await page.send();
    const [stored] = server.log;
    server.store({ ...stored!, id: "01934f00-0000-7000-8000-00000000beef", n: 1 }, stored! as never);
    const second = await page.add(set(2));
    expect(second.n).toBe(1);
    expect(await page.send()).toMatchObject({ outcome: "done", waiting: 0, refused: 0 });
    const arrived = server.log.at(-1)!;
    expect([arrived.id, arrived.n]).toEqual([second.id, 0]);
    expect(arrived.device).not.toBe(first.device);
  });

  test("a server restored to yesterday is told again what it forgot", async () => {
    const page = await open();
    await page.add(set(1));
    await page.send();
    const yesterday = server.backup();
    await page.addAll([set(2), set(3)]);
    await page.send();
    server.restore(yesterday);
    expect(await page.send()).toMatchObject({ outcome: "done", waiting: 0 });
    expect(server.log.map((event) => event.body.set_n)).toEqual([1, 2, 3]);
  });

  test("also when others filled the places meanwhile, and when it is another log altogether", async () => {
    const page = await open();
    const yesterday = server.backup();
    await page.addAll([set(1), set(2)]);
    await page.send();
    server.restore(yesterday);
    for (const n of [7, 8, 9])
      server.store({ ...set(n), id: `other-${n}`, n, v: 1, at: "" }, { person: ANA, device: "other" } as never);
    await page.send();
    expect(server.log.map((event) => event.body.set_n)).toEqual([7, 8, 9, 1, 2]);
    server = new ModelServer(ANA);
    server.instance = "log-2";
    await page.send();
    expect(server.log.map((event) => event.body.set_n)).toEqual([1, 2]);
  });

  test("acknowledged events are kept for thirty days, what waits for as long as it takes", async () => {
    const page = await open();
    await page.add(set(1));
    await page.send();
    broken = "request";
    await page.add(set(2));
    now += 31 * DAY;
    broken = "";
    const before = server.backup();
    await page.send();
    expect(server.log.length).toBe(2);
    server.restore({ ...before, log: [], seq: 0 });
    await page.send();
    expect(server.log.map((event) => event.body.set_n)).toEqual([2]);
  });

  test("what was written freely leaves the device as soon as it is safe", async () => {
    const page = await open();
    await page.add({ type: "remark.written", body: { text: "Felt good" } });
    await page.send();
    const database = indexedDB.open(`hingeback-outbox-${ANA}`);
    await new Promise((done) => (database.onsuccess = done));
    const all = database.result.transaction("events").objectStore("events").getAll();
    await new Promise((done) => (all.onsuccess = done));
    expect(all.result).toEqual([]);
  });
});
