import { type Signer, TypedDataEncoder, type TypedDataField } from "ethers";
import { checkBytes32, checkTime } from "../../core/check.ts";
import { rpc } from "../../core/rpc.ts";
import { checkNumber } from "../../core/whole.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { type BillsAt, billsEip712Domain } from "./eip712.ts";

/** What two people of an organisation sign, by the name of the act. A bill's id is the hash of all that is written on it. */
export interface BillActs {
  readonly draw: { readonly bill: string };
  /** `conditional`: it accepts under a condition, which is refusal. */
  readonly accept: { readonly bill: string; readonly notTransferable: boolean; readonly conditional: boolean };
  readonly refuseAcceptance: { readonly bill: string };
  /** `party`: for whom the guarantor answers. */
  readonly guarantee: { readonly bill: string; readonly party: number };
  /** `lot`: its id in the ledger; `reason`: code or hash of why. */
  readonly refusePayment: { readonly lot: bigint; readonly reason: string };
}

export type BillActName = keyof BillActs;

/** An act, and the last second in which it can be brought. */
export type BillAct<Name extends BillActName> = BillActs[Name] & { readonly deadline: bigint | number };

const field = (name: string, type: string): TypedDataField => ({ name, type });
const BILL = field("bill", "bytes32");
const DEADLINE = field("deadline", "uint48");

/** EIP-712 types of the acts. */
export const BILL_ACT_TYPES = {
  draw: { Draw: [BILL, DEADLINE] },
  accept: { BillAcceptance: [BILL, field("notTransferable", "bool"), field("conditional", "bool"), DEADLINE] },
  refuseAcceptance: { BillRefusal: [BILL, DEADLINE] },
  guarantee: { Aval: [BILL, field("party", "uint32"), DEADLINE] },
  refusePayment: { PaymentRefusal: [field("lot", "uint256"), field("reason", "bytes32"), DEADLINE] },
} as const satisfies Record<BillActName, Record<string, TypedDataField[]>>;

/** The digest that maker and checker sign. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function billActDigest<Name extends BillActName>(deployment: BillsAt, name: Name, act: BillAct<Name>): string {
  return TypedDataEncoder.hash(billsEip712Domain(deployment), BILL_ACT_TYPES[name], messageOf(act));
}

/**
 * The signature of a maker, or of a checker, under an act of a bill. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { signBillAct } from "tallystick/bills";
 *
 * const maker = await signBillAct(signer, deployment, "draw", { bill, deadline: 1_893_456_000 });
 */
export async function signBillAct<Name extends BillActName>(
  signer: Signer,
  deployment: BillsAt,
  name: Name,
  act: BillAct<Name>,
): Promise<string> {
  return rpc(() => signer.signTypedData(billsEip712Domain(deployment), BILL_ACT_TYPES[name], messageOf(act)));
}

/** The fields of an act as they are signed. */
function messageOf(act: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(act).map(([name, value]) => [name, fieldOf(name, value)]));
}

function fieldOf(name: string, value: unknown): unknown {
  if (name === "deadline") return checkTime(name, value as bigint | number);
  if (name === "party") return checkNumber(name, value as number);
  if (name === "lot") return checkAmount(name, value as bigint, 0n, 2n ** 256n - 1n);
  if (name === "notTransferable" || name === "conditional") return value === true;
  return checkBytes32(name, value as string);
}
