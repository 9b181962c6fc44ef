import type { BaseWallet } from "ethers";
import type { Client } from "../../sdk/core/client.ts";
import type { Deployment } from "../../sdk/core/deployment.ts";
import type { SideChain } from "./side-chain.ts";

/** What a scenario plays on: a chain with the system on it. */
export interface Stage {
  readonly url: string;
  readonly deployment: Deployment;
  /** Account number `n` of the embedded chain: 0 deployed, 1 is the development organisation's, the others are free. */
  account(n: number): BaseWallet;
  /** The organisations that play, by name: the Council admitted some before the first scenario, and each scenario has it admit its own. */
  readonly members: Map<string, Client>;
  /** Folder of recorded series that the river scenario replays instead of simulating, where one was given. */
  readonly data?: string;
  /** Days of load that the data-sharing scenario publishes, where it is not a year. */
  readonly days?: number;
  /** A folder for files that a person may want to look at afterwards. */
  readonly folder: string;
  /** Has something closed when the program ends: what a scenario starts stays up until then. */
  keep(close: () => Promise<unknown>): void;
  /** Starts a second chain, where data is shared. It stays up. */
  openSideChain(): Promise<SideChain>;
  say(line: string): void;
}

/** What came of it: facts for people, in the order in which they are shown. */
export interface Outcome {
  readonly ok: boolean;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

export interface Scenario {
  /** Kebab-case and stable. */
  readonly name: string;
  readonly title: string;
  /** Whether the chain's clock goes on by months: then it is not played on the chain of those whose clock does not. */
  readonly movesClock?: true;
  play(stage: Stage): Promise<Outcome>;
}
