import { expect } from "chai";
import { openNode } from "../../../../src/bridge/compose/open-node.ts";
import { parseConfig } from "../../../../src/bridge/config/parse-config.ts";
import { startScriptedBesu } from "../../../../src/testing/scripted-besu.ts";

describe("a bridge at a node that asks for a token", () => {
  it("shows that of its configuration, which comes from the environment", async () => {
    const node = await startScriptedBesu({ answers: () => ({ eth_blockNumber: () => "0x7" }), token: "abc.def" });
    const json = {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the bridge fills it from its environment
      chain: { url: node.url, token: "${RPC_TOKEN}", deployment: "deployment.json" },
      gateway: { key: `0x${"11".repeat(32)}` },
      store: { folder: "store" },
      stations: [{ station: 1, proposes: true }],
    };
    const { chain } = parseConfig(json, { RPC_TOKEN: "abc.def" });
    const [letIn, turnedAway] = [openNode(chain, { chainId: 7 }), openNode({ url: node.url }, { chainId: 7 })];
    try {
      expect(await letIn.send("eth_blockNumber", [])).to.equal("0x7");
      const failed: unknown = await turnedAway.send("eth_blockNumber", []).catch((error: unknown) => error);
      expect(failed).to.be.instanceOf(Error).and.to.have.property("message").that.includes("401");
    } finally {
      for (const each of [letIn, turnedAway]) each.destroy();
      await node.close();
    }
  });
});
