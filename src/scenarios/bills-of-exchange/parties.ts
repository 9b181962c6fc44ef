import { billsContract } from "../../sdk/bills/contracts.ts";
import { instrumentsContract } from "../../sdk/ledger/contracts.ts";
import type { Stage } from "../shared/scenario.ts";
import { allow, type Cast, enrolCast, type Party, payIn } from "../shared/two-people.ts";

const CAST = {
  drawer: { name: "Loom Mills", roles: [], account: 32, checker: 62 },
  acceptor: { name: "Lock Bank", roles: ["BANK"], account: 33, checker: 63 },
  payee: { name: "Dye Works", roles: [], account: 34, checker: 64 },
  supplier: { name: "Salt Works", roles: [], account: 35, checker: 65 },
  discounter: { name: "Canal Bank", roles: ["BANK"], account: 36, checker: 66 },
  lender: { name: "Reserve Bank", roles: ["BANK"], account: 37, checker: 67 },
} as const satisfies Record<string, Cast>;

const MONEY = 5_000_000_00n;

export type Parties = Readonly<Record<keyof typeof CAST, Party>>;

/** A buyer and its bank, a seller and the seller's supplier, a bank that discounts and one that rediscounts: each with two people that sign. */
export const enrolParties = (stage: Stage): Promise<Parties> => enrolCast(stage, CAST);

/** The acceptor's money, some for each, and its limit for the drawer. @returns Address of the cash. */
export async function fund(stage: Stage, parties: Parties): Promise<string> {
  const { acceptor, drawer } = parties;
  const { client } = acceptor;
  const spenders = [billsContract(client), instrumentsContract(client)].map(({ target }) => String(target));
  const cash = await payIn(acceptor, Object.values(parties), { amount: MONEY, spenders, symbol: "CNYH" });
  await allow(stage, acceptor, drawer, { kind: "ACCEPTANCE", cap: MONEY });
  return cash;
}
