import { hexlify, randomBytes, TypedDataEncoder, type TypedDataField, ZeroHash } from "ethers";
import { checkAddress, checkBytes32, checkTime } from "../../core/check.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { toPurpose } from "./purpose.ts";

/** That a payee is paid out of a purpose account. Two people of the borrower sign it. */
export interface PaymentRequest {
  /** The facility's id. */
  readonly facility: string;
  /** Any number of 64 bits; with it two requests of equal contents differ. */
  readonly number: bigint;
  /** Which line of the budget: "steel". */
  readonly purpose: string;
  /** Account that is paid. One of the borrower's own: it shows later for what. */
  readonly payee: string;
  /** In minor units of the cash. */
  readonly amount: bigint;
  /** Root of the salted contract and invoice. */
  readonly documents: string;
  /** Blocking keys of the invoice, at least one; none where the borrower is paid itself. */
  readonly keys: readonly string[];
  /** Last second in which it can be brought. */
  readonly deadline: number;
}

type Optional = "number" | "documents" | "keys";

/** A request in which what is usual is left out: no documents, a number that is drawn. */
export type PaymentDraft = Omit<PaymentRequest, Optional> & Partial<Pick<PaymentRequest, Optional>>;

/** The struct of the contract; its EIP-712 hash names the request. */
export const PAYMENT_REQUEST_TYPES: Record<string, TypedDataField[]> = {
  PaymentRequest: (
    [
      ["facility", "bytes32"],
      ["number", "uint64"],
      ["purpose", "bytes32"],
      ["payee", "address"],
      ["amount", "uint64"],
      ["documents", "bytes32"],
      ["keys", "bytes32[]"],
      ["deadline", "uint48"],
    ] as const
  ).map(([name, type]) => ({ name, type })),
};

const UINT64 = 2n ** 64n - 1n;

/** A request with what a draft left out. */
export function completePayment(draft: PaymentDraft): PaymentRequest {
  return { number: BigInt(hexlify(randomBytes(8))), documents: ZeroHash, keys: [], ...draft };
}

/** A request as the contract takes it. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function toRequestStruct(request: PaymentRequest) {
  return {
    facility: checkBytes32("request.facility", request.facility),
    number: checkAmount("request.number", request.number, 0n, UINT64),
    purpose: toPurpose("request.purpose", request.purpose),
    payee: checkAddress("request.payee", request.payee),
    amount: checkAmount("request.amount", request.amount, 1n, UINT64),
    documents: checkBytes32("request.documents", request.documents),
    keys: request.keys.map((key, i) => checkBytes32(`request.keys[${i}]`, key)),
    deadline: checkTime("request.deadline", request.deadline),
  };
}

/**
 * The id of a request. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { paymentId } from "tallystick/funds";
 *
 * const request = paymentId(paymentRequest);
 */
export function paymentId(request: PaymentRequest): string {
  return TypedDataEncoder.hashStruct("PaymentRequest", PAYMENT_REQUEST_TYPES, toRequestStruct(request));
}
