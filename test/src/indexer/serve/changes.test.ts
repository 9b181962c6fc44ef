import { expect } from "chai";
import type { ServerResponse } from "node:http";
import { connect as openSocket } from "node:net";
import { indexerError } from "../../../../src/indexer/errors.ts";
import { newState } from "../../../../src/indexer/follow/state.ts";
import { createChanges } from "../../../../src/indexer/serve/changes.ts";
import { placeMark } from "../../../../src/indexer/serve/place-mark.ts";
import type { IndexStore } from "../../../../src/indexer/store/open-store.ts";
import { silentLogger } from "../../../../src/lib/logger.ts";
import { connectAll } from "../../../../src/sdk/all.ts";
import { admitted } from "../../../../src/testing/admit.ts";
import { testClock } from "../../../../src/testing/clock.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { indexerOn } from "../../../../src/testing/indexer.ts";
import { testSystem } from "../../../../src/testing/system.ts";

/** Reads a stream of changes until a message fulfils a condition; gives all that came. */
async function until(url: string, isLast: (message: string) => boolean, headers: Record<string, string> = {}) {
  const stop = new AbortController();
  const answer = await fetch(url, { signal: stop.signal, headers });
  const messages: string[] = [];
  let rest = "";
  const decoder = new TextDecoder();
  for await (const piece of answer.body ?? []) {
    const parts = (rest + decoder.decode(piece, { stream: true })).split("\n\n");
    rest = parts.pop() ?? "";
    messages.push(...parts);
    if (messages.some(isLast)) break;
  }
  stop.abort();
  return messages;
}

const NOTHING_STORED = {
  read: () => Promise.reject(indexerError("INDEX_NOT_READY", "nothing of the chain is stored yet", { head: null })),
} as unknown as IndexStore;

describe("changes of the query API", () => {
  it("tells who listens which topics changed, and who comes back what it missed", async () => {
    const system = await testSystem();
    const { deployment, admin, outsiders } = system;
    const [second, third] = outsiders as [typeof admin, typeof admin];
    const client = await connectAll({ signer: admin, deployment });
    const indexer = await indexerOn(system);
    await indexer.caughtUp();
    const topics = `${indexer.url}/v1/changes?topics=org:2,org:3`;
    const first = until(topics, (message) => message.includes("event: change"));
    const other = await connectAll({ signer: second, deployment });
    await admitted([client], other, "Harbour Lab");
    const heard = (await first).find((message) => message.includes("event: change")) ?? "";
    expect(heard).to.contain('data: {"topic":"org:2","id":"2"}');
    const last = /id: (\S+)/.exec(heard)?.[1] ?? "";

    const later = await connectAll({ signer: third, deployment });
    await admitted([client, other], later, "Harbour Bank");
    await indexer.caughtUp();
    const missed = await until(topics, (message) => message.includes('"org:3"'), { "last-event-id": last });
    expect(missed.some((message) => message.includes('"topic":"org:3"'))).to.equal(true);
    const many = Array.from({ length: 101 }, (_, n) => `org:${n}`).join();
    const tooMany = await fetch(`${indexer.url}/v1/changes?topics=${many}`);
    expect([tooMany.status, ((await tooMany.json()) as { code: string }).code]).to.deep.equal([
      400,
      "INDEX_QUERY_INVALID",
    ]);
    const wrong = await fetch(topics, { headers: { "last-event-id": "x" } });
    expect((await wrong.json()).code).to.equal("INDEX_QUERY_INVALID");
    // A place of another deployment is none of this stream.
    const foreign = last.replace(/^[0-9a-f]{12}/, "0".repeat(12));
    const other_ = await fetch(topics, { headers: { "last-event-id": foreign } });
    const problem = await other_.json();
    expect([other_.status, problem.code, problem.values.field, problem.values.value]).to.deep.equal([
      400,
      "INDEX_PLACE_FOREIGN",
      "last-event-id",
      foreign,
    ]);
    await indexer.close();
  });

  it("has places for so many, and lets those go that do not read", async () => {
    const system = await testSystem();
    const indexer = await indexerOn(system, { mostStreams: 2 });
    await indexer.caughtUp();
    const port = Number(new URL(indexer.url).port);
    const sockets = [1, 2].map(() => openSocket(port, "127.0.0.1"));
    for (const socket of sockets) socket.write("GET /v1/changes HTTP/1.1\r\nhost: x\r\n\r\n");
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once("data", resolve))));
    const refused = await fetch(`${indexer.url}/v1/changes`);
    expect([refused.status, (await refused.json()).code]).to.deep.equal([503, "INDEX_OVERLOADED"]);
    for (const socket of sockets) socket.destroy();
    await indexer.close();
  });

  it("tells who does not read that it is let go, and keeps its place until it is", async () => {
    const clock = testClock();
    const store = NOTHING_STORED;
    const changes = createChanges({
      store,
      places: placeMark("0".repeat(12)),
      state: newState(),
      clock,
      log: silentLogger,
      most: 1,
    });
    let [said, isDestroyed] = ["", false];
    const listener = {
      writableLength: 0,
      writeHead: () => listener,
      once: () => listener,
      write: () => true,
      end: (message: string) => {
        said = message;
      },
      destroy: () => {
        isDestroyed = true;
      },
    };
    await changes.admit([], "10.0.0.1", undefined)(listener as unknown as ServerResponse);
    expect(changes.listeners).to.equal(1);
    listener.writableLength = 100_000;
    changes.notify();
    while (said === "") await new Promise((resolve) => setImmediate(resolve));
    expect(said).to.equal("event: late\ndata: not read\n\n");
    expect([changes.listeners, isDestroyed]).to.deep.equal([0, false]);
    await refused(() => changes.admit([], "10.0.0.1", undefined), "INDEX_OVERLOADED");
    await clock.asleep();
    clock.advance(15_000);
    while (!isDestroyed) await new Promise((resolve) => setImmediate(resolve));
    changes.admit([], "10.0.0.1", undefined);
    await changes.close();
  });

  it("gives a place of who has the most to who has fewer, where all are taken", async () => {
    const changes = createChanges({
      store: NOTHING_STORED,
      places: placeMark("0".repeat(12)),
      state: newState(),
      clock: testClock(),
      log: silentLogger,
      most: 3,
    });
    const open: string[] = [];
    const listen = async (address: string, name: string) => {
      const response = {
        writableLength: 0,
        writeHead: () => response,
        once: () => response,
        write: () => true,
        end: () => undefined,
        destroy: () => open.splice(open.indexOf(name), 1),
      };
      await changes.admit([], address, undefined)(response as unknown as ServerResponse);
      open.push(name);
    };
    for (const name of ["a1", "a2", "a3"]) await listen("10.0.0.1", name);
    await listen("10.0.0.2", "b1");
    expect(open).to.deep.equal(["a2", "a3", "b1"]);
    await refused(() => changes.admit([], "10.0.0.1", undefined), "INDEX_OVERLOADED");
    await refused(() => changes.admit([], "10.0.0.2", undefined), "INDEX_OVERLOADED"); // two and one: nobody has more to give
    await listen("10.0.0.3", "c1");
    expect(open).to.deep.equal(["a3", "b1", "c1"]);
    await changes.close();
  });
});
