import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { connectAll } from "../../../../src/sdk/all.ts";
import { openProvider } from "../../../../src/sdk/core/open-provider.ts";
import { queryRecordedEvents } from "../../../../src/sdk/query/common.ts";
import { queryOrganisations } from "../../../../src/sdk/query/members.ts";
import { admitted } from "../../../../src/testing/admit.ts";
import { indexerOn, type TestIndexer } from "../../../../src/testing/indexer.ts";
import { type TestSystem, testSystem } from "../../../../src/testing/system.ts";

interface Asked {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

/** What a node says to a question, made otherwise; a page where it is no JSON. */
type Lie = (asked: Asked, result: unknown) => unknown;

type Log = Record<string, unknown> & { readonly blockNumber: string; readonly logIndex: string };

const onLogs =
  (change: (logs: readonly Log[]) => readonly unknown[]): Lie =>
  ({ method }, result) =>
    method === "eth_getLogs" ? change(result as readonly Log[]) : result;

const HTML = "<!doctype html><title>502 Bad Gateway</title>";

describe("indexer on a node that lies", () => {
  let system: TestSystem;
  let expected: readonly unknown[];
  let lie: Lie | undefined;
  let url: string;
  let closeNode: () => Promise<void>;

  before(async () => {
    system = await testSystem();
    const { deployment, admin, outsiders } = system;
    const client = await connectAll({ signer: admin, deployment });
    const [second] = outsiders as [typeof admin];
    await admitted([client], await connectAll({ signer: second, deployment }), "Harbour Lab");
    const honest = await indexerOn(system);
    await honest.caughtUp();
    expected = (await queryRecordedEvents(honest.api, { limit: 500 })).items;
    await honest.close();
    const { provider } = system.ethers;
    const server = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const read = JSON.parse(Buffer.concat(parts).toString()) as Asked | Asked[];
      const said = await Promise.all(
        [read].flat().map(async (asked) => {
          const common = { jsonrpc: "2.0", id: asked.id };
          try {
            const result = await provider.send(asked.method, [...asked.params]);
            return { ...common, result: lie ? lie(asked, result) : result };
          } catch (error) {
            // What it does not have, it says so of, and tells no lie about.
            return { ...common, error: { code: -32_601, message: (error as Error).message }, result: undefined };
          }
        }),
      );
      const page = said.some(({ result }) => result === HTML);
      response.writeHead(200, { "content-type": page ? "text/html" : "application/json" });
      response.end(page ? HTML : JSON.stringify(Array.isArray(read) ? said : said[0]));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    closeNode = async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    };
  });
  after(() => closeNode?.());

  /** Follows through the lying node; in the end it tells the truth again. */
  async function against(told: Lie, work: (indexer: TestIndexer) => Promise<void>): Promise<void> {
    const provider = openProvider({ url, chainId: 31_337 });
    lie = told;
    const indexer = await indexerOn({ ...system, ethers: { ...system.ethers, provider } as never });
    try {
      await work(indexer);
      lie = undefined;
      // What was asked before may still be answered with a lie, and told of once more.
      const head = await system.ethers.provider.getBlockNumber();
      await until(() => indexer.state.problem === undefined && indexer.state.block >= head);
      await indexer.caughtUp();
      expect((await queryRecordedEvents(indexer.api, { limit: 500 })).items).to.deep.equal(expected);
    } finally {
      lie = undefined;
      await indexer.close();
      provider.destroy();
    }
  }
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  const HARMLESS: Readonly<Record<string, Lie>> = {
    "logs in another order": onLogs((logs) => logs.toReversed()),
    "logs twice": onLogs((logs) => [...logs, ...logs]),
    "logs of other contracts besides": onLogs((logs) => [
      ...logs,
      ...logs.map((log) => ({ ...log, address: `0x${"ab".repeat(20)}`, logIndex: "0x3e7" })),
    ]),
    "logs of blocks that were not asked for": onLogs((logs) => [
      ...logs,
      ...logs.map((log) => ({ ...log, blockNumber: "0xfffff" })),
    ]),
    "events that no contract of ours has": onLogs((logs) => [
      ...logs,
      ...logs.map((log) => ({ ...log, topics: [`0x${"cd".repeat(32)}`], logIndex: "0x3e7" })),
    ]),
  };
  for (const [what, told] of Object.entries(HARMLESS)) {
    it(`has the same rows from ${what}`, () => against(told, (indexer) => indexer.caughtUp()));
  }

  const NOTICED: Readonly<Record<string, readonly [Lie, string]>> = {
    "logs of a block under another hash": [
      onLogs((logs) => logs.map((log) => ({ ...log, blockHash: `0x${"ee".repeat(32)}` }))),
      "NODE_FAULT",
    ],
    "logs whose data no contract writes": [
      onLogs((logs) => logs.map((log) => ({ ...log, data: "0x01" }))),
      "NODE_FAULT",
    ],
  };
  for (const [what, [told, code]] of Object.entries(NOTICED)) {
    it(`stores nothing of ${what}, and says what is wrong`, () =>
      against(told, async (indexer) => {
        await until(() => indexer.state.problem !== undefined);
        expect(indexer.state.problem?.code).to.equal(code);
        expect(indexer.state.events).to.equal(0);
        const health = await fetch(`${indexer.url}/health`);
        expect([health.status, Object.keys((await health.json()).problems)]).to.deep.equal([503, [code]]);
      }));
  }

  it("stays up on a web page in place of answers, and goes on when it is a node again", () =>
    against(
      ({ method }, result) => (method === "eth_getLogs" || method === "eth_blockNumber" ? HTML : result),
      async (indexer) => {
        await until(() => indexer.state.unreachable !== undefined);
        expect(indexer.state.unreachable?.code).to.equal("RPC_UNREACHABLE");
        expect((await fetch(`${indexer.url}/health`)).status).to.equal(503);
        const early = await fetch(`${indexer.url}/v1/organisations`);
        expect([early.status, (await early.json()).code]).to.deep.equal([503, "INDEX_NOT_READY"]);
      },
    ));

  it("answers from its rows while the node is away, is not ready, and says that nobody knows how far behind it is", () =>
    against(
      (_, result) => result,
      async (indexer) => {
        await indexer.caughtUp();
        await until(() => indexer.state.isReady);
        expect((await queryOrganisations(indexer.api)).asOf.lag).to.equal(0);
        lie = () => HTML;
        await until(() => indexer.state.unreachable !== undefined);
        const { asOf, items } = await queryOrganisations(indexer.api);
        expect([asOf.lag, items.length]).to.deep.equal([null, 2]);
        expect((await fetch(`${indexer.url}/ready`)).status).to.equal(503);
        lie = undefined;
        await until(() => indexer.state.unreachable === undefined);
        expect((await fetch(`${indexer.url}/ready`)).status).to.equal(200);
      },
    ));

  it("keeps its rows while the node is behind, and says so", async () => {
    const lagging: Lie = ({ method }, result) => (method === "eth_blockNumber" ? "0x2" : result);
    const honest: Lie = (_, result) => result;
    await against(honest, async (indexer) => {
      await indexer.caughtUp();
      lie = lagging;
      await until(() => indexer.state.problem !== undefined);
      expect(indexer.state.problem?.code).to.equal("CHAIN_CHANGED");
      expect((await queryOrganisations(indexer.api)).items.length).to.equal(2);
    });
  });

  it("answers nothing once the node is of another chain", async () => {
    const other: Lie = ({ method, params }, result) =>
      method === "eth_getBlockByNumber" && result !== null
        ? { ...(result as object), hash: `0x${(params[0] as string).slice(2).padStart(64, "f")}` }
        : result;
    await against(
      (_, result) => result,
      async (indexer) => {
        await indexer.caughtUp();
        lie = other;
        await until(() => indexer.state.replaced !== undefined);
        for (const path of ["/v1/organisations", "/v1/events", "/v1/changes", "/v1/search?q=lab"]) {
          const answer = await fetch(`${indexer.url}${path}`);
          expect([answer.status, (await answer.json()).code], path).to.deep.equal([503, "CHAIN_REPLACED"]);
        }
        expect((await fetch(`${indexer.url}/ready`)).status).to.equal(503);
        lie = undefined;
        await until(() => indexer.state.replaced === undefined);
      },
    );
  });
});
