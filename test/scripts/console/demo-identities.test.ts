import { expect } from "chai";
import Fastify from "fastify";
import { demoIdentities } from "../../../scripts/console/demo-identities.ts";
import type { OpenUrl } from "../../../src/lib/open-url.ts";

const [HOSPITAL, BANK] = ["0x71bE63f3384f5fb98995898A86B02Fb2426c5788", "0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65"];
const HOST = "localhost:8095";

/** A node that says what it was asked. */
const node: OpenUrl = async ({ body }) => {
  const { method } = JSON.parse(String(body));
  const answer = new TextEncoder().encode(JSON.stringify({ jsonrpc: "2.0", id: 1, result: method }));
  return {
    status: 200,
    headers: {},
    body: (async function* () {
      yield answer;
    })(),
  } as never;
};

describe("identities that can be played", () => {
  const serve = (chainId = 31_337) => {
    const app = Fastify();
    const identities = [{ name: "City Hospital", account: HOSPITAL, roles: ["GENERATOR"] }];
    demoIdentities(app, { chainId, node: "http://127.0.0.1:1", identities, openUrl: node });
    return app;
  };
  const ask = async (
    method: string,
    params: unknown[] = [],
    headers: Record<string, string> = {},
    account = HOSPITAL,
  ) => {
    const payload = { method, params };
    const url = `/console/demo/${account}`;
    return serve().inject({ method: "POST", url, payload, headers: { host: HOST, ...headers } });
  };

  it("sign what is asked of them, and only as themselves", async () => {
    expect((await ask("eth_requestAccounts")).json()).to.deep.equal({ result: [HOSPITAL] });
    for (const [method, params] of [
      ["personal_sign", ["0x12", HOSPITAL]],
      ["eth_signTypedData_v4", [HOSPITAL, "{}"]],
      ["eth_sendTransaction", [{ from: HOSPITAL.toLowerCase() }]],
      ["eth_call", [{}]],
    ] as const) {
      expect((await ask(method, [...params])).json(), method).to.deep.equal({ result: method });
    }
    for (const [method, params] of [
      ["personal_sign", ["0x12", BANK]],
      ["eth_signTypedData_v4", [BANK, "{}"]],
      ["eth_sendTransaction", [{ from: BANK }]],
      ["eth_sendTransaction", [null]],
      ["hardhat_setBalance", []],
      ["evm_increaseTime", [1]],
      ["constructor", []],
    ] as const) {
      expect((await ask(method, [...params])).json().error?.code, method).to.equal(4100);
    }
  });

  it("are nobody's for a page of another site, under another name of this machine, or on another account", async () => {
    const statuses = [
      await ask("eth_accounts", [], { origin: "https://evil.example" }),
      await ask("eth_accounts", [], { host: "evil.example" }),
      await ask("eth_accounts", [], {}, BANK),
      await serve().inject({ url: "/console/demo", headers: { host: "evil.example" } }),
    ].map(({ statusCode }) => statusCode);
    expect(statuses).to.deep.equal([404, 404, 404, 404]);
    const own = await serve().inject({ url: "/console/demo", headers: { host: HOST, origin: `http://${HOST}` } });
    expect(own.json()).to.have.length(1);
  });

  it("are there on the embedded chain alone", () => {
    expect(() => serve(1)).to.throw(RangeError, "nobody is played on chain 1");
  });
});
