import { expect } from "chai";
import Fastify from "fastify";
import { readThrough } from "../../../../src/lib/console/read-through.ts";
import type { HttpRequest, OpenUrl } from "../../../../src/lib/open-url.ts";

describe("src/lib/console/read-through", () => {
  const asked: HttpRequest[] = [];
  const answers: OpenUrl = async (request) => {
    asked.push(request);
    if (request.body?.includes('"id":99')) throw new Error("refused");
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
      openUrl: answers,
    }),
  );
  const rpc = (payload: object) => app.inject({ method: "POST", url: "/console/node", payload });

  beforeEach(() => asked.splice(0));
  after(() => app.close());

  it("gives the deployment file", async () => {
    expect((await app.inject("/console/deployment")).json()).to.deep.equal({ chainId: 31_337 });
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
    const { statusCode, json } = await rpc({ jsonrpc: "2.0", id: 99, method: "eth_chainId", params: [] });
    expect([statusCode, json().code]).to.deep.equal([502, "RPC_UNREACHABLE"]);
  });
});
