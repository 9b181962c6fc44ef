import { type Signer, TypedDataEncoder, type TypedDataField } from "ethers";
import { checkTime } from "../../core/check.ts";
import { rpc } from "../../core/rpc.ts";
import { type ReceivablesAt, receivablesEip712Domain } from "./eip712.ts";
import { fromReceivableStruct, RECEIVABLE_TYPES, type Receivable, toReceivableStructs } from "./receivable.ts";

/** What two people of the obligor sign to confirm, or of the guarantor to guarantee: one signature of each for many receivables. */
export interface Undertaking {
  readonly receivables: readonly Receivable[];
  /** Last second at which it can be brought to the chain. */
  readonly deadline: bigint | number;
}

const FIELDS = [
  { name: "receivables", type: "Receivable[]" },
  { name: "deadline", type: "uint48" },
];

export const CONFIRMATION_TYPES: Record<string, TypedDataField[]> = { Confirmation: FIELDS, ...RECEIVABLE_TYPES };
export const GUARANTEE_TYPES: Record<string, TypedDataField[]> = { Guarantee: FIELDS, ...RECEIVABLE_TYPES };

/** As it is signed, and as the contract takes it. @throws `ARGUMENT_INVALID`, `DATE_INVALID`, `NOT_SECONDS`. */
export function toUndertaking({ receivables, deadline }: Undertaking) {
  return { receivables: toReceivableStructs(receivables), deadline: checkTime("deadline", deadline) };
}

/**
 * What an obligor signs to confirm receivables, checked and in one form: from then on it owes, whatever becomes of the delivery.
 *
 * @throws `ARGUMENT_INVALID`, `DATE_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { buildConfirmation, signConfirmation } from "tallystick/receivables";
 *
 * const confirmation = buildConfirmation({ receivables: [terms], deadline: 1_893_456_000 });
 * const maker = await signConfirmation(signer, deployment, confirmation);
 */
export function buildConfirmation(confirmation: Undertaking): Undertaking {
  const { receivables, deadline } = toUndertaking(confirmation);
  return { receivables: receivables.map(fromReceivableStruct), deadline };
}

/** What a guarantor signs to answer for the obligors of receivables. @throws as `buildConfirmation`. */
export function buildGuarantee(guarantee: Undertaking): Undertaking {
  return buildConfirmation(guarantee);
}

/** The digest that maker and checker of the obligor sign. @throws as `buildConfirmation`. */
export function confirmationDigest(deployment: ReceivablesAt, confirmation: Undertaking): string {
  return TypedDataEncoder.hash(receivablesEip712Domain(deployment), CONFIRMATION_TYPES, toUndertaking(confirmation));
}

/** The digest that maker and checker of the guarantor sign. @throws as `buildConfirmation`. */
export function guaranteeDigest(deployment: ReceivablesAt, guarantee: Undertaking): string {
  return TypedDataEncoder.hash(receivablesEip712Domain(deployment), GUARANTEE_TYPES, toUndertaking(guarantee));
}

/** The signature of a maker, or of a checker, of the obligor. Needs no network. @throws as `buildConfirmation`. */
export async function signConfirmation(
  signer: Signer,
  deployment: ReceivablesAt,
  confirmation: Undertaking,
): Promise<string> {
  const message = toUndertaking(confirmation);
  return rpc(() => signer.signTypedData(receivablesEip712Domain(deployment), CONFIRMATION_TYPES, message));
}

/** The signature of a maker, or of a checker, of the guarantor. Needs no network. @throws as `buildConfirmation`. */
export async function signGuarantee(
  signer: Signer,
  deployment: ReceivablesAt,
  guarantee: Undertaking,
): Promise<string> {
  const message = toUndertaking(guarantee);
  return rpc(() => signer.signTypedData(receivablesEip712Domain(deployment), GUARANTEE_TYPES, message));
}
