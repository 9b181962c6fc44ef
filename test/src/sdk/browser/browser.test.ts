import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { JsonRpcProvider, Wallet } from "ethers";
import { network } from "hardhat";
import { developmentConfig } from "../../../../src/deploy/config.ts";
import { deploySystem } from "../../../../src/deploy/system.ts";
import type { BrowserTask, useSdk } from "../../../../src/testing/browser-page.ts";
import { bundlePage, missingInPage } from "../../../../src/testing/bundle.ts";
import { chromiumPath, launchChromium } from "../../../../src/testing/chromium.ts";

describe("the SDK in a browser", () => {
  it("bundles without anything of Node's", async () => {
    const { imports, errors } = await bundlePage('export * from "./src/sdk/all.ts";');
    expect(errors).to.deep.equal([]);
    expect(imports.length).to.be.greaterThan(100);
    expect(missingInPage(imports)).to.deep.equal([]);
  });

  it("connects, signs, attests, verifies and proves a leaf in Chromium", async function () {
    const executablePath = chromiumPath();
    if (executablePath === undefined) {
      if (this.test) this.test.title += " (skipped: no Chromium at $TALLY_CHROMIUM, by default /usr/bin/chromium)";
      return this.skip();
    }
    const { script } = await bundlePage('export * from "./src/testing/browser-page.ts";');
    const node = await network.createServer(undefined, "127.0.0.1");
    const { port } = await node.listen();
    const url = `http://127.0.0.1:${port}`;
    const provider = new JsonRpcProvider(url, undefined, { cacheTimeout: -1, pollingInterval: 50 });
    const page = createServer((_, response) => response.setHeader("content-type", "text/html").end("<!doctype html>"));
    await new Promise<void>((resolve) => page.listen(0, "127.0.0.1", resolve));
    const browser = await launchChromium(executablePath);
    try {
      const wallet = Wallet.createRandom();
      const deployer = await provider.getSigner(0);
      const deployment = await deploySystem({ signer: deployer, config: developmentConfig("browser", wallet.address) });
      await (await deployer.sendTransaction({ to: wallet.address, value: 10n ** 18n })).wait();

      const tab = await browser.newPage();
      await tab.goto(`http://127.0.0.1:${(page.address() as AddressInfo).port}/`);
      await tab.addScriptTag({ content: script });
      const task: BrowserTask = { url, privateKey: wallet.privateKey, deployment };
      const result = await tab.evaluate(
        (given) => (globalThis as unknown as { page: { useSdk: typeof useSdk } }).page.useSdk(given),
        task,
      );
      expect(result).to.deep.equal({
        offline: { ok: true, problems: [] },
        status: "Live",
        sameUid: true,
        values: { weight: "1250", unit: "kg" },
        leaf: true,
        otherRoot: false,
        code: "Attestations_AlreadyRecorded",
        unreachable: "RPC_UNREACHABLE",
      });
    } finally {
      await browser.close();
      await new Promise((resolve) => page.close(resolve));
      provider.destroy();
      await node.close();
    }
  });
});
