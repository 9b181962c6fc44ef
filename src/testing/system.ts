import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { network } from "hardhat";
import { developmentConfig } from "../../scripts/deploy/config.ts";
import { deploySystem } from "../../scripts/deploy/system.ts";
import { type Client, connectClient } from "../sdk/client.ts";
import type { Deployment } from "../sdk/deployment.ts";
import { ANY_DUTY } from "../sdk/members/duties.ts";

export interface TestSystem {
  readonly deployment: Deployment;
  readonly client: (signer: HardhatEthersSigner) => Promise<Client>;
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
  const { ethers } = await network.create();
  const [deployer, admin, ...outsiders] = (await ethers.getSigners()) as [HardhatEthersSigner, HardhatEthersSigner];
  const deployment = await deploySystem({ signer: deployer, config: developmentConfig("test", admin.address) });
  const client = (signer: HardhatEthersSigner) => connectClient({ signer, deployment });
  const { contracts } = await client(admin);
  await (await contracts.members.connect(admin).enrol(admin.address, ANY_DUTY, 0, `0x${"01".repeat(20)}`)).wait();
  return { deployment, client, deployer, admin, outsiders, ethers };
}
