import { type TransactionReceipt, ZeroHash } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { custodyContract } from "../contracts.ts";
import { type ActedUnit, actedUnit } from "../model/acted.ts";
import { checkWhen } from "../model/check-units.ts";

export interface BreakSealParameters extends WriteOptions {
  readonly unit: string;
  /** When it happened, in seconds. */
  readonly when: number;
  /** 32 bytes that show it, such as the hash of a photograph. @default none */
  readonly evidence?: string;
}

export interface BreakSealReturnType extends ActedUnit {
  readonly receipt: TransactionReceipt;
}

/**
 * Records that a seal was opened, or found broken. MAKER or DEVICE of the unit's custodian.
 *
 * @throws `Custody_NotSealed`, `Custody_NotCustodian`, `Custody_WrongPhase`, `Custody_Packed`, `Custody_TimeRunsBackwards`,
 * `Custody_TooLate`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { breakSeal, unitId } from "tallystick/custody";
 *
 * const sent = await breakSeal(client, { unit: unitId(2, "00/369412340000000013"), when: 1_767_600_000 });
 */
export async function breakSeal(client: Client, parameters: BreakSealParameters): Promise<SentTransaction> {
  const { unit, when, evidence = ZeroHash, ...options } = parameters;
  return write(
    client,
    custodyContract(client),
    "breakSeal",
    [checkBytes32("unit", unit), checkWhen(when), checkBytes32("evidence", evidence)],
    options,
  );
}

/** As `breakSeal`; waits until it is mined. */
export async function breakSealAndWait(client: Client, parameters: BreakSealParameters): Promise<BreakSealReturnType> {
  const receipt = await waitMined(client, await breakSeal(client, parameters));
  return { ...actedUnit(client, receipt, "SealBroken"), receipt };
}
