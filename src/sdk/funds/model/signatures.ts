import { type Signer, TypedDataEncoder, type TypedDataField } from "ethers";
import { checkAddress, checkBytes32, checkTime } from "../../core/check.ts";
import { rpc } from "../../core/rpc.ts";
import { checkNumber } from "../../core/whole.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { type FundsAt, fundsEip712Domain } from "./eip712.ts";
import { PAYMENT_REQUEST_TYPES, type PaymentRequest, toRequestStruct } from "./payment-request.ts";

/** An act of one side on a facility, and its number: one more than that of the last, see `getFacility`. */
interface Numbered {
  readonly facility: string;
  readonly number: number;
}

/**
 * What two people of an organisation sign, by the name of the act. A facility's id is the hash of all that was agreed, and a request's of all that it asks for. The
 * borrower signs `draw`, `giveBack` and `request`, both sides `open`, and the lender the rest.
 */
export interface FundActs {
  readonly open: { readonly facility: string };
  readonly draw: Numbered & { readonly amount: bigint };
  readonly giveBack: Numbered & { readonly amount: bigint };
  readonly listPayee: Numbered & { readonly payee: string; readonly listed: boolean };
  readonly relate: Numbered & { readonly org: number };
  /** `evidence`: root of the salted documents that show what was broken. */
  readonly breach: Numbered & { readonly evidence: string };
  readonly cure: Numbered;
  readonly accelerate: Numbered;
  readonly request: Omit<PaymentRequest, "deadline">;
  readonly approve: { readonly request: string };
  /** `reason`: code or hash of why. */
  readonly refuse: { readonly request: string; readonly reason: string };
}

export type FundActName = keyof FundActs;

/** An act, and the last second in which it can be brought. */
export type FundAct<Name extends FundActName> = FundActs[Name] & { readonly deadline: bigint | number };

const field = (name: string, type: string): TypedDataField => ({ name, type });
const [FACILITY, REQUEST, AMOUNT] = [
  field("facility", "bytes32"),
  field("request", "bytes32"),
  field("amount", "uint64"),
];
const NUMBERED = [field("number", "uint32"), field("deadline", "uint48")];
const DEADLINE = field("deadline", "uint48");

/** EIP-712 types of the acts. */
export const FUND_ACT_TYPES = {
  open: { FacilityAgreement: [FACILITY, DEADLINE] },
  draw: { DrawRequest: [FACILITY, AMOUNT, ...NUMBERED] },
  giveBack: { GivingBack: [FACILITY, AMOUNT, ...NUMBERED] },
  listPayee: { PayeeListing: [FACILITY, field("payee", "address"), field("listed", "bool"), ...NUMBERED] },
  relate: { Relation: [FACILITY, field("org", "uint32"), ...NUMBERED] },
  breach: { FacilityBreach: [FACILITY, field("evidence", "bytes32"), ...NUMBERED] },
  cure: { FacilityCure: [FACILITY, ...NUMBERED] },
  accelerate: { FacilityAcceleration: [FACILITY, ...NUMBERED] },
  request: PAYMENT_REQUEST_TYPES,
  approve: { PaymentApproval: [REQUEST, DEADLINE] },
  refuse: { PurposePaymentRefusal: [REQUEST, field("reason", "bytes32"), DEADLINE] },
} as const satisfies Record<FundActName, Record<string, TypedDataField[]>>;

/** The digest that maker and checker sign. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function fundActDigest<Name extends FundActName>(deployment: FundsAt, name: Name, act: FundAct<Name>): string {
  return TypedDataEncoder.hash(fundsEip712Domain(deployment), FUND_ACT_TYPES[name], messageOf(name, act));
}

/**
 * The signature of a maker, or of a checker, under an act on a facility. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { signFundAct } from "tallystick/funds";
 *
 * const maker = await signFundAct(signer, deployment, "open", { facility, deadline: 1_893_456_000 });
 */
export async function signFundAct<Name extends FundActName>(
  signer: Signer,
  deployment: FundsAt,
  name: Name,
  act: FundAct<Name>,
): Promise<string> {
  return rpc(() => signer.signTypedData(fundsEip712Domain(deployment), FUND_ACT_TYPES[name], messageOf(name, act)));
}

/** The fields of an act as they are signed. */
function messageOf<Name extends FundActName>(name: Name, act: FundAct<Name>): Record<string, unknown> {
  if (name === "request") return toRequestStruct(act as unknown as PaymentRequest);
  return Object.fromEntries(Object.entries(act).map(([key, value]) => [key, fieldOf(key, value)]));
}

function fieldOf(name: string, value: unknown): unknown {
  if (name === "deadline") return checkTime(name, value as bigint | number);
  if (name === "number" || name === "org") return checkNumber(name, value as number);
  if (name === "amount") return checkAmount(name, value as bigint, 0n, 2n ** 64n - 1n);
  if (name === "payee") return checkAddress(name, value as string);
  if (name === "listed") return value === true;
  return checkBytes32(name, value as string);
}
