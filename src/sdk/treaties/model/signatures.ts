import { type Signer, TypedDataEncoder, type TypedDataField } from "ethers";
import { checkBytes32, checkTime } from "../../core/check.ts";
import { rpc } from "../../core/rpc.ts";
import { checkNumber } from "../../core/whole.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { type TreatiesAt, treatiesEip712Domain } from "./eip712.ts";
import { UINT64 } from "./limits.ts";
import { LOSS_NOTICE_TYPES, type LossNotice, toNoticeStruct } from "./loss-notice.ts";

/**
 * What two people of an organisation sign, by the name of the act. A treaty's id is the hash of all its terms, the lines of all reinsurers too. Cedent and every line sign
 * `agree` and `commute`; the cedent `notify`; the lead, or the arbiter, `assess`; the lead, or the cedent, `contest`; a line `dispute`; the arbiter `award`.
 */
export interface TreatyActs {
  readonly agree: { readonly treaty: string };
  readonly commute: { readonly treaty: string; readonly amount: bigint };
  readonly notify: Omit<LossNotice, "deadline">;
  readonly assess: { readonly loss: string; readonly amount: bigint };
  /** `reason`: code or hash of why. */
  readonly contest: { readonly loss: string; readonly reason: string };
  readonly dispute: { readonly call: string; readonly reason: string };
  /** `org`: whose share. */
  readonly award: { readonly call: string; readonly org: number; readonly amount: bigint };
}

export type TreatyActName = keyof TreatyActs;

/** An act, and the last second in which it can be brought. */
export type TreatyAct<Name extends TreatyActName> = TreatyActs[Name] & { readonly deadline: bigint | number };

const field = (name: string, type: string): TypedDataField => ({ name, type });
const [TREATY, LOSS, CALL] = [field("treaty", "bytes32"), field("loss", "bytes32"), field("call", "bytes32")];
const [AMOUNT, REASON, DEADLINE] = [field("amount", "uint64"), field("reason", "bytes32"), field("deadline", "uint48")];

/** EIP-712 types of the acts. */
export const TREATY_ACT_TYPES = {
  agree: { TreatySigning: [TREATY, DEADLINE] },
  commute: { TreatyCommutation: [TREATY, AMOUNT, DEADLINE] },
  notify: LOSS_NOTICE_TYPES,
  assess: { LossAssessment: [LOSS, AMOUNT, DEADLINE] },
  contest: { LossContest: [LOSS, REASON, DEADLINE] },
  dispute: { CallDispute: [CALL, REASON, DEADLINE] },
  award: { CallAward: [CALL, field("org", "uint32"), AMOUNT, DEADLINE] },
} as const satisfies Record<TreatyActName, Record<string, TypedDataField[]>>;

/** The digest that maker and checker sign. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function treatyActDigest<Name extends TreatyActName>(
  deployment: TreatiesAt,
  name: Name,
  act: TreatyAct<Name>,
): string {
  return TypedDataEncoder.hash(treatiesEip712Domain(deployment), TREATY_ACT_TYPES[name], messageOf(name, act));
}

/**
 * The signature of a maker, or of a checker, under an act on a treaty. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { signTreatyAct } from "tallystick/treaties";
 *
 * const maker = await signTreatyAct(signer, deployment, "agree", { treaty, deadline: 1_893_456_000 });
 */
export async function signTreatyAct<Name extends TreatyActName>(
  signer: Signer,
  deployment: TreatiesAt,
  name: Name,
  act: TreatyAct<Name>,
): Promise<string> {
  const domain = treatiesEip712Domain(deployment);
  return rpc(() => signer.signTypedData(domain, TREATY_ACT_TYPES[name], messageOf(name, act)));
}

/** The fields of an act as they are signed. */
function messageOf<Name extends TreatyActName>(name: Name, act: TreatyAct<Name>): Record<string, unknown> {
  if (name === "notify") return toNoticeStruct(act as unknown as LossNotice);
  return Object.fromEntries(Object.entries(act).map(([key, value]) => [key, fieldOf(key, value)]));
}

function fieldOf(name: string, value: unknown): unknown {
  if (name === "deadline") return checkTime(name, value as bigint | number);
  if (name === "org") return checkNumber(name, value as number);
  if (name === "amount") return checkAmount(name, value as bigint, 0n, UINT64);
  return checkBytes32(name, value as string);
}
