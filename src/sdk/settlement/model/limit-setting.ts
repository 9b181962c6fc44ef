import { type Signer, TypedDataEncoder, type TypedDataField } from "ethers";
import { checkTime } from "../../core/check.ts";
import { largestOfBits } from "../../core/packed-word.ts";
import { rpc } from "../../core/rpc.ts";
import { checkNumber, checkWhole } from "../../core/whole.ts";
import { checkAmount } from "./amount.ts";
import { limitsEip712Domain, type SettlementAt } from "./eip712.ts";
import { type LimitKind, toLimitKind } from "./limit-kind.ts";

/** What a principal sets for one counterparty and kind. Two people of the principal sign it. */
export interface LimitSetting {
  readonly principal: number;
  readonly counterparty: number;
  readonly kind: LimitKind;
  /** In minor units. */
  readonly cap: bigint;
  /** Group whose cap holds beside this one; none if left out. It changes only while nothing is used. */
  readonly group?: number;
  /** One more than that of the setting before, from 1. */
  readonly version: number;
  /** Last second at which it can be brought to the chain. */
  readonly deadline: bigint | number;
}

/** What a principal sets for a group and kind. */
export interface GroupLimitSetting {
  readonly principal: number;
  readonly group: number;
  readonly kind: LimitKind;
  readonly cap: bigint;
  /** Group that this one is within, of a lower number; none if left out. Stays as the first setting says. */
  readonly within?: number;
  readonly version: number;
  readonly deadline: bigint | number;
}

const GROUP = largestOfBits(16);
const VERSION = largestOfBits(24);
const CAP = 2n ** 104n - 1n;

export const LIMIT_SETTING_TYPES: Record<string, TypedDataField[]> = {
  LimitSetting: [
    { name: "principal", type: "uint32" },
    { name: "counterparty", type: "uint32" },
    { name: "kind", type: "uint8" },
    { name: "cap", type: "uint104" },
    { name: "group", type: "uint16" },
    { name: "version", type: "uint24" },
    { name: "deadline", type: "uint48" },
  ],
};

export const GROUP_SETTING_TYPES: Record<string, TypedDataField[]> = {
  GroupSetting: [
    { name: "principal", type: "uint32" },
    { name: "group", type: "uint16" },
    { name: "kind", type: "uint8" },
    { name: "cap", type: "uint104" },
    { name: "within", type: "uint16" },
    { name: "version", type: "uint24" },
    { name: "deadline", type: "uint48" },
  ],
};

/** A setting as it is signed, and as the contract takes it. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function toLimitSetting(setting: LimitSetting) {
  const { group = 0 } = setting;
  return {
    principal: checkNumber("setting.principal", setting.principal),
    counterparty: checkNumber("setting.counterparty", setting.counterparty),
    kind: toLimitKind("setting.kind", setting.kind),
    cap: checkAmount("setting.cap", setting.cap, 0n, CAP),
    group: checkWhole("setting.group", group, 0, GROUP),
    version: checkWhole("setting.version", setting.version, 1, VERSION),
    deadline: checkTime("setting.deadline", setting.deadline),
  };
}

/** As `toLimitSetting`, of a group. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function toGroupSetting(setting: GroupLimitSetting) {
  const { within = 0 } = setting;
  const group = checkWhole("setting.group", setting.group, 1, GROUP);
  return {
    principal: checkNumber("setting.principal", setting.principal),
    group,
    kind: toLimitKind("setting.kind", setting.kind),
    cap: checkAmount("setting.cap", setting.cap, 0n, CAP),
    within: checkWhole("setting.within", within, 0, group - 1),
    version: checkWhole("setting.version", setting.version, 1, VERSION),
    deadline: checkTime("setting.deadline", setting.deadline),
  };
}

/** The digest that maker and checker of the principal sign. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function limitSettingDigest(deployment: SettlementAt, setting: LimitSetting): string {
  return TypedDataEncoder.hash(limitsEip712Domain(deployment), LIMIT_SETTING_TYPES, toLimitSetting(setting));
}

/** As `limitSettingDigest`, of a group. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function groupLimitSettingDigest(deployment: SettlementAt, setting: GroupLimitSetting): string {
  return TypedDataEncoder.hash(limitsEip712Domain(deployment), GROUP_SETTING_TYPES, toGroupSetting(setting));
}

/**
 * The signature of a maker, or of a checker, of the principal under a limit. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { signLimitSetting } from "tallystick/settlement";
 *
 * const parties = { principal: 3, counterparty: 5, kind: "OBLIGOR_RISK" } as const;
 * const setting = { ...parties, cap: 5_000_000_00n, version: 1, deadline: 1_893_456_000 };
 * const maker = await signLimitSetting(signer, deployment, setting);
 */
export async function signLimitSetting(
  signer: Signer,
  deployment: SettlementAt,
  setting: LimitSetting,
): Promise<string> {
  const message = toLimitSetting(setting);
  return rpc(() => signer.signTypedData(limitsEip712Domain(deployment), LIMIT_SETTING_TYPES, message));
}

/** As `signLimitSetting`, of a group. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export async function signGroupLimitSetting(
  signer: Signer,
  deployment: SettlementAt,
  setting: GroupLimitSetting,
): Promise<string> {
  const message = toGroupSetting(setting);
  return rpc(() => signer.signTypedData(limitsEip712Domain(deployment), GROUP_SETTING_TYPES, message));
}
