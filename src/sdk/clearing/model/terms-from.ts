import { safe } from "../../core/whole.ts";
import type { CycleTerms } from "./cycle-terms.ts";
import { unpackPairCaps } from "./pair-cap.ts";

/** Terms as a contract's event gives them. */
interface TermsStruct {
  readonly operator: bigint;
  readonly cash: string;
  readonly number: bigint;
  readonly closesAt: bigint;
  readonly fundedBy: bigint;
  readonly topUp: bigint;
  readonly members: readonly {
    readonly bank: bigint;
    readonly account: string;
    readonly netDebitCap: bigint;
    readonly collateral: bigint;
    readonly fund: bigint;
  }[];
  readonly pairCaps: readonly bigint[];
}

/** Terms of what an event says. */
export function termsFrom(struct: TermsStruct): CycleTerms {
  const members = struct.members.map(({ bank, account, netDebitCap, collateral, fund }) => {
    return { bank: Number(bank), account, netDebitCap, collateral, fund };
  });
  return {
    operator: Number(struct.operator),
    cash: struct.cash,
    number: struct.number,
    closesAt: safe("closesAt", struct.closesAt),
    fundedBy: safe("fundedBy", struct.fundedBy),
    topUp: Number(struct.topUp),
    members,
    pairCaps: unpackPairCaps([...struct.pairCaps], members),
  };
}
