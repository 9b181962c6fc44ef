import type { Bills } from "../../../../types/contracts.ts";
import type { Client } from "../../core/client.ts";
import type { DueAct } from "../../core/due/due.ts";
import { encodeCall } from "../../core/encode.ts";
import type { MethodArguments, WriteMethod } from "../../core/typed-contract.ts";
import { billsContract } from "../contracts.ts";
import { type BillTerms, toBillStruct } from "../model/bill-terms.ts";

/** Who answers for a party of a bill. */
interface Guarantee {
  readonly bill: string;
  readonly party: number;
  readonly guarantor: number;
}

export const LAPSE = actOf("lapse", (terms: BillTerms) => [toBillStruct(terms)] as const);
export const PRESENT = actOf("present", (lot: bigint) => [lot] as const);
export const DEEM_REFUSED = actOf("deemRefused", (lot: bigint) => [lot] as const);
export const BAR = actOf("bar", (lot: bigint) => [lot] as const);
export const END_GUARANTEE = actOf(
  "endGuarantee",
  ({ bill, party, guarantor }: Guarantee) => [bill, party, guarantor] as const,
);

/** An act that takes one thing at a time. */
function actOf<M extends WriteMethod<Bills>, Input>(
  method: M,
  argsOf: (input: Input) => MethodArguments<Bills, M>,
): DueAct<Input> {
  return {
    most: 1,
    async call(client: Client, [first]) {
      const contract = billsContract(client);
      return { to: await contract.getAddress(), data: encodeCall(contract, method, argsOf(first as Input)) };
    },
  };
}
