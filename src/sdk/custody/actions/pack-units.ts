import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { custodyContract } from "../contracts.ts";
import { type ActedUnit, actedUnit } from "../model/acted.ts";
import { checkUnits, checkWhen } from "../model/check-units.ts";

export interface PackUnitsParameters extends WriteOptions {
  /** The container. */
  readonly parent: string;
  readonly units: readonly string[];
  /** When it happened, in seconds. */
  readonly when: number;
}

export interface PackUnitsReturnType extends ActedUnit {
  readonly receipt: TransactionReceipt;
}

/**
 * Puts units into a container, which has to be open. The custodian's MAKER or DEVICE.
 *
 * @throws `Packing_*`, `Custody_Sealed`, `Custody_NotCustodian`, `Custody_Packed`, `Custody_WrongPhase`, `Custody_Recalled`,
 * `Custody_TimeRunsBackwards`, `Custody_TooLate`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { packUnits, unitId } from "tallystick/custody";
 *
 * const parent = unitId(2, "00/369412340000000013");
 * const sent = await packUnits(client, { parent, units: [unitId(2, "8003/06941234000012B0001")], when: 1_767_600_000 });
 */
export async function packUnits(client: Client, parameters: PackUnitsParameters): Promise<SentTransaction> {
  const { parent, units, when, ...options } = parameters;
  return write(
    client,
    custodyContract(client),
    "pack",
    [checkBytes32("parent", parent), checkUnits("units", units), checkWhen(when)],
    options,
  );
}

/** As `packUnits`; waits until it is mined. */
export async function packUnitsAndWait(client: Client, parameters: PackUnitsParameters): Promise<PackUnitsReturnType> {
  const receipt = await waitMined(client, await packUnits(client, parameters));
  return { ...actedUnit(client, receipt, "UnitsPacked"), receipt };
}
