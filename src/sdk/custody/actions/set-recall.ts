import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { custodyContract } from "../contracts.ts";
import { type ActedUnit, actedUnits } from "../model/acted.ts";
import { checkUnits } from "../model/check-units.ts";

export interface SetRecallParameters extends WriteOptions {
  readonly units: readonly string[];
  /** False lifts the recall. */
  readonly recalled: boolean;
  /** Uid of a valid statement of the sender's organisation that says why. */
  readonly statement: string;
}

export interface SetRecallReturnType {
  /** Those named, and of a recall the containers that they are in. */
  readonly units: readonly ActedUnit[];
  /** Of those named, what was not recalled or lifted: it has ended, or holds something recalled. */
  readonly skipped: readonly string[];
  readonly receipt: TransactionReceipt;
}

/**
 * Recalls units with the containers they are in, or lifts a recall. MAKER or CHECKER of the custodian or of a regulator; only a
 * regulator lifts, and only one that is no side of it recalls what is in dispute. A unit that has ended is skipped, and so is, when
 * lifting, one that holds something recalled; it is refused where nothing is left. What was signed for a unit before its recall is void.
 *
 * @throws `Custody_NoStatement`, `Custody_UnknownUnit`, `Custody_WrongPhase`, `Custody_ContentRecalled`, `Handovers_NotParty`;
 * `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { setRecall, unitId } from "tallystick/custody";
 *
 * const units = [unitId(2, "8003/06941234000012B0001")];
 * const sent = await setRecall(client, { units, recalled: true, statement: uid });
 */
export async function setRecall(client: Client, parameters: SetRecallParameters): Promise<SentTransaction> {
  const { units, recalled, statement, ...options } = parameters;
  return write(
    client,
    custodyContract(client),
    "setRecall",
    [checkUnits("units", units), recalled, checkBytes32("statement", statement)],
    options,
  );
}

/** As `setRecall`; waits until it is mined. */
export async function setRecallAndWait(client: Client, parameters: SetRecallParameters): Promise<SetRecallReturnType> {
  const receipt = await waitMined(client, await setRecall(client, parameters));
  const units = actedUnits(client, receipt, "RecallSet");
  const done = new Set(units.map(({ unit }) => unit));
  return { units, skipped: parameters.units.filter((unit) => !done.has(unit)), receipt };
}
