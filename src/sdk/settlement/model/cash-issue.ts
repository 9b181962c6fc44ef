import { type Signer, type TypedDataDomain, TypedDataEncoder, type TypedDataField } from "ethers";
import { checkAddress, checkBytes32, checkTime } from "../../core/check.ts";
import { rpc } from "../../core/rpc.ts";
import { checkAmount } from "./amount.ts";

/** Money that a bank owes from now on. Two people of the bank sign it. */
export interface CashIssue {
  /** A member's account. */
  readonly to: string;
  /** In the hundredth part of the currency's unit. */
  readonly amount: bigint;
  /** The bank's own reference of what it received for it, 32 bytes; each is used once. */
  readonly ref: string;
  /** Last second at which it can be brought to the chain. */
  readonly deadline: bigint | number;
}

/** A cash contract, as much of it as its signatures name; `getCash` reads it. */
export interface CashAt {
  readonly chainId: number;
  readonly address: string;
  readonly name: string;
}

export const CASH_ISSUE_TYPES: Record<string, TypedDataField[]> = {
  CashIssue: [
    { name: "to", type: "address" },
    { name: "amount", type: "uint256" },
    { name: "ref", type: "bytes32" },
    { name: "deadline", type: "uint48" },
  ],
};

/** The EIP-712 domain of a cash contract, which its permits have too. */
export function cashEip712Domain({ chainId, address, name }: CashAt): TypedDataDomain {
  return { name, version: "1", chainId, verifyingContract: checkAddress("cash.address", address) };
}

/** An issue with every field checked. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function checkCashIssue(issue: CashIssue): CashIssue & { readonly deadline: bigint } {
  return {
    to: checkAddress("issue.to", issue.to),
    amount: checkAmount("issue.amount", issue.amount),
    ref: checkBytes32("issue.ref", issue.ref),
    deadline: checkTime("issue.deadline", issue.deadline),
  };
}

/** The digest that maker and checker of the bank sign. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function cashIssueDigest(cash: CashAt, issue: CashIssue): string {
  return TypedDataEncoder.hash(cashEip712Domain(cash), CASH_ISSUE_TYPES, checkCashIssue(issue));
}

/**
 * The signature of a maker, or of a checker, of the bank under an issue. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { getCash, signCashIssue } from "tallystick/settlement";
 *
 * const cash = await getCash(client, { bank: 3, currency: "CNY" });
 * const issue = { to: account, amount: 100_000_00n, ref: uid, deadline: 1_893_456_000 };
 * const maker = await signCashIssue(signer, cash, issue);
 */
export async function signCashIssue(signer: Signer, cash: CashAt, issue: CashIssue): Promise<string> {
  const message = checkCashIssue(issue);
  return rpc(() => signer.signTypedData(cashEip712Domain(cash), CASH_ISSUE_TYPES, message));
}
