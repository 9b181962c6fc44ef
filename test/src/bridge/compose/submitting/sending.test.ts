import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import {
  httpStation,
  postPack,
  type RiverChain,
  riverChain,
  temporaryFolder,
  testBridge,
  weirPack,
} from "../../../../../src/testing/bridge.ts";

/** A way to a node that takes no transactions until it is told to. */
async function refusingProxy(target: string) {
  let refuses = true;
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    if (refuses && body.includes("eth_sendRawTransaction")) return response.writeHead(503).end("busy");
    const answer = await fetch(target, { method: "POST", headers: { "content-type": "application/json" }, body });
    return response.setHeader("content-type", "application/json").end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    relent() {
      refuses = false;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

describe("a bridge whose transactions do not go out", () => {
  let chain: RiverChain;
  const folder = temporaryFolder();
  before(async () => {
    chain = await riverChain();
  });
  after(async () => {
    await chain?.close();
    folder.cleanUp();
  });

  it("says so on /health and /metrics, and no more once they go out, before a batch is sealed", async () => {
    const weir = chain.stations[1];
    const set = { station: weir, gateways: [chain.gateways[0].address], quorum: 1 };
    await chain.operator.stations.proposeGatewaysAndWait(set);
    await chain.regulator.stations.approveGatewaysAndWait(set);
    const proxy = await refusingProxy(chain.url);
    const sealed = Promise.withResolvers<void>();
    let isSealed = false;
    const bridge = await testBridge({
      chain: { ...chain, url: proxy.url },
      key: chain.gateways[0].privateKey,
      folder: folder.path,
      stations: [httpStation(weir, "weir", { proposes: true })],
      config: { batch: { maxAgeSeconds: 0.2 } },
      sending: { retryAfter: 50, pollInterval: 20, resendAfter: 100 },
      onSealed() {
        isSealed = true;
        sealed.resolve();
      },
    });
    const problems = async () =>
      ((await (await fetch(`${bridge.url}/health`)).json()) as { problems: Record<string, string> }).problems;
    const told = async () => {
      const text = await (await fetch(`${bridge.url}/metrics`)).text();
      return text.split("\n").filter((line) => /^tallystick_(problems|outbox_pending)\b/.test(line));
    };
    expect(await told()).to.deep.equal(["tallystick_outbox_pending 0"]);
    chain.holdBlocks();
    await postPack(bridge.url, "weir", weirPack(Date.now(), 7.5, 8.1));
    while (!("sending" in (await problems())));
    expect((await problems()).sending).to.match(/^RPC_/);
    expect(await told()).to.satisfy(([pending, ...problems]: readonly string[]) => {
      return (
        pending === "tallystick_outbox_pending 1" && /^tallystick_problems\{code="RPC_\w+"\} 1$/.test(problems[0] ?? "")
      );
    });
    proxy.relent();
    while ("sending" in (await problems()));
    expect(isSealed).to.equal(false);
    chain.letBlocksGo();
    await sealed.promise;
    expect(await problems()).to.deep.equal({});
    expect(await told()).to.deep.equal(["tallystick_outbox_pending 0"]);
    await bridge.close();
    proxy.close();
  });
});
