/** Who the tests of a case are about: organisations with a maker and a checker, admitted by the Council's timelock, which acts by itself here. */
import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { type BaseWallet, id, type Signer, toBeHex, Wallet } from "ethers";
import { connectAll, type FullClient } from "../sdk/all.ts";
import type { Deployment } from "../sdk/core/deployment.ts";
import { membersContract } from "../sdk/members/contracts.ts";
import { dutyBits } from "../sdk/members/model/duties.ts";
import { type Role, roleBits } from "../sdk/members/model/roles.ts";

export interface CaseParty {
  readonly name: string;
  readonly org: number;
  readonly maker: BaseWallet;
  readonly checker: BaseWallet;
  /** Sends as the maker. */
  readonly client: FullClient;
}

export interface CaseChain {
  /** Of nobody: brings what others signed. */
  readonly relay: FullClient;
  readonly council: Signer;
  /** Keys are made of the name. */
  admit(name: string, roles: readonly Role[]): Promise<CaseParty>;
}

export interface OpenCaseParameters {
  readonly ethers: HardhatEthers;
  readonly deployment: Deployment;
  readonly relayer: Signer;
  /** Number of the first person: each case on a chain has people of its own. */
  readonly firstPerson: number;
}

/** What pays for any number of transactions. */
const RICH = toBeHex(10n ** 21n);

/** Begins a case on a chain of Hardhat's. */
export async function openCase({ ethers, deployment, relayer, firstPerson }: OpenCaseParameters): Promise<CaseChain> {
  const relay = await connectAll({ signer: relayer, deployment });
  const enrich = (account: string) => ethers.provider.send("hardhat_setBalance", [account, RICH]);
  const members = membersContract(relay);
  const timelock = await members.council();
  await enrich(timelock);
  const council = await ethers.getImpersonatedSigner(timelock);
  let people = firstPerson;
  const person = () => toBeHex(people++, 20);
  return {
    relay,
    council,
    async admit(name, roles) {
      const [maker, checker] = ["maker", "checker"].map((duty) => new Wallet(id(`${name} ${duty}`), ethers.provider));
      if (maker === undefined || checker === undefined) throw new Error("no wallets");
      await enrich(maker.address);
      const [first, second] = [person(), person()];
      const admission = { name, roles: roleBits(roles), admin: maker.address, person: first };
      await (await members.connect(council).admit(admission)).wait();
      const { enrol } = members.connect(maker);
      await (await enrol(maker.address, dutyBits(["ADMIN", "MAKER"]), 0, first)).wait();
      await (await enrol(checker.address, dutyBits(["CHECKER"]), 0, second)).wait();
      const org = Number(await members.orgOf(maker.address));
      return { name, org, maker, checker, client: await connectAll({ signer: maker, deployment }) };
    },
  };
}
