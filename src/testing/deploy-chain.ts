/** A chain that is taken back between tests, and processes that die while they deploy. */
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { Contract, id, ZeroHash } from "ethers";
import { network } from "hardhat";
import { developmentConfig, type SystemConfig } from "../deploy/config.ts";
import type { DomainPlan } from "../deploy/domain-plan.ts";
import type { DeployedContracts, Journal } from "../deploy/journal.ts";
import type { DeployedContract } from "../sdk/core/deployment.ts";

export interface DeployChain {
  readonly ethers: Awaited<ReturnType<typeof network.create>>["ethers"];
  readonly deployer: HardhatEthersSigner;
  /** Of the one organisation. */
  readonly admin: HardhatEthersSigner;
  readonly outsider: HardhatEthersSigner;
  readonly config: SystemConfig;
  /** Sends a request to the node. */
  readonly send: (method: string, params?: unknown[]) => Promise<unknown>;
  /** Takes the chain back to what it was at the last `mark`; to its beginning if there was none. */
  readonly reset: () => Promise<void>;
  readonly mark: () => Promise<void>;
}

export async function deployChain(): Promise<DeployChain> {
  const { ethers } = await network.create();
  const [deployer, admin, outsider] = (await ethers.getSigners()) as [
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
  ];
  const send = (method: string, params: unknown[] = []) => ethers.provider.send(method, params);
  let snapshot: unknown;
  const mark = async () => {
    snapshot = await send("evm_snapshot");
  };
  const reset = async () => {
    await send("evm_revert", [snapshot]);
    await mark();
  };
  await mark();
  return { ethers, deployer, admin, outsider, config: developmentConfig("test", admin.address), send, reset, mark };
}

/** A process that dies at its n-th point: before or after a transaction is sent, before or after the journal is saved. */
export function dyingAt(n: number, signer: HardhatEthersSigner, journal: Journal) {
  let points = 0;
  const point = () => {
    if (points++ === n) throw new Error("power cut");
  };
  const dyingSigner = new Proxy(signer, {
    get(target, property) {
      if (property === "sendTransaction") {
        return async (transaction: Parameters<HardhatEthersSigner["sendTransaction"]>[0]) => {
          point();
          const sent = await target.sendTransaction(transaction);
          point();
          return sent;
        };
      }
      const value = Reflect.get(target, property);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const dyingJournal: Journal = {
    load: journal.load,
    save(deployment) {
      point();
      journal.save(deployment);
      point();
    },
  };
  return { signer: dyingSigner, journal: dyingJournal, points: () => points };
}

/** A domain whose contract the Council has to name as a registrar of fingerprints. */
export const SAMPLE: DomainPlan = {
  domain: "sample",
  needs: ["evidence"],
  contracts: [
    {
      name: "RolePolicy",
      source: "contracts/evidence/RolePolicy.sol",
      args: (at) => [at("Members"), 1n],
      after: (at) => [
        {
          by: "council",
          description: "make RolePolicy a registrar",
          to: at("Fingerprints"),
          method: "setRegistrar(address,bool)",
          args: [at("RolePolicy"), true],
          done: { view: "registrars(address)", args: [at("RolePolicy")], is: true },
        },
      ],
    },
  ],
};

const ROLES = [id("PROPOSER_ROLE"), id("CANCELLER_ROLE"), id("EXECUTOR_ROLE"), ZeroHash];

/** Whether an account has the timelock's roles: proposer, canceller, executor, administrator. */
export async function readRoles(
  { ethers }: DeployChain,
  contracts: DeployedContracts,
  account: string,
): Promise<boolean[]> {
  const abi = ["function hasRole(bytes32, address) view returns (bool)"];
  const timelock = new Contract(entry(contracts, "TimelockController").address, abi, ethers.provider);
  return Promise.all(ROLES.map((role): Promise<boolean> => timelock.getFunction("hasRole")(role, account)));
}

/** A contract of a deployment file that must be there. */
export function entry(contracts: DeployedContracts, name: string): DeployedContract {
  const found = contracts[name];
  if (found === undefined) throw new Error(`the deployment has no ${name}`);
  return found;
}
