import { lettersOfCreditContract } from "../../sdk/credits/contracts.ts";
import { instrumentsContract } from "../../sdk/ledger/contracts.ts";
import type { Stage } from "../shared/scenario.ts";
import { allow, type Cast, enrolCast, type Party, payIn } from "../shared/two-people.ts";

const CAST = {
  applicant: { name: "Orient Imports", roles: [], account: 42, checker: 52 },
  issuer: { name: "East Bank", roles: ["BANK"], account: 43, checker: 53 },
  confirmer: { name: "West Bank", roles: ["BANK"], account: 44, checker: 54 },
  advisor: { name: "Quay Bank", roles: ["BANK"], account: 45, checker: 55 },
  beneficiary: { name: "Mountain Tools", roles: [], account: 46, checker: 56 },
} as const satisfies Record<string, Cast>;

const MONEY = 5_000_000_00n;

export type Parties = Readonly<Record<keyof typeof CAST, Party>>;

/** An importer, an exporter and three banks, each with two people that sign. */
export const enrolParties = (stage: Stage): Promise<Parties> => enrolCast(stage, CAST);

/** The issuer's money, some for each, and the limits of the two banks that undertake. @returns Address of the cash. */
export async function fund(stage: Stage, parties: Parties): Promise<string> {
  const { issuer, applicant, confirmer } = parties;
  const { client } = issuer;
  const spenders = [lettersOfCreditContract(client), instrumentsContract(client)].map(({ target }) => String(target));
  const cash = await payIn(issuer, Object.values(parties), { amount: MONEY, spenders, symbol: "CNYE" });
  await allow(stage, issuer, applicant, { kind: "CREDIT", cap: MONEY });
  await allow(stage, confirmer, issuer, { kind: "CONFIRMATION", cap: MONEY });
  return cash;
}
