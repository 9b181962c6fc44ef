import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { type Fault, type FaultProxy, startFaultProxy } from "../../../src/testing/fault-proxy.ts";

const ask = async (url: string) => {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId" });
  const response = await fetch(url, { method: "POST", body });
  return { status: response.status, text: await response.text() };
};

describe("fault proxy", () => {
  let served = 0;
  const node = createServer((request, response) => {
    request.resume().on("end", () => {
      served++;
      response.end(JSON.stringify({ jsonrpc: "2.0", id: 1, result: "0x1" }));
    });
  });
  before((done) => void node.listen(0, "127.0.0.1", done));
  after((done) => void node.close(done));
  const start = (rates: Partial<Record<Fault, number>>, seed = 1) =>
    startFaultProxy({
      target: `http://127.0.0.1:${(node.address() as AddressInfo).port}`,
      seed,
      rates,
      longestDelay: 1,
    });

  async function one(rates: Partial<Record<Fault, number>>) {
    const proxy = await start(rates);
    const before = served;
    const answer = await ask(proxy.url).catch(() => undefined);
    await proxy.close();
    return { answer, reached: served - before };
  }

  it("does what each fault says", async () => {
    expect((await one({})).answer?.text).to.contain("0x1");
    expect(await one({ drop: 1 })).to.deep.equal({ answer: undefined, reached: 0 });
    expect(await one({ cut: 1 })).to.deep.equal({ answer: undefined, reached: 1 });
    expect((await one({ error: 1 })).answer?.text).to.contain("-32603");
    expect((await one({ error: 1 })).reached).to.equal(0);
    expect((await one({ busy: 1 })).answer?.status).to.equal(503);
    expect((await one({ delay: 1 })).reached).to.equal(1);
  });

  it("does the same again with the same seed", async () => {
    const rates = { drop: 0.2, cut: 0.2, error: 0.2, busy: 0.2 };
    const run = async (seed: number): Promise<FaultProxy["counts"]> => {
      const proxy = await start(rates, seed);
      for (let n = 0; n < 40; n++) await ask(proxy.url).catch(() => undefined);
      await proxy.close();
      return proxy.counts;
    };
    const counts = await run(5);
    expect(await run(5)).to.deep.equal(counts);
    expect(await run(6)).to.not.deep.equal(counts);
  });
});
