import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { custodyContract } from "../contracts.ts";
import { type ActedUnit, actedUnit } from "../model/acted.ts";
import { checkUnits, checkWhen } from "../model/check-units.ts";

export interface UnpackUnitsParameters extends WriteOptions {
  /** The container. */
  readonly parent: string;
  readonly units: readonly string[];
  /** When it happened, in seconds. */
  readonly when: number;
}

export interface UnpackUnitsReturnType extends ActedUnit {
  readonly receipt: TransactionReceipt;
}

/**
 * Takes units out of a container, which has to be open. The custodian's MAKER or DEVICE.
 *
 * @throws `Packing_NotContainer`, `Packing_NotInside`, `Custody_Sealed`, `Custody_NotCustodian`, `Custody_Packed`,
 * `Custody_WrongPhase`, `Custody_TimeRunsBackwards`, `Custody_TooLate`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { unpackUnits, unitId } from "tallystick/custody";
 *
 * const parent = unitId(2, "00/369412340000000013");
 * const sent = await unpackUnits(client, { parent, units: [unitId(2, "8003/06941234000012B0001")], when: 1_767_600_000 });
 */
export async function unpackUnits(client: Client, parameters: UnpackUnitsParameters): Promise<SentTransaction> {
  const { parent, units, when, ...options } = parameters;
  return write(
    client,
    custodyContract(client),
    "unpack",
    [checkBytes32("parent", parent), checkUnits("units", units), checkWhen(when)],
    options,
  );
}

/** As `unpackUnits`; waits until it is mined. */
export async function unpackUnitsAndWait(
  client: Client,
  parameters: UnpackUnitsParameters,
): Promise<UnpackUnitsReturnType> {
  const receipt = await waitMined(client, await unpackUnits(client, parameters));
  return { ...actedUnit(client, receipt, "UnitsUnpacked"), receipt };
}
