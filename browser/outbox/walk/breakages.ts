import { accepted, ModelServer, type Request, type Stored, type Told } from "../model-server";
import { RULES } from "../rules";
import type { EventAnswer } from "../wire";
import type { Breakage } from "./walker";

/** A server with one promise broken. */
function serverThat(change: (server: ModelServer) => void): Breakage {
  return {
    server: (signedIn) => {
      const server = new ModelServer(signedIn);
      change(server);
      return server;
    },
  };
}

const oftener = (often: Breakage["often"] & object, breakage: Breakage): Breakage => ({ ...breakage, often });

const allNew = (request: Request): Response =>
  new Response(
    JSON.stringify({
      answers: request.events.map(({ id }) => ({ id, answer: "new", seq: 1, receipt: "1.1" })),
      log: { instance: "log-1", last_seq: 1_000_000, mark_known: true },
      ...new ModelServer("").standing(),
    }),
    { status: 200 },
  );

/** Everything that was ever done wrong in such a protocol, and what we could do wrong in ours. */
export const BREAKAGES: Record<string, Breakage> = {
  // the device
  "an error counts as an answer": {
    onTheWay: async (request, send) => {
      try {
        const response = await send();
        return response.status === 502 ? allNew(request) : response;
      } catch {
        return allNew(request);
      }
    },
  },
  "signed out counts as an answer": {
    onTheWay: async (request, send) => {
      const response = await send();
      return response.status === 401 || response.status === 403 ? allNew(request) : response;
    },
  },
  "gone once it was sent": { onTheWay: async (request, send) => (void send().catch(() => undefined), allNew(request)) },
  "a conflict is dropped": {
    rules: {
      changeBy: (answer, row) => (answer.answer === "conflict" ? { state: "gone" } : RULES.changeBy(answer, row)),
    },
  },
  "what was refused is dropped": {
    rules: {
      changeBy: (answer, row) => (answer.answer === "rejected" ? { state: "gone" } : RULES.changeBy(answer, row)),
    },
  },
  "a number that is taken goes to the tray": {
    rules: {
      changeBy: (answer, row) =>
        answer.code === "number-taken" ? { state: "refused", code: "number-taken" } : RULES.changeBy(answer, row),
    },
  },
  "a new number comes with a new id": {
    from: 72,
    often: { restorePhone: 12, copyPhone: 6, retell: 30, arrive: 40, send: 30, crash: 0, restore: 0, signOut: 0 },
    rules: {
      renumbered: (row, device, n) => ({
        ...RULES.renumbered(row, device, n),
        id: `${row.id.slice(0, -4)}${String(n).padStart(4, "0")}`,
      }),
    },
  },
  "nothing is offered again after a restore": { from: 24, rules: { wentBack: () => false } },
  "a restore is known by the end of the log alone": {
    from: 24,
    rules: { wentBack: (known, now) => now.lastSeq < known.seq },
  },
  "what waits grows old": { rules: { isOld: (row, now) => now - Date.parse(row.at) > 24 * 60 * 60 * 1000 } },
  "what arrived is forgotten after an hour": {
    often: { restore: 9, backup: 4, signOut: 0, kill: 0, loseRequest: 0, copyPhone: 0 },
    rules: { isOld: (row, now) => row.state === "acknowledged" && now - (row.acknowledgedAt ?? now) > 60 * 60 * 1000 },
  },
  "signing out forgets what waits": { rules: { unsent: () => 0 } },
  "signing out forgets the tray": { often: { signOut: 12 }, rules: { unsent: (waiting) => waiting } },
  "whoever is signed in sends for everybody": {
    onTheWay: async (request, send, world) => {
      request.person = world.server.signedIn;
      return send();
    },
  },
  "answers are taken in their places": {
    often: { tell: 40 },
    onTheWay: async (request, send) => {
      const response = await send();
      if (response.status !== 200) return response;
      const told = (await response.json()) as { answers: EventAnswer[] };
      const ids = request.events.map(({ id }) => id).reverse();
      told.answers = told.answers.map((answer, i) => ({ ...answer, id: ids[i]! }));
      return new Response(JSON.stringify(told), { status: 200 });
    },
  },
  // the server
  "another content under a known id counts as a duplicate": serverThat((server) => (server.same = () => true)),
  "another content overwrites": serverThat((server) => {
    server.otherContent = (earlier, event) => accepted("duplicate", Object.assign(earlier, event) as Stored);
  }),
  "ids count over all persons": oftener(
    { changePerson: 10 },
    serverThat((server) => {
      server.find = (event) => server.log.find((e) => e.id === event.id);
    }),
  ),
  "a number that is taken counts as a duplicate": serverThat((server) => {
    server.find = (event, { person, device, events: _ }) =>
      server.log.find((e) => e.person === person && (e.id === event.id || (e.device === device && e.n === event.n)));
    server.same = () => true;
  }),
  "a smaller number than the last counts as a duplicate": serverThat((server) => {
    const find = server.find.bind(server);
    server.find = (event, request) =>
      find(event, request) ??
      server.log.find((e) => e.person === request.person && e.device === request.device && e.n > event.n);
    const same = server.same.bind(server);
    server.same = (one, other) => one.id !== other.id || same(one, other);
  }),
  "every sending is stored": serverThat((server) => {
    server.find = () => undefined;
    server.numberTaken = () => false;
  }),
  "it says new before it is stored": serverThat((server) => {
    const store = server.store.bind(server);
    let count = 0;
    server.store = (event: Told, request: Request) => {
      const stored = store(event, request);
      count += 1;
      if (count % 7 === 0) server.log.pop();
      return stored;
    };
  }),
  "the mark is known whatever happened": oftener(
    { restore: 7, backup: 7 },
    serverThat((server) => (server.markKnown = () => true)),
  ),
  "whoever is signed in owns what is sent": serverThat((server) => {
    const answer = server.answer.bind(server);
    server.answer = (request) => answer({ ...request, person: server.signedIn });
  }),
  "one bad event spoils the batch": serverThat((server) => {
    const take = server.take.bind(server);
    server.take = (event, request) =>
      request.events.some(({ type }) => type === "clearance.reported")
        ? { id: event.id, answer: "rejected", code: "bad-company" }
        : take(event, request);
  }),
};
