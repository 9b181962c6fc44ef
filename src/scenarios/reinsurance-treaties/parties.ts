import { treatiesContract } from "../../sdk/treaties/contracts.ts";
import type { Stage } from "../shared/scenario.ts";
import { allow, type Cast, enrolCast, type Party, payIn } from "../shared/two-people.ts";

const CAST = {
  bank: { name: "Harvest Bank", roles: ["BANK"], account: 13, checker: 57 },
  cedent: { name: "River Insurance", roles: ["INSURER"], account: 14, checker: 58 },
  lead: { name: "First Re", roles: ["INSURER"], account: 15, checker: 59 },
  follower: { name: "Second Re", roles: ["INSURER"], account: 16, checker: 60 },
  arbiter: { name: "Insurance Association", roles: [], account: 17, checker: 61 },
} as const satisfies Record<string, Cast>;

const MONEY = 10_000_000_00n;

export type Parties = Readonly<Record<keyof typeof CAST, Party>>;

/** An insurer, two reinsurers, who decides where they do not agree, and a bank: each with two people that sign. */
export const enrolParties = (stage: Stage): Promise<Parties> => enrolCast(stage, CAST);

/** The bank's money, some for each, and what each reinsurer takes of the cedent. @returns Address of the cash. */
export async function fund(stage: Stage, { bank, cedent, lead, follower }: Parties): Promise<string> {
  const spenders = [String(treatiesContract(bank.client).target)];
  const cash = await payIn(bank, [cedent, lead, follower], { amount: MONEY, spenders, symbol: "CNYR" });
  for (const reinsurer of [lead, follower]) {
    await allow(stage, reinsurer, cedent, { kind: "REINSURANCE", cap: MONEY });
  }
  return cash;
}
