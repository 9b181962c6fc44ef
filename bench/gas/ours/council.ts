import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { toBeHex } from "ethers";
import type { Chain } from "../chain.ts";
import type { System } from "./system.ts";

/** The Council's timelock, which acts by itself here: what it does is not measured. */
export async function actingCouncil(
  { ethers }: Chain,
  { members }: Pick<System, "members">,
): Promise<HardhatEthersSigner> {
  const timelock = await members.council();
  await ethers.provider.send("hardhat_setBalance", [timelock, toBeHex(10n ** 21n)]);
  return ethers.getImpersonatedSigner(timelock);
}
