import { boardContract } from "../../sdk/board/contracts.ts";
import { payTradeDepositAndWait } from "../../sdk/board/actions/pay-trade-deposit.ts";
import { lettersOfCreditContract } from "../../sdk/credits/contracts.ts";
import { instrumentsContract } from "../../sdk/ledger/contracts.ts";
import { enrolAndWait } from "../../sdk/members/actions/members/enrol.ts";
import type { Stage } from "../shared/scenario.ts";
import { allow, type Cast, enrolCast, type Party, payIn } from "../shared/two-people.ts";

/** Who plays which part, and by which accounts. */
export const CAST = {
  association: { name: "Forfaiting Association", roles: [], account: 80, checker: 90 },
  applicant: { name: "Delta Imports", roles: [], account: 81, checker: 91 },
  issuer: { name: "Pier Bank", roles: ["BANK"], account: 82, checker: 92 },
  exporter: { name: "Valley Machines", roles: [], account: 83, checker: 93 },
  forfaiter: { name: "Bridge Bank", roles: ["BANK"], account: 84, checker: 94 },
  buyer: { name: "Ferry Bank", roles: ["BANK"], account: 85, checker: 95 },
  rival: { name: "Cape Bank", roles: ["BANK"], account: 86, checker: 96 },
} as const satisfies Record<string, Cast>;

const MONEY = 5_000_000_00n;
export const DEPOSIT = 50_000_00n;

export type Parties = Readonly<Record<keyof typeof CAST, Party>>;

/** Importer and exporter, a bank that accepts, one that forfaits, two that quote, and the association. */
export const enrolParties = (stage: Stage): Promise<Parties> => enrolCast(stage, CAST);

/** The issuer's money, limits, deposits of those who trade; the board is an account of the association. @returns Address of the cash. */
export async function fund(stage: Stage, parties: Parties): Promise<string> {
  const { association, applicant, issuer, forfaiter, buyer, rival } = parties;
  const { client } = issuer;
  const board = String(boardContract(client).target);
  await enrolAndWait(association.client, { account: board, duties: ["MAKER"], person: `0x${"0b".repeat(20)}` });
  const contracts = [lettersOfCreditContract(client), instrumentsContract(client), boardContract(client)];
  const spenders = contracts.map(({ target }) => String(target));
  const paid = [applicant, issuer, forfaiter, buyer, rival];
  const cash = await payIn(issuer, paid, { amount: MONEY, spenders, symbol: "CNYH" });
  await allow(stage, issuer, applicant, { kind: "CREDIT", cap: MONEY });
  for (const party of [forfaiter, buyer, rival]) {
    await allow(stage, party, issuer, { kind: "OBLIGOR_RISK", cap: MONEY });
    await payTradeDepositAndWait(party.client, { cash, amount: DEPOSIT });
  }
  return cash;
}
