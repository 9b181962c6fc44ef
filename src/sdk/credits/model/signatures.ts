import type { Signer } from "ethers";
import { checkAddress, checkBytes32, checkThat, checkTime } from "../../core/check.ts";
import { checkWhole } from "../../core/whole.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { indexIn } from "./credit-terms.ts";
import { type ActTypes, actDigest, type CreditsAt, signAct } from "./eip712.ts";
import { DOCUMENT_DISPOSITIONS, type DocumentDisposition } from "./states.ts";

/** What two people of a bank or a company sign, by the name of the act. Every id is the hash of all that it names. */
export interface CreditActs {
  readonly issue: { readonly credit: string };
  readonly confirm: { readonly credit: string; readonly terms: string };
  readonly amend: { readonly credit: string; readonly former: string; readonly terms: string };
  /** `accepts`: the amendment itself, or it is rejected (art. 10 e). */
  readonly answer: { readonly credit: string; readonly amendment: string; readonly accepts: string };
  /** `terms`: those in force. */
  readonly cancel: { readonly credit: string; readonly terms: string };
  /** `number`: how many were discharged before, so that it is used once; `owed`: what the applicant owes when it is signed. */
  readonly discharge: {
    readonly credit: string;
    readonly number: number;
    readonly owed: bigint;
    readonly amount: bigint;
  };
  readonly transfer: { readonly credit: string; readonly transferred: string };
  /** `refused`: whether it was refused before, so that what was signed before a refusal is not used after it. */
  readonly accept: { readonly presentation: string; readonly refused: boolean };
  readonly refuse: {
    readonly presentation: string;
    /** Salted hashes of what is wrong, each. */
    readonly discrepancies: readonly string[];
    readonly disposition: DocumentDisposition;
  };
  /** `discrepancies`: hash of those that are waived, see `discrepanciesHash`. */
  readonly waive: { readonly presentation: string; readonly discrepancies: string };
  /** `account`: of the organisation that signs, which gets the claim; `number`: how often one was named before. */
  readonly redirect: { readonly presentation: string; readonly number: number; readonly account: string };
  /** Refused documents go back. */
  readonly return: { readonly presentation: string };
}

export type CreditActName = keyof CreditActs;

/** An act, and the last second in which it can be brought. */
export type CreditAct<Name extends CreditActName> = CreditActs[Name] & { readonly deadline: bigint | number };

const bytes32 = (...names: string[]) => names.map((name) => ({ name, type: "bytes32" }));
const uint96 = (...names: string[]) => names.map((name) => ({ name, type: "uint96" }));
const deadline = { name: "deadline", type: "uint48" };

/** EIP-712 types of the acts. */
export const CREDIT_ACT_TYPES = {
  issue: { Issue: [...bytes32("credit"), deadline] },
  confirm: { CreditConfirmation: [...bytes32("credit", "terms"), deadline] },
  amend: { Amendment: [...bytes32("credit", "former", "terms"), deadline] },
  answer: { AmendmentAnswer: [...bytes32("credit", "amendment", "accepts"), deadline] },
  cancel: { Cancellation: [...bytes32("credit", "terms"), deadline] },
  discharge: {
    Discharge: [...bytes32("credit"), { name: "number", type: "uint32" }, ...uint96("owed", "amount"), deadline],
  },
  transfer: { Transfer: [...bytes32("credit", "transferred"), deadline] },
  accept: { Acceptance: [...bytes32("presentation"), { name: "refused", type: "bool" }, deadline] },
  refuse: {
    Refusal: [
      ...bytes32("presentation"),
      { name: "discrepancies", type: "bytes32[]" },
      { name: "disposition", type: "uint8" },
      deadline,
    ],
  },
  waive: { Waiver: [...bytes32("presentation", "discrepancies"), deadline] },
  redirect: {
    Redirection: [
      ...bytes32("presentation"),
      { name: "number", type: "uint32" },
      { name: "account", type: "address" },
      deadline,
    ],
  },
  return: { Return: [...bytes32("presentation"), deadline] },
} as const satisfies Record<CreditActName, ActTypes>;

/** The digest that maker and checker sign. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function creditActDigest<Name extends CreditActName>(
  deployment: CreditsAt,
  name: Name,
  act: CreditAct<Name>,
): string {
  return actDigest(deployment, CREDIT_ACT_TYPES[name], messageOf(act));
}

/**
 * The signature of a maker, or of a checker, under an act of a letter of credit. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { signCreditAct } from "tallystick/credits";
 *
 * const maker = await signCreditAct(signer, deployment, "issue", { credit, deadline: 1_893_456_000 });
 */
export async function signCreditAct<Name extends CreditActName>(
  signer: Signer,
  deployment: CreditsAt,
  name: Name,
  act: CreditAct<Name>,
): Promise<string> {
  return signAct(signer, deployment, CREDIT_ACT_TYPES[name], messageOf(act));
}

/** The fields of an act as they are signed. */
function messageOf(act: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(act).map(([field, value]) => [field, fieldOf(field, value)]));
}

function fieldOf(field: string, value: unknown): unknown {
  if (field === "deadline") return checkTime(field, value as bigint | number);
  if (field === "owed" || field === "amount") return checkAmount(field, value as bigint, 0n);
  if (field === "account" || field === "from") return checkAddress(field, value as string);
  if (field === "number") return checkWhole(field, value as number, 0, 0xffff_ffff);
  if (field === "refused") return value === true;
  if (field === "disposition") return indexIn(field, DOCUMENT_DISPOSITIONS, value as DocumentDisposition);
  if (field !== "discrepancies" || typeof value === "string") return checkBytes32(field, value as string);
  const list = value as readonly string[];
  checkThat(Array.isArray(list) && list.length > 0, field, value, "at least one discrepancy");
  return list.map((each, i) => checkBytes32(`discrepancies[${i}]`, each));
}
