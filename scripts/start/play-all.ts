import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { startEmbeddedChain } from "../../src/cli/chain/shared/embedded.ts";
import { developmentWallet } from "../../src/cli/shared/development.ts";
import { describeFailure } from "../../src/cli/shared/exit.ts";
import { deployDevelopmentSystem } from "../../src/deploy/development.ts";
import { fileJournal } from "../../src/deploy/journal.ts";
import { closers } from "../../src/lib/closers.ts";
import { admitMembers } from "../../src/scenarios/shared/admit-members.ts";
import type { Outcome, Scenario, Stage } from "../../src/scenarios/shared/scenario.ts";
import { openProvider } from "../../src/sdk/core/open-provider.ts";
import type { StartOptions } from "./options.ts";
import type { Played } from "./summary.ts";

export interface PlayAllParameters {
  readonly scenarios: readonly Scenario[];
  readonly options: Pick<StartOptions, "port" | "data">;
  /** Where the deployment file and the scenarios' files go. */
  readonly home: string;
  say(line: string): void;
}

/** A chain on which everything was played, with all that the scenarios started. */
export interface PlayedChain {
  readonly url: string;
  readonly played: readonly Played[];
  close(): Promise<void>;
}

/**
 * Starts a chain, deploys the system on it and plays the scenarios. One that fails does not keep the others from being played.
 *
 * @throws `PORT_TAKEN`, `LISTEN_REFUSED`, `HARDHAT_MISSING`.
 */
export async function playAll({ scenarios, options, home, say }: PlayAllParameters): Promise<PlayedChain> {
  const started = closers({ onFailure: (what, error) => say(`${what} could not be ended: ${String(error)}`) });
  try {
    const chain = await startEmbeddedChain("127.0.0.1", options.port);
    started.add("the chain", () => chain.close());
    const provider = openProvider({ url: chain.url, pollingInterval: 50 });
    started.add("the connection to the chain", () => provider.destroy());
    const account = (n: number) => developmentWallet(n).connect(provider);
    const deployment = await deployDevelopmentSystem({ signer: account(0), admin: account(1), network: "embedded" });
    fileJournal(join(home, "deployments", "embedded.json")).save(deployment);
    say(`Chain ${deployment.chainId} at ${chain.url}, ${Object.keys(deployment.contracts).length} contracts deployed.`);
    const common = { url: chain.url, deployment, account };
    const members = await admitMembers({ ...common, say });
    const played: Played[] = [];
    for (const scenario of scenarios) {
      const { name, title } = scenario;
      const folder = join(home, ".tally", "start", name);
      mkdirSync(folder, { recursive: true });
      say(`\n${title}`);
      const outcome = await play(scenario, {
        ...common,
        members,
        folder,
        keep: (end) => started.add(name, end),
        say: (line) => say(`  ${line}`),
        ...(options.data !== undefined && { data: options.data }),
      });
      played.push({ name, title, ...outcome });
    }
    return { url: chain.url, played, close: () => started.close() };
  } catch (error) {
    return started.giveUp(error);
  }
}

async function play(scenario: Scenario, stage: Stage): Promise<Outcome> {
  try {
    return await scenario.play(stage);
  } catch (error) {
    const { text } = await describeFailure(error);
    stage.say(text);
    return { ok: false, facts: { failed: text } };
  }
}
