import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { deployDevelopmentSystem } from "../deploy/development.ts";

import { type ConnectedClient, connect } from "../sdk/core/connect.ts";
import type { Deployment } from "../sdk/core/deployment.ts";
import type { TestChain } from "./chain.ts";
import { sharedChain } from "./shared-chain.ts";

export interface TestSystem extends TestChain {
  readonly deployment: Deployment;
  readonly client: (signer: HardhatEthersSigner) => Promise<ConnectedClient>;
}

/** Deploys the system by the production code: `admin` has every duty of organisation 1, which alone is the Council. */
export async function deployTestSystem(chain: TestChain): Promise<TestSystem> {
  const { deployer, admin } = chain;
  return systemAt(chain, await deployDevelopmentSystem({ signer: deployer, admin, network: "test" }));
}

/** A system that is there already. */
export const systemAt = (chain: TestChain, deployment: Deployment): TestSystem => ({
  ...chain,
  deployment,
  client: (signer) => connect({ signer, deployment }),
});

const take = sharedChain(async (chain) => (await deployTestSystem(chain)).deployment);

/** An in-process chain with the system and one organisation, as freshly deployed. */
export async function testSystem(): Promise<TestSystem> {
  const { chain, prepared } = await take();
  return systemAt(chain, prepared);
}
