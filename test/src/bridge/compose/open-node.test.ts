import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { openNode } from "../../../../src/bridge/compose/open-node.ts";
import { parseConfig } from "../../../../src/bridge/config/parse-config.ts";
import { readConfiguration } from "../../../../src/cli/bridge/shared/open.ts";
import { temporaryFolder } from "../../../../src/testing/command-line.ts";
import { startScriptedBesu } from "../../../../src/testing/scripted-besu.ts";

const FIXTURES = join(import.meta.dirname, "../../../fixtures/tls");
const DEPLOYMENT = join(import.meta.dirname, "../../sdk/core/deployment-cd586d4.json");

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

  it("and shows a certificate, by the paths of its configuration", async () => {
    const pem = (name: string) => readFileSync(join(FIXTURES, name), "utf8");
    const tls = { cert: pem("broker.pem"), key: pem("broker.key"), ca: pem("ca.pem") };
    const node = await startScriptedBesu({ answers: () => ({ eth_blockNumber: () => "0x7" }), tls });
    const folder = temporaryFolder();
    for (const name of ["bridge.pem", "bridge.key", "ca.pem"]) {
      writeFileSync(join(folder, name), pem(name), { mode: 0o600 });
    }
    const json = {
      chain: {
        url: node.url,
        deployment: DEPLOYMENT,
        tls: { cert: "bridge.pem", key: "bridge.key", ca: "ca.pem" },
      },
      gateway: { key: `0x${"11".repeat(32)}` },
      store: { folder: "store" },
      stations: [{ station: 1, proposes: true }],
    };
    writeFileSync(join(folder, "bridge.json"), JSON.stringify(json));
    const { config } = readConfiguration(join(folder, "bridge.json"), {});
    const provider = openNode(config.chain, { chainId: 7 });
    try {
      expect(await provider.send("eth_blockNumber", [])).to.equal("0x7");
    } finally {
      provider.destroy();
      await node.close();
      rmSync(folder, { recursive: true });
    }
  });
});
