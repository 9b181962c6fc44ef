import { TypedDataEncoder, type TypedDataField } from "ethers";
import { checkAddress, checkThat, checkTime } from "../../core/check.ts";
import { checkNumber, checkWhole, UINT32 } from "../../core/whole.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { type ClearingAt, clearingEip712Domain } from "./eip712.ts";
import { type PairCap, packPairCaps } from "./pair-cap.ts";

/** A bank in a cycle, and what it risks there. */
export interface CycleMember {
  readonly bank: number;
  /** The bank's account that is paid. */
  readonly account: string;
  /** Most that the bank may owe in the cycle, all its obligations netted; in minor units, as all amounts. */
  readonly netDebitCap: bigint;
  /** What the bank puts aside for its own default. */
  readonly collateral: bigint;
  /** What the bank puts aside for any member's default: most that it loses by another's. */
  readonly fund: bigint;
}

/** What all members of a cycle agree to. */
export interface CycleTerms {
  /** Who opens the cycle. It has no power over obligations. */
  readonly operator: number;
  /** Address of the cash in which everything is owed and paid. */
  readonly cash: string;
  /** The operator's own number. */
  readonly number: bigint;
  /** Last second in which obligations are confirmed. */
  readonly closesAt: bigint | number;
  /** Last second in which the cycle is netted, and net debtors pay. */
  readonly fundedBy: bigint | number;
  /** Seconds that net debtors have at least, from when they know what is due. */
  readonly topUp: number;
  /** In ascending order of banks. */
  readonly members: readonly CycleMember[];
  /** Most that one member lets another owe it, the obligations between them netted; a pair that is not named has no cap of its own. */
  readonly pairCaps?: readonly PairCap[];
}

/** Most members of a cycle. */
export const MAX_MEMBERS = 64;

const UINT64 = 2n ** 64n - 1n;
const UINT128 = 2n ** 128n - 1n;

export const CYCLE_TYPES: Record<string, TypedDataField[]> = {
  Cycle: [
    { name: "operator", type: "uint32" },
    { name: "cash", type: "address" },
    { name: "number", type: "uint64" },
    { name: "closesAt", type: "uint48" },
    { name: "fundedBy", type: "uint48" },
    { name: "topUp", type: "uint32" },
    { name: "members", type: "Member[]" },
    { name: "pairCaps", type: "uint256[]" },
  ],
  Member: [
    { name: "bank", type: "uint32" },
    { name: "account", type: "address" },
    { name: "netDebitCap", type: "uint128" },
    { name: "collateral", type: "uint128" },
    { name: "fund", type: "uint128" },
  ],
};

/** Terms as they are signed, and as the contract takes them. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function toTermsStruct(terms: CycleTerms) {
  const { length } = terms.members;
  checkThat(length >= 2 && length <= MAX_MEMBERS, "terms.members.length", length, `from 2 to ${MAX_MEMBERS}`);
  const members = terms.members.map((member, i) => toMember(`terms.members[${i}]`, member, terms.members[i - 1]));
  return {
    operator: checkNumber("terms.operator", terms.operator),
    cash: checkAddress("terms.cash", terms.cash),
    number: checkAmount("terms.number", terms.number, 0n, UINT64),
    closesAt: checkTime("terms.closesAt", terms.closesAt),
    fundedBy: checkTime("terms.fundedBy", terms.fundedBy),
    topUp: checkWhole("terms.topUp", terms.topUp, 1, UINT32),
    members,
    pairCaps: packPairCaps(terms),
  };
}

/**
 * Id of a cycle: the EIP-712 digest of its terms, in a deployment. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { cycleId } from "tallystick/clearing";
 *
 * const cycle = cycleId(deployment, cycleTerms);
 */
export function cycleId(deployment: ClearingAt, terms: CycleTerms): string {
  return TypedDataEncoder.hash(clearingEip712Domain(deployment), CYCLE_TYPES, toTermsStruct(terms));
}

/** Of a cycle's terms, who the members are. */
export interface MembersOf {
  readonly members: readonly Pick<CycleMember, "bank">[];
}

/** Index of a bank in the terms; -1 where it is no member. */
export function memberIndex({ members }: MembersOf, bank: number): number {
  return members.findIndex((member) => member.bank === bank);
}

function toMember(field: string, member: CycleMember, before: CycleMember | undefined) {
  const bank = checkNumber(`${field}.bank`, member.bank);
  checkThat(before === undefined || bank > before.bank, `${field}.bank`, bank, "above the bank before it");
  return {
    bank,
    account: checkAddress(`${field}.account`, member.account),
    netDebitCap: checkAmount(`${field}.netDebitCap`, member.netDebitCap, 0n, UINT128),
    collateral: checkAmount(`${field}.collateral`, member.collateral, 0n, UINT128),
    fund: checkAmount(`${field}.fund`, member.fund, 0n, UINT128),
  };
}
