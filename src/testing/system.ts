import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { network } from "hardhat";
import { deployDevelopmentSystem } from "../deploy/development.ts";

import { type ConnectedClient, connect } from "../sdk/core/connect.ts";
import type { Deployment } from "../sdk/core/deployment.ts";

export interface TestSystem {
  readonly deployment: Deployment;
  readonly client: (signer: HardhatEthersSigner) => Promise<ConnectedClient>;
  /** Sent the deployment and has no power. */
  readonly deployer: HardhatEthersSigner;
  /** ADMIN and every other duty of organisation 1, which alone is the Council. */
  readonly admin: HardhatEthersSigner;
  /** Belong to nobody. */
  readonly outsiders: HardhatEthersSigner[];
  readonly ethers: Awaited<ReturnType<typeof network.create>>["ethers"];
}

/** A fresh in-process chain with the system deployed by the production code and one organisation. */
export async function testSystem(): Promise<TestSystem> {
  const { ethers } = await network.create({ override: { initialDate: new Date() } });
  const [deployer, admin, ...outsiders] = (await ethers.getSigners()) as [HardhatEthersSigner, HardhatEthersSigner];
  const deployment = await deployDevelopmentSystem({ signer: deployer, admin, network: "test" });
  const client = (signer: HardhatEthersSigner) => connect({ signer, deployment });
  return { deployment, client, deployer, admin, outsiders, ethers };
}
