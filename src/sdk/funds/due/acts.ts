import type { PurposeAccounts } from "../../../../types/contracts.ts";
import type { Client } from "../../core/client.ts";
import type { DueAct } from "../../core/due/due.ts";
import { encodeCall } from "../../core/encode.ts";
import type { MethodArguments, WriteMethod } from "../../core/typed-contract.ts";
import { purposeAccountsContract } from "../contracts.ts";
import { type PaymentRequest, toRequestStruct } from "../model/payment-request.ts";

export const FREEZE = actOf("freeze", (facility: string) => [facility] as const);
export const RETURN = actOf("returnUnspent", (facility: string) => [facility] as const);
export const LAPSE = actOf("lapse", (request: PaymentRequest) => [toRequestStruct(request)] as const);
export const BOOK = actOf("bounce", (request: PaymentRequest) => [toRequestStruct(request)] as const);

/** An act that takes one thing at a time. */
function actOf<M extends WriteMethod<PurposeAccounts>, Input>(
  method: M,
  argsOf: (input: Input) => MethodArguments<PurposeAccounts, M>,
): DueAct<Input> {
  return {
    most: 1,
    async call(client: Client, [first]) {
      const contract = purposeAccountsContract(client);
      return { to: await contract.getAddress(), data: encodeCall(contract, method, argsOf(first as Input)) };
    },
  };
}
