import { startEmbeddedChain } from "../../src/cli/chain/shared/embedded.ts";
import { developmentWallet } from "../../src/cli/shared/development.ts";
import { completeDomains } from "../../src/deploy/complete-domains.ts";
import { deployDevelopmentSystem } from "../../src/deploy/development.ts";
import { fileJournal } from "../../src/deploy/journal.ts";
import type { Closers } from "../../src/lib/closers.ts";
import { admitMembers } from "../../src/scenarios/shared/admit-members.ts";
import type { Stage } from "../../src/scenarios/shared/scenario.ts";
import { openProvider } from "../../src/sdk/core/open-provider.ts";

export interface OpenChainParameters {
  readonly port: number;
  /** Where the deployment file goes. */
  readonly file: string;
  readonly started: Closers;
  say(line: string): void;
}

/**
 * A chain with the system on it, whose organisations are admitted.
 *
 * @throws `PORT_TAKEN`, `LISTEN_REFUSED`, `HARDHAT_MISSING`.
 */
export async function openChain(
  parameters: OpenChainParameters,
): Promise<Pick<Stage, "url" | "deployment" | "account" | "members">> {
  const { port, file, started, say } = parameters;
  const chain = await startEmbeddedChain("127.0.0.1", port);
  started.add("the chain", () => chain.close());
  const provider = openProvider({ url: chain.url, pollingInterval: 50 });
  started.add("the connection to the chain", () => provider.destroy());
  const account = (n: number) => developmentWallet(n).connect(provider);
  const deployment = await deployDevelopmentSystem({ signer: account(0), admin: account(1), network: "embedded" });
  await completeDomains(account(1), deployment);
  fileJournal(file).save(deployment);
  say(`Chain ${deployment.chainId} at ${chain.url}, ${Object.keys(deployment.contracts).length} contracts deployed.`);
  const common = { url: chain.url, deployment, account };
  return { ...common, members: await admitMembers({ ...common, say }) };
}
