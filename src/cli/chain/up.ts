import { existsSync } from "node:fs";
import { InvalidArgumentError } from "commander";
import { completeDomains } from "../../deploy/complete-domains.ts";
import { countTransactions } from "../../deploy/count-transactions.ts";
import { deployDevelopmentSystem } from "../../deploy/development.ts";
import { fileJournal } from "../../deploy/journal.ts";
import { PLAN } from "../../deploy/plan.ts";
import type { Deployment } from "../../sdk/core/deployment.ts";
import { openProvider } from "../../sdk/core/open-provider.ts";
import { developmentWallet, EMBEDDED_CHAIN_ID } from "../shared/development.ts";
import { fault, unwritable } from "../shared/errors.ts";
import { readJson } from "../shared/files.ts";
import { stopSignal } from "../shared/stop-signal.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { startEmbeddedChain } from "./shared/embedded.ts";

interface UpOptions {
  readonly host: string;
  readonly port: number;
}

export const verb: Verb<[options: UpOptions]> = {
  takes: (command) =>
    command
      .option("--host <host>", "address to listen on", "127.0.0.1")
      .option("--port <port>", "port to listen on; 0 takes a free one", parsePort, 8545),
  async run(cli, { host, port }) {
    const file = cli.deploymentFile();
    refuseForeign(file);
    const chain = await startEmbeddedChain(host, port);
    const stop = stopSignal();
    const provider = openProvider({ url: chain.url, pollingInterval: 50 });
    try {
      const bar = await cli.progress("deploying", countTransactions(PLAN));
      const deployment = await deployDevelopmentSystem({
        signer: developmentWallet(0).connect(provider),
        admin: developmentWallet(1).connect(provider),
        network: "embedded",
        onProgress: () => bar.add(),
      }).finally(() => bar.stop());
      await completeDomains(developmentWallet(1).connect(provider), deployment);
      save(file, deployment);
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
      await stop.came;
    } finally {
      stop.forget();
      provider.destroy();
      await chain.close();
    }
  },
};

function parsePort(text: string): number {
  const port = wholeNumber(text);
  if (port > 65_535) throw new InvalidArgumentError("Ports end at 65535.");
  return port;
}

/** Saves the deployment file; unlike a deployment elsewhere there is nothing to go on with. */
function save(file: string, deployment: Deployment): void {
  try {
    fileJournal(file).save(deployment);
  } catch (cause) {
    throw unwritable(file, cause);
  }
}

/** A deployment file of an embedded chain is worthless once that has stopped; any other is not to be overwritten. */
function refuseForeign(file: string): void {
  if (!existsSync(file)) return;
  const { chainId } = (readJson(file) ?? {}) as { chainId?: unknown };
  if (chainId === EMBEDDED_CHAIN_ID) return;
  throw fault("DEPLOYMENT_OF_OTHER_CHAIN", `${file} is not of an embedded chain: choose another with --deployment`, {
    file,
    chainId,
  });
}
