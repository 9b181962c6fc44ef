import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { Signer } from "ethers";
import { connectAll, type FullClient } from "../sdk/all.ts";
import { buildSetRolesProposal } from "../sdk/members/actions/council/build-set-roles-proposal.ts";
import { enrolAndWait } from "../sdk/members/actions/members/enrol.ts";
import type { DualApproval } from "../sdk/members/model/dual-approval.ts";
import { openCashAndWait } from "../sdk/settlement/actions/cash/open-cash.ts";
import { admitted, decide, EVERY_DUTY } from "./admit.ts";
import { sharedChain } from "./shared-chain.ts";
import { deployTestSystem, systemAt, type TestSystem } from "./system.ts";

export interface SettlementSystem extends Omit<TestSystem, "client"> {
  /** Organisation 1, a bank, with every duty. */
  readonly bank: FullClient;
  /** Its second person, a checker. */
  readonly checker: Signer;
  /** Organisation 2, which holds money. */
  readonly holder: FullClient;
  readonly holderSigner: HardhatEthersSigner;
  /** Of no organisation. */
  readonly stranger: FullClient;
  /** The bank's yuan. */
  readonly cash: string;
  /** A day from now. */
  readonly deadline: bigint;
  /** What the bank's two people sign. */
  approve(sign: (signer: Signer) => Promise<string>): Promise<DualApproval>;
}

const person = (digit: string) => `0x${digit.repeat(40)}`;

const take = sharedChain(async (chain) => {
  const { deployment } = await deployTestSystem(chain);
  const client = (signer: Signer) => connectAll({ signer, deployment });
  const [second, , checker] = chain.outsiders as [HardhatEthersSigner, HardhatEthersSigner, HardhatEthersSigner];
  const bank = await client(chain.admin);
  await decide([bank], buildSetRolesProposal(bank, { org: 1, roles: ["BANK"] }));
  await enrolAndWait(bank, { account: chain.admin.address, duties: EVERY_DUTY, person: person("a") });
  await enrolAndWait(bank, { account: checker.address, duties: ["CHECKER"], person: person("b") });
  await admitted([bank], await client(second), "Harbour Works");
  const { cash } = await openCashAndWait(bank, { currency: "CNY", name: "Yuan at the bank", symbol: "CNYB" });
  return { deployment, cash };
});

/** A bank with two people and its yuan, and another organisation. */
export async function settlementSystem(): Promise<SettlementSystem> {
  const { chain, prepared } = await take();
  const { deployment, cash } = prepared;
  const [holderSigner, outsider, checker] = chain.outsiders as [
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
  ];
  const client = (signer: Signer) => connectAll({ signer, deployment });
  const block = await chain.ethers.provider.getBlock("latest");
  return {
    ...systemAt(chain, deployment),
    bank: await client(chain.admin),
    checker,
    holder: await client(holderSigner),
    holderSigner,
    stranger: await client(outsider),
    cash,
    deadline: BigInt(block?.timestamp ?? 0) + 86_400n,
    approve: async (sign) => ({ maker: await sign(chain.admin), checker: await sign(checker) }),
  };
}
