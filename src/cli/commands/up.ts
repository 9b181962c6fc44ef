import type { Command } from "commander";
import { JsonRpcProvider } from "ethers";
import { deployDevelopmentSystem } from "../../../scripts/deploy/development.ts";
import { fileJournal } from "../../../scripts/deploy/journal.ts";
import { startEmbeddedChain } from "../chain/embedded.ts";
import type { Cli, GlobalOptions } from "../cli.ts";
import { developmentWallet } from "../cli.ts";

/** `tally up`: an embedded chain with the system on it, until it is told to stop. */
export function register(program: Command, cli: Cli): void {
  program
    .command("up")
    .description("start an embedded development chain, deploy the system, stay in the foreground")
    .option("--host <host>", "address to listen on", "127.0.0.1")
    .option("--port <port>", "port to listen on; 0 takes a free one", parsePort, 8545)
    .action(async ({ host, port }: { host: string; port: number }) => {
      const chain = await startEmbeddedChain(host, port);
      const provider = new JsonRpcProvider(chain.url, undefined, {
        cacheTimeout: -1,
        staticNetwork: true,
        pollingInterval: 50,
      });
      try {
        const file = program.opts<GlobalOptions>().deployment;
        const bar = cli.progress("deploying", 8);
        const deployment = await deployDevelopmentSystem({
          signer: developmentWallet(0).connect(provider),
          admin: developmentWallet(1).connect(provider),
          network: "embedded",
          onStep: () => bar.add(),
        });
        bar.stop();
        fileJournal(file).save(deployment);
        cli.result(
          [
            `chain       ${chain.url} (chain id ${deployment.chainId}, in memory)`,
            `deployment  ${file}`,
            `account     ${developmentWallet(1).address}: every duty of organisation 1, which alone is the Council`,
            "",
            "In another terminal: tally members list, tally notarise FILE. Ctrl-C stops it; the chain is forgotten then.",
          ].join("\n"),
          { ok: true, url: chain.url, deployment: file, chainId: deployment.chainId },
        );
        await stopSignal();
      } finally {
        provider.destroy();
        await chain.close();
      }
    });
}

function parsePort(text: string): number {
  return Number.parseInt(text, 10);
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}
