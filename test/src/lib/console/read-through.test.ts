import { expect } from "chai";
import Fastify from "fastify";
import { readThrough } from "../../../../src/lib/console/read-through.ts";
import type { HttpRequest, OpenUrl } from "../../../../src/lib/open-url.ts";

describe("src/lib/console/read-through", () => {
  const asked: HttpRequest[] = [];
  const answers: OpenUrl = async (request) => {
    asked.push(request);
    if (request.url.includes("/99")) throw new Error("refused");
    const body = (async function* () {
      yield new TextEncoder().encode('{"ok":true}');
    })();
    return { status: 200, headers: {}, body };
  };
  const app = Fastify();
  app.register((scope) =>
    readThrough(scope, {
      deployment: { chainId: 31_337 },
      node: "http://node:8545",
      bridge: "http://bridge",
      openUrl: answers,
    }),
  );
  const rpc = (payload: object) => app.inject({ method: "POST", url: "/console/node", payload });

  beforeEach(() => asked.splice(0));
  after(() => app.close());

  it("gives the deployment file", async () => {
    expect((await app.inject("/console/deployment")).json()).to.deep.equal({ chainId: 31_337 });
  });

  it("passes stations, readings, proofs and the health of the bridge on, and nothing else of it", async () => {
    for (const path of [
      "/v1/stations",
      "/v1/stations/2/readings?from=5&limit=9",
      "/v1/stations/2/readings/7/proof",
      "/health",
    ]) {
      expect((await app.inject(`/console/bridge${path}`)).json()).to.deep.equal({ ok: true });
      expect(asked.at(-1)?.url).to.equal(`http://bridge${path}`);
    }
    asked.splice(0);
    for (const path of [
      "/v1/exceedances",
      "/metrics",
      "/health/x",
      "/v1/stations/../../x",
      "/v1/stations/2/readings/7/proof/x",
    ]) {
      expect((await app.inject(`/console/bridge${path}`)).statusCode).to.equal(404);
    }
    expect(asked).to.deep.equal([]);
  });

  it("passes on what reads of a node, one or many, and refuses whatever sends, signs or manages", async () => {
    const call = (method: string) => ({ jsonrpc: "2.0", id: 1, method, params: [] });
    expect((await rpc(call("eth_call"))).json()).to.deep.equal({ ok: true });
    expect((await rpc([call("eth_blockNumber"), call("eth_getLogs")])).statusCode).to.equal(200);
    expect(asked.map(({ url, method }) => [url, method])).to.deep.equal([
      ["http://node:8545", "POST"],
      ["http://node:8545", "POST"],
    ]);
    asked.splice(0);
    for (const body of [
      call("eth_sendTransaction"),
      call("eth_sendRawTransaction"),
      call("hardhat_setBalance"),
      call("evm_mine"),
      [call("eth_call"), call("personal_unlockAccount")],
      [],
      {},
    ]) {
      expect((await rpc(body)).statusCode).to.equal(403);
    }
    expect(asked).to.deep.equal([]);
  });

  it("says so where what is behind it does not answer", async () => {
    const { statusCode, json } = await app.inject("/console/bridge/v1/stations/99");
    expect([statusCode, json().code]).to.deep.equal([502, "RPC_UNREACHABLE"]);
  });
});
