import { type Signer, TypedDataEncoder, type TypedDataField, ZeroAddress, ZeroHash } from "ethers";
import { checkAddress, checkBytes32, checkThat, checkTime } from "../../core/check.ts";
import { rpc } from "../../core/rpc.ts";
import { checkUint256 } from "../../settlement/model/amount.ts";
import { type LedgerAt, ledgerEip712Domain } from "./eip712.ts";
import { checkInstrument, checkUnits } from "./units.ts";

/** What a court or a regulator orders. Two people of an organisation with role REGULATOR sign it. */
export interface Order {
  /** The ledger's id. */
  readonly instrument: bigint;
  readonly holder: string;
  /** Where units are transferred by order; left out of a freeze. */
  readonly to?: string;
  /** Of a freeze, how much is frozen by order from now on, 0 to lift it; of a transfer, how much. */
  readonly amount: bigint;
  /** uid of the statement, or hash of the document, that says why. */
  readonly reason: string;
  /** Last second at which it can be carried out. */
  readonly deadline: bigint | number;
  /** Any number that no order of this regulator has had. */
  readonly nonce: bigint;
}

/** An order as the contract takes it, and as it is signed. */
export interface OrderStruct {
  readonly id: bigint;
  readonly holder: string;
  readonly to: string;
  readonly amount: bigint;
  readonly reason: string;
  readonly deadline: bigint;
  readonly nonce: bigint;
}

export const ORDER_TYPES: Record<string, TypedDataField[]> = {
  Order: [
    { name: "id", type: "uint256" },
    { name: "holder", type: "address" },
    { name: "to", type: "address" },
    { name: "amount", type: "uint256" },
    { name: "reason", type: "bytes32" },
    { name: "deadline", type: "uint48" },
    { name: "nonce", type: "uint256" },
  ],
};

/** An order with every field checked and there. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function toOrderStruct(order: Order): OrderStruct {
  const to = order.to === undefined ? ZeroAddress : checkAddress("order.to", order.to);
  const reason = checkBytes32("order.reason", order.reason);
  checkThat(order.to !== ZeroAddress, "order.to", to, "left out of a freeze, or the account that receives");
  checkThat(reason !== ZeroHash, "order.reason", reason, "a reason");
  return {
    id: checkInstrument(order.instrument),
    holder: checkAddress("order.holder", order.holder),
    to,
    amount: checkUnits("order.amount", order.amount, to === ZeroAddress ? 0n : 1n),
    reason,
    deadline: checkTime("order.deadline", order.deadline),
    nonce: checkUint256("order.nonce", order.nonce),
  };
}

/** The digest that maker and checker of the regulator sign. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function orderDigest(deployment: LedgerAt, order: Order): string {
  return TypedDataEncoder.hash(ledgerEip712Domain(deployment), ORDER_TYPES, toOrderStruct(order));
}

/**
 * The signature of a maker, or of a checker, of a regulator under an order. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { signOrder } from "tallystick/ledger";
 *
 * const order = { instrument, holder: account, amount: 500_00n, reason: uid, deadline: 1_893_456_000, nonce: 1n };
 * const maker = await signOrder(signer, deployment, order);
 */
export async function signOrder(signer: Signer, deployment: LedgerAt, order: Order): Promise<string> {
  const message = toOrderStruct(order);
  return rpc(() => signer.signTypedData(ledgerEip712Domain(deployment), ORDER_TYPES, message));
}
