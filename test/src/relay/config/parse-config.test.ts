import { expect } from "chai";
import { parseRelayConfig } from "../../../../src/relay/config/parse-config.ts";
import { refused } from "../../../../src/testing/errors.ts";

const good = {
  lightClient: `0x${"ab".repeat(32)}`,
  side: {
    nodes: [
      "http://127.0.0.1:8545",
      { url: "http://127.0.0.1:8546", tokenFile: "side.token" },
      { url: "https://side.example/rpc", tls: { cert: "side.pem", key: "side.key", ca: "ca.pem" } },
    ],
    pollInterval: 500,
    keptBlocks: 1_024,
  },
  api: { port: 8095 },
  store: "relay.sqlite",
  renewAt: 0.5,
};

describe("parseRelayConfig", () => {
  it("takes what the guide describes", () => {
    expect(parseRelayConfig(good)).to.deep.equal(good);
  });

  it("refuses what is missing, unknown or of another form, naming the key", async () => {
    const { store: _, ...without } = good;
    const bad: readonly (readonly [string, unknown])[] = [
      ["/store", without],
      ["/stor", { ...good, stor: "x" }],
      ["/lightClient", { ...good, lightClient: "0x12" }],
      ["/side/nodes", { ...good, side: { nodes: [] } }],
      ["/side/pollinterval", { ...good, side: { nodes: good.side.nodes, pollinterval: 5 } }],
      ["/side/nodes/0", { ...good, side: { nodes: ["ws://user:secret@127.0.0.1"] } }],
      ["/side/nodes/0", { ...good, side: { nodes: [{ url: "ws://user:secret@127.0.0.1" }] } }],
      ["/side/nodes/0/token", { ...good, side: { nodes: [{ url: "http://127.0.0.1:1", token: "secret" }] } }],
      ["/side/nodes/0/tls/key", { ...good, side: { nodes: [{ url: "https://x", tls: { cert: "a" } }] } }],
      ["/api/port", { ...good, api: { port: 70_000 } }],
      ["/renewAt", { ...good, renewAt: 1 }],
      ["/", []],
    ];
    for (const [key, json] of bad) {
      const { values, message } = await refused(() => parseRelayConfig(json), "RELAY_CONFIG_INVALID");
      expect(values.key).to.equal(key);
      expect(message).not.to.include("secret");
    }
  });
});
