import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkStatement } from "../../evidence/model/statement/create.ts";
import type { Statement } from "../../evidence/model/statement/statement.ts";
import { custodyContract } from "../contracts.ts";
import { type ActedUnit, actedUnits } from "../model/acted.ts";
import { checkStep, checkUnits, checkWhen } from "../model/check-units.ts";

export interface DestroyUnitsParameters extends WriteOptions {
  readonly units: readonly string[];
  /** Number of the step in the profile, see `stepNumber`. */
  readonly step: number;
  /** When it happened, in seconds. */
  readonly when: number;
  /** A valid statement of the custodian's about these units in this order, see `unitsSubject`; by its uid, see `getStatement`. */
  readonly certificate: Statement;
}

export interface DestroyUnitsReturnType {
  readonly units: readonly ActedUnit[];
  readonly receipt: TransactionReceipt;
}

/**
 * Records that units, with all that is in them, were destroyed. MAKER or DEVICE of their custodian.
 *
 * @throws `Custody_NoStatement`, `Custody_OtherSubject`, `Custody_StepForbidden`, `Custody_NotCustodian`, `Custody_WrongPhase`, `Custody_Packed`,
 * `Custody_Container`, `Custody_Recalled`, `Custody_Returning`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { destroyUnits, unitId } from "tallystick/custody";
 * import { getStatement } from "tallystick/evidence";
 *
 * const units = [unitId(2, "00/369412340000000013")];
 * const { statement: certificate } = await getStatement(client, { uid });
 * const sent = await destroyUnits(client, { units, step: 7, when: 1_767_600_000, certificate });
 */
export async function destroyUnits(client: Client, parameters: DestroyUnitsParameters): Promise<SentTransaction> {
  const { units, step, when, certificate, ...options } = parameters;
  const how = [checkStep(step), checkWhen(when), checkStatement(certificate, "certificate.")] as const;
  return write(client, custodyContract(client), "destroy", [checkUnits("units", units), ...how], options);
}

/** As `destroyUnits`; waits until it is mined. */
export async function destroyUnitsAndWait(
  client: Client,
  parameters: DestroyUnitsParameters,
): Promise<DestroyUnitsReturnType> {
  const receipt = await waitMined(client, await destroyUnits(client, parameters));
  return { units: actedUnits(client, receipt, "UnitDestroyed"), receipt };
}
