import type { Treaties } from "../../../../types/contracts.ts";
import type { Client } from "../../core/client.ts";
import type { DueAct } from "../../core/due/due.ts";
import { encodeCall } from "../../core/encode.ts";
import type { MethodArguments, WriteMethod } from "../../core/typed-contract.ts";
import { treatiesContract } from "../contracts.ts";
import { type LossNotice, toNoticeStruct } from "../model/loss-notice.ts";

/** A share of a call. */
export interface ShareKey {
  readonly call: string;
  readonly org: number;
}

export const DEEM = actOf("deem", (loss: string) => [loss] as const);
export const LAPSE = actOf("lapse", (notice: LossNotice) => [toNoticeStruct(notice)] as const);
export const DRAW = actOf("draw", ({ call, org }: ShareKey) => [call, org] as const);
export const ACCOUNT = actOf("settleAccount", (treaty: string) => [treaty] as const);

/** An act that takes one thing at a time. */
function actOf<M extends WriteMethod<Treaties>, Input>(
  method: M,
  argsOf: (input: Input) => MethodArguments<Treaties, M>,
): DueAct<Input> {
  return {
    most: 1,
    async call(client: Client, [first]) {
      const contract = treatiesContract(client);
      return { to: await contract.getAddress(), data: encodeCall(contract, method, argsOf(first as Input)) };
    },
  };
}
