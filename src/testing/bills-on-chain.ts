/** Golden vectors of bills, by the contracts: the parties act on the days of the vector, in the words of the vector. */
import { network } from "hardhat";
import { CN_BANK_TABLE } from "../sdk/settlement/calendars/cn-bank.ts";
import { type LotsVector, playLots } from "./bill-lots-on-chain.ts";
import { type CascadeVector, playCascade, playTargets, type TargetsVector } from "./bill-recourse-on-chain.ts";
import { openBills } from "./bills.ts";
import { chainOf } from "./chain.ts";
import { deployTestSystem } from "./system.ts";

export interface BillVectors {
  lots(given: LotsVector): Promise<unknown>;
  /** Who of all can be claimed from. */
  targets(given: TargetsVector): Promise<string[]>;
  cascade(given: CascadeVector): Promise<unknown>;
}

const BEGIN = "2024-02-20T04:00:00Z";

/** Plays vectors, each on the same fresh chain. */
export async function billVectors(): Promise<BillVectors> {
  const { ethers } = await network.create({ override: { initialDate: new Date(BEGIN), blockGasLimit: 60_000_000n } });
  const { deployer: relayer, deployment } = await deployTestSystem(await chainOf(ethers));
  const on = await openBills({ ethers, deployment, relayer, table: CN_BANK_TABLE });
  const names = ["A", "B", "C", "D", "E", "F", "H", "G1", "G2", "N1", "N2", "N3", "N4", "Z", "BK", "B2", "XX"];
  for (const name of [...names, "C1", "C2", "C3", "C4", "C5", "C6"]) await on.party(name);
  let snapshot = await ethers.provider.send("evm_snapshot");
  const fresh = async () => {
    await ethers.provider.send("evm_revert", [snapshot]);
    snapshot = await ethers.provider.send("evm_snapshot");
  };
  return {
    async lots(given) {
      await fresh();
      return playLots(on, given);
    },
    async targets(given) {
      await fresh();
      return playTargets(on, given);
    },
    async cascade(given) {
      await fresh();
      return playCascade(on, given);
    },
  };
}
