import { IDBFactory } from "fake-indexeddb";
import { ModelServer, type Backup, type Request } from "../model-server";
import { RULES, type Row, type Rules } from "../rules";
import { browserOf, ID_POOL, personOf, PROFILES, WEIGHTS, type Act } from "./cast";
import { Chance } from "./chance";
import { Crash, dyingAt } from "./crash";
import { copyOf, putBack, type DeviceCopy } from "./device-copy";
import { FREE_TYPE, problemsOf, REFUSED_TYPE, type Fact } from "./facts";
import { Tab, TabLocks, type Pending } from "./tab";

/** Something done wrong on purpose: the walk has to find it. */
export interface Breakage {
  rules?: Partial<Rules>;
  server?: (signedIn: string) => ModelServer;
  /** The walk to begin with, where many find nothing: saves time. */
  from?: number;
  /** What has to happen more often for it to show. */
  often?: Partial<typeof WEIGHTS>;
  /** Stands between the outbox and the network. */
  onTheWay?: (request: Request, send: () => Promise<Response>, world: World) => Promise<Response>;
}

const START = Date.UTC(2026, 10, 22, 9);
const TWO_DAYS = 48 * 60 * 60 * 1000;
const RESPONSE = { status: 200, headers: { "Content-Type": "application/json" } };

/** A world of devices, tabs, a network and a server, in which everything that can go wrong does, by chance. */
export class World {
  readonly chance: Chance;
  readonly server: ModelServer;
  /** What happened, one line each: to read when something was lost. */
  readonly story: string[] = [];
  readonly #rules: Rules;
  readonly #breakage: Breakage;
  readonly #tabs: Tab[] = [];
  readonly #locks = new TabLocks();
  readonly #facts: Fact[] = [];
  readonly #signedIn = new Map([["phone", "ana"], ["tablet", "ana"]]); // prettier-ignore
  readonly #ahead = new Map([["phone", 0], ["tablet", 0]]); // prettier-ignore
  readonly #phones = new Map<string, DeviceCopy & { facts: number }>();
  #pending: Pending[] = [];
  #strays: { request: Request; browser: string }[] = [];
  #backups: Backup[] = [];
  #now = START;

  constructor(seed: number, breakage: Breakage = {}) {
    this.chance = new Chance(seed);
    this.#breakage = breakage;
    this.#rules = { ...RULES, ...breakage.rules };
    this.server = breakage.server?.("ana") ?? new ModelServer("ana");
    globalThis.indexedDB = new IDBFactory();
    for (const profile of PROFILES) this.#openTab(profile.name);
  }

  /** Walk, mend everything, wait until it is quiet, and say what is not as it has to be. */
  async walk(steps: number): Promise<string[]> {
    for (let step = 0; step < steps; step += 1) {
      this.#now += 1000 * this.chance.below(600);
      const act = this.chance.weighted({ ...WEIGHTS, ...this.#breakage.often });
      this.story.push(`${step} ${act}`);
      await this.#acts[act]();
      await this.#quiet();
    }
    await this.#heal();
    const left = new Map<string, Row[]>();
    for (const { name } of PROFILES) left.set(name, (await copyOf(name)).rows);
    for (const tab of this.#tabs) await (await tab.outbox).close();
    return problemsOf(this.#facts, this.server.log, left);
  }

  readonly #acts: Record<Act, () => Promise<void>> = {
    tell: () => this.#tell(this.#someTab()),
    send: () => this.#someTab().startSending(),
    arrive: async () => this.#withPending((pending) => pending.answer(this.#deliver(pending.request, pending.tab))),
    loseRequest: async () => this.#withPending((pending) => pending.fail()),
    loseReply: async () =>
      this.#withPending((pending) => {
        this.#deliver(pending.request, pending.tab);
        pending.fail();
      }),
    delay: async () =>
      this.#withPending((pending) => {
        this.#strays.push({ request: pending.request, browser: browserOf(pending.tab.profile) });
        pending.fail();
      }),
    serverError: async () =>
      this.#withPending((pending) => {
        const part = pending.request.events.slice(0, this.chance.below(3));
        if (this.chance.happens(0.5)) this.#deliver({ ...pending.request, events: part }, pending.tab);
        pending.answer(new Response("<h1>502</h1>", { status: 502 }));
      }),
    stray: async () => {
      const stray = this.#strays.splice(this.chance.below(this.#strays.length), 1)[0];
      if (stray === undefined) return;
      this.#answer(stray.request, stray.browser);
      if (this.chance.happens(0.4)) this.#strays.push(stray);
    },
    kill: async () => this.#kill(this.#someTab()),
    crash: () => this.#crash(),
    clock: async () => {
      this.#ahead.set(this.chance.of(["phone", "tablet"]), (this.chance.next() * 2 - 1) * TWO_DAYS);
    },
    backup: async () => void this.#backups.push(this.server.backup()),
    restore: async () => this.#restoreServer(),
    copyPhone: async () => this.#copyPhone("ana-phone"),
    restorePhone: async () => this.#restorePhone("ana-phone"),
    changePerson: async () => {
      this.#signedIn.set("tablet", this.chance.of(["ana", "ben", "nobody"]));
    },
    signOut: async () => {
      const tab = this.#someTab();
      await tab.startLeaving((left) => this.#signedOut(tab.profile, left));
    },
    retell: () => this.#retell(),
    retryTray: async () => {
      const outbox = await this.#someTab().outbox;
      await outbox.retry((await outbox.tray()).map((event) => event.id));
    },
  };

  async #tell(tab: Tab, count = 1 + this.chance.below(3)): Promise<void> {
    const told = Array.from({ length: count }, () => this.#newFact(tab.profile));
    const events = told.map((fact) => {
      const id = this.#idOfForm();
      fact.id = id ?? "";
      return { type: fact.type, body: { fact: fact.n }, ...(id === undefined ? {} : { id }) };
    });
    this.story.push(`  ${tab.profile} tells ${told.map((fact) => `${fact.n} ${fact.type}`).join(", ")}`);
    const kept = await (await tab.outbox).addAll(events);
    for (const [i, fact] of told.entries()) {
      fact.promised = true;
      fact.id = kept[i]!.id;
    }
  }

  /** Some facts come from forms, which carry their ids. By mistake two forms may carry the same. */
  #idOfForm(): string | undefined {
    if (this.chance.happens(0.1)) return this.chance.of(ID_POOL);
    return this.chance.happens(0.3)
      ? `01934f00-0000-5000-9000-${String(this.#facts.length).padStart(12, "0")}`
      : undefined;
  }

  /** The page tells a form again under the id that it told it under before. */
  async #retell(): Promise<void> {
    const tab = this.#someTab();
    const forms = this.#facts.filter((f) => f.profile === tab.profile && f.promised && f.id[14] === "5");
    const fact = this.chance.of(forms.slice(-4)) as Fact | undefined;
    if (fact !== undefined) await (await tab.outbox).add({ id: fact.id, type: fact.type, body: { fact: fact.n } });
  }

  #newFact(profile: string): Fact {
    const type = this.chance.weighted({ "set.performed": 30, [REFUSED_TYPE]: 2, [FREE_TYPE]: 3 });
    const fact: Fact = {
      n: this.#facts.length, person: personOf(profile), profile, type, promised: false, id: "",
      leftToServer: type === FREE_TYPE, excused: false,
    }; // prettier-ignore
    this.#facts.push(fact);
    return fact;
  }

  /** The page dies in the middle of writing: its transaction never happened. */
  async #crash(): Promise<void> {
    const mortal = dyingAt(this.chance.below(6));
    const tab = this.#someTab();
    try {
      if (this.chance.happens(0.5)) await this.#tell(tab);
      else {
        await tab.startSending();
        await this.#quiet();
        this.#withPending((pending) => pending.answer(this.#deliver(pending.request, pending.tab)), tab);
        await this.#quiet();
      }
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    } finally {
      mortal.mend();
    }
    if (mortal.died) for (const other of this.#tabs.filter((t) => t.profile === tab.profile)) await this.#kill(other);
  }

  async #kill(tab: Tab): Promise<void> {
    tab.dead = true;
    this.#tabs.splice(this.#tabs.indexOf(tab), 1);
    for (const pending of this.#pending.filter((p) => p.tab === tab)) {
      if (this.chance.happens(0.5)) this.#strays.push({ request: pending.request, browser: browserOf(tab.profile) });
    }
    this.#pending = this.#pending.filter((p) => p.tab !== tab);
    this.#locks.drop(tab);
    await (await tab.outbox).close();
    this.#openTab(tab.profile);
  }

  #openTab(profile: string): void {
    const now = (): number => this.#now + this.#ahead.get(browserOf(profile))!;
    const parts = { now, mono: () => this.#now - START, random: this.chance.bytes, app: "0.1.0", rules: this.#rules };
    this.#tabs.push(new Tab(profile, this.#locks, parts, (tab, request) => this.#send(tab, request)));
    if (this.#tabs.filter((tab) => tab.profile === profile).length < 2) this.#openTab(profile);
  }

  /** From the outbox to the network, past whatever is broken on purpose. */
  async #send(tab: Tab, request: Request): Promise<Response> {
    const send = (): Promise<Response> =>
      new Promise((answered, failed) => {
        tab.fetching += 1;
        const over = (): void => {
          tab.fetching -= 1;
          this.#pending = this.#pending.filter((p) => p !== pending);
        };
        const answer = (response: Response): void => (over(), answered(response));
        const pending: Pending = { tab, request, answer, fail: () => (over(), failed(new TypeError("no network"))) };
        this.#pending.push(pending);
      });
    return this.#breakage.onTheWay?.(request, send, this) ?? send();
  }

  #withPending(what: (pending: Pending) => void, of?: Tab): void {
    const choice = this.#pending.filter((pending) => of === undefined || pending.tab === of);
    if (choice.length > 0) what(this.chance.of(choice));
  }

  #deliver(request: Request, tab: Tab): Response {
    return this.#answer(request, browserOf(tab.profile));
  }

  /** The server sees the person that the browser is signed in as, and the one that the request names. */
  #answer(request: Request, browser: string): Response {
    this.server.signedIn = this.#signedIn.get(browser)!;
    if (this.server.signedIn === "nobody") return new Response("{}", { ...RESPONSE, status: 401 });
    const { status, body } = this.server.answer({ ...request, person: personOf(request.person) });
    this.story.push(
      `  ${request.person} ${JSON.stringify(request)} -> ${status} ${JSON.stringify(body).slice(0, 600)}`,
    );
    return new Response(JSON.stringify(body), { ...RESPONSE, status });
  }

  /** An older state of the server is put back. What devices let go in good faith may be gone then, and nothing else. */
  #restoreServer(): void {
    const copy = this.#backups.at(-1 - this.chance.below(Math.min(4, this.#backups.length)));
    if (copy === undefined) return;
    this.server.restore(copy);
    if (this.chance.happens(0.3)) this.server.instance = `log-${this.#now}`;
    for (const fact of this.#facts) if (fact.leftToServer && !this.#isStored(fact)) fact.excused = true;
  }

  /** Copies are made seldom, so that much has happened when one is put back. */
  async #copyPhone(profile: string): Promise<void> {
    if (this.#phones.has(profile) && this.chance.happens(0.7)) return;
    this.#phones.set(profile, { ...(await copyOf(profile)), facts: this.#facts.length });
  }

  /** The phone is set up again from an older copy: it knows nothing of what came after. */
  async #restorePhone(profile: string): Promise<void> {
    const copy = this.#phones.get(profile);
    if (copy === undefined) return;
    for (const tab of this.#tabs.filter((t) => t.profile === profile)) await this.#kill(tab);
    await (await this.#tabs.find((t) => t.profile === profile)!.outbox).waitingCount();
    for (const fact of this.#facts.slice(copy.facts).filter((f) => f.profile === profile)) this.#letGo(fact);
    await putBack(profile, copy);
    const alive = new Set(copy.rows.map((row) => row.body.fact));
    for (const fact of this.#facts.slice(0, copy.facts)) {
      if (fact.profile === profile && !alive.has(fact.n)) this.#letGo(fact);
    }
  }

  /** What was here is the server's alone from now on. A copy of the phone is one of before. */
  async #signedOut(profile: string, left: boolean): Promise<void> {
    if (!left) return;
    this.story.push(`  ${profile} forgot everything`);
    const here = new Set((await copyOf(profile)).rows.map((row) => row.body.fact));
    for (const fact of this.#facts.filter((f) => f.profile === profile && !here.has(f.n))) {
      if (this.#isStored(fact)) fact.leftToServer = true;
    }
    this.#phones.delete(profile);
  }

  #letGo(fact: Fact): void {
    if (this.#isStored(fact)) fact.leftToServer = true;
    else fact.excused = true;
  }

  #isStored(fact: Fact): boolean {
    return this.server.log.some((e) => e.body.fact === fact.n);
  }

  #someTab(): Tab {
    return this.chance.of(this.#tabs);
  }

  /** Until every page stands still: at the network, in a queue, or with nothing to do. */
  async #quiet(): Promise<void> {
    while (this.#tabs.some((tab) => tab.running)) await new Promise(setImmediate);
  }

  /** The network is whole again, everything that was under way arrives, and everybody opens their page. */
  async #heal(): Promise<void> {
    for (const stray of this.#strays) this.#answer(stray.request, stray.browser);
    for (let round = 0; round < 5; round += 1) {
      for (const { name, person, browser } of PROFILES) {
        this.#signedIn.set(browser, person);
        for (const tab of this.#tabs.filter((t) => t.profile === name)) await tab.startSending();
        await this.#arriveAll();
      }
    }
  }

  async #arriveAll(): Promise<void> {
    await this.#quiet();
    for (let left = 200; left > 0 && this.#pending.length > 0; left -= 1) {
      const pending = this.#pending[0]!;
      pending.answer(this.#deliver(pending.request, pending.tab));
      await this.#quiet();
    }
  }
}
