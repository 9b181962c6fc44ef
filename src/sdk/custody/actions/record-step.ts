import { type TransactionReceipt, ZeroHash } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { largestOfBits } from "../../core/packed-word.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkWhole } from "../../core/whole.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { custodyContract } from "../contracts.ts";
import { type ActedUnit, actedUnits } from "../model/acted.ts";
import { checkStep, checkUnits, checkWhen } from "../model/check-units.ts";

export interface RecordStepParameters extends WriteOptions {
  readonly units: readonly string[];
  /** Number of the step in the profile, see `stepNumber`. */
  readonly step: number;
  /** Where the units are from then on: Global Location Number as a number. */
  readonly site: number;
  /** When it happened, in seconds. */
  readonly when: number;
  /** 32 bytes that show it, such as the hash of a photograph. @default none */
  readonly evidence?: string;
}

export interface RecordStepReturnType {
  readonly units: readonly ActedUnit[];
  readonly receipt: TransactionReceipt;
}

/**
 * Records a step that the custodian took with units: collected, stored, loaded, inspected. Its MAKER or DEVICE.
 *
 * @throws `Custody_StepForbidden`, `Custody_NotCustodian`, `Custody_WrongPhase`, `Custody_Packed`, `Custody_NotSealed`,
 * `Custody_Returning`, `Custody_Recalled`, `Custody_TimeRunsBackwards`, `Custody_TooLate`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { recordStep, unitId } from "tallystick/custody";
 *
 * const units = [unitId(2, "8003/06941234000012B0001")];
 * const sent = await recordStep(client, { units, step: 2, site: 6_941_234_000_012, when: 1_767_600_000 });
 */
export async function recordStep(client: Client, parameters: RecordStepParameters): Promise<SentTransaction> {
  const { units, step, site, when, evidence = ZeroHash, ...options } = parameters;
  const at = [checkStep(step), checkWhole("site", site, 0, largestOfBits(48)), checkWhen(when)] as const;
  return write(
    client,
    custodyContract(client),
    "record",
    [checkUnits("units", units), ...at, checkBytes32("evidence", evidence)],
    options,
  );
}

/** As `recordStep`; waits until it is mined. */
export async function recordStepAndWait(
  client: Client,
  parameters: RecordStepParameters,
): Promise<RecordStepReturnType> {
  const receipt = await waitMined(client, await recordStep(client, parameters));
  return { units: actedUnits(client, receipt, "StepRecorded"), receipt };
}
