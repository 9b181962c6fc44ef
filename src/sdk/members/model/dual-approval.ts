import { checkBytes } from "../../core/check.ts";

/** The signatures of two people of one organisation under the same EIP-712 data: a MAKER's and a CHECKER's. */
export interface DualApproval {
  readonly maker: string;
  readonly checker: string;
}

/** @throws `ARGUMENT_INVALID`. */
export function checkDualApproval({ maker, checker }: DualApproval): DualApproval {
  checkBytes("approval.maker", maker);
  checkBytes("approval.checker", checker);
  return { maker, checker };
}
