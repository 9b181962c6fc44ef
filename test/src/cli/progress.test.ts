import { PassThrough } from "node:stream";
import { expect } from "chai";
import { startProgress } from "../../../src/cli/shared/progress.ts";
import { countTransactions } from "../../../src/deploy/count-transactions.ts";
import { deployDevelopmentSystem } from "../../../src/deploy/development.ts";
import { PLAN } from "../../../src/deploy/plan.ts";
import { startNode } from "../../../src/testing/node.ts";

/** What a terminal is sent. */
class Terminal extends PassThrough {
  readonly isTTY = true;
  readonly columns = 80;

  sent(): string {
    return String(this.read() ?? "");
  }
}

/** Control sequences of a terminal that set colours. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const COLOUR = /\u001b\[[\d;]*m/;

describe("progress bars", () => {
  it("show whole numbers that end at the total, and no colours", async () => {
    const terminal = new Terminal();
    const bar = await startProgress("hashing, KiB", 3, true, terminal);
    for (const bytes of [700, 1_000, 600]) bar.add(bytes / 1_024);
    bar.stop();
    const sent = terminal.sent();
    expect(sent)
      .to.match(/hashing, KiB \[[^\]]+\] 0\/3/)
      .and.contain(" 3/3");
    expect(sent)
      .not.to.match(/\d\.\d/)
      .and.not.match(COLOUR);
  });

  it("show nothing where nobody sees it", async () => {
    const terminal = new Terminal();
    const bar = await startProgress("receipts", 1, false, terminal);
    bar.add();
    bar.stop();
    expect(terminal.sent()).to.equal("");
  });

  it("of a deployment has as many steps as the deployment", async () => {
    const { chain, close } = await startNode();
    try {
      let steps = 0;
      const onProgress = () => void steps++;
      await deployDevelopmentSystem({ signer: chain.deployer, admin: chain.admin, network: "embedded", onProgress });
      expect(steps).to.equal(countTransactions(PLAN));
    } finally {
      await close();
    }
  });
});
