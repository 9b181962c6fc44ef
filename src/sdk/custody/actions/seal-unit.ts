import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { toName16 } from "../../core/name16.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { custodyContract } from "../contracts.ts";
import { type ActedUnit, actedUnit } from "../model/acted.ts";
import { checkWhen } from "../model/check-units.ts";

export interface SealUnitParameters extends WriteOptions {
  readonly unit: string;
  /** As it stands on the seal: up to 16 printable ASCII characters without spaces. */
  readonly number: string;
  /** When it happened, in seconds. */
  readonly when: number;
}

export interface SealUnitReturnType extends ActedUnit {
  readonly receipt: TransactionReceipt;
}

/**
 * Records that a unit was closed with a seal. MAKER or DEVICE of its custodian.
 *
 * @throws `Custody_Sealed`, `Custody_NotCustodian`, `Custody_WrongPhase`, `Custody_Packed`, `Custody_TimeRunsBackwards`,
 * `Custody_TooLate`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { sealUnit, unitId } from "tallystick/custody";
 *
 * const unit = unitId(2, "00/369412340000000013");
 * const sent = await sealUnit(client, { unit, number: "S-20417", when: 1_767_600_000 });
 */
export async function sealUnit(client: Client, parameters: SealUnitParameters): Promise<SentTransaction> {
  const { unit, number, when, ...options } = parameters;
  return write(
    client,
    custodyContract(client),
    "seal",
    [checkBytes32("unit", unit), toName16("number", number), checkWhen(when)],
    options,
  );
}

/** As `sealUnit`; waits until it is mined. */
export async function sealUnitAndWait(client: Client, parameters: SealUnitParameters): Promise<SealUnitReturnType> {
  const receipt = await waitMined(client, await sealUnit(client, parameters));
  return { ...actedUnit(client, receipt, "UnitSealed"), receipt };
}
