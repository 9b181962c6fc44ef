import { purposeAccountsContract } from "../../sdk/funds/contracts.ts";
import type { Stage } from "../shared/scenario.ts";
import { allow, type Cast, enrolCast, type Party, payIn } from "../shared/two-people.ts";

const CAST = {
  lender: { name: "Granary Bank", roles: ["BANK"], account: 25, checker: 72 },
  borrower: { name: "Wheel Works", roles: [], account: 26, checker: 73 },
  seller: { name: "Lathe Makers", roles: ["SUPPLIER"], account: 27, checker: 74 },
  carrier: { name: "Cart Haulage", roles: [], account: 28, checker: 75 },
  parent: { name: "Wheel Holding", roles: [], account: 29, checker: 76 },
} as const satisfies Record<string, Cast>;

const MONEY = 5_000_000_00n;

export type Parties = Readonly<Record<keyof typeof CAST, Party>>;

/** A bank, a company that borrows, two whom it buys from, and the company that it belongs to: each with two people that sign. */
export const enrolParties = (stage: Stage): Promise<Parties> => enrolCast(stage, CAST);

/** The lender's money, some for each, and its limit for the borrower. @returns Address of the cash. */
export async function fund(stage: Stage, parties: Parties): Promise<string> {
  const { lender, borrower } = parties;
  const spenders = [String(purposeAccountsContract(lender.client).target)];
  const cash = await payIn(lender, Object.values(parties), { amount: MONEY, spenders, symbol: "CNYW" });
  await allow(stage, lender, borrower, { kind: "LOAN", cap: MONEY });
  return cash;
}
