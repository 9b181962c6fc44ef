import { type TransactionReceipt, ZeroHash } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { largestOfBits } from "../../core/packed-word.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkWhole } from "../../core/whole.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { custodyContract } from "../contracts.ts";
import { type ActedUnit, actedUnit } from "../model/acted.ts";

export interface CorrectUnitParameters extends WriteOptions {
  readonly unit: string;
  /** Number of its class. */
  readonly class: number;
  readonly quantity: number;
  readonly items: number;
  /** 32 bytes that show it, such as the hash of a photograph. @default none */
  readonly evidence?: string;
}

export interface CorrectUnitReturnType extends ActedUnit {
  readonly receipt: TransactionReceipt;
}

/**
 * Puts class, quantity and items of a unit right. What was on record stays in the events. MAKER or DEVICE of its custodian.
 *
 * @throws `Custody_NothingCorrected`, `Custody_Container`, `Custody_UnknownClass`, `Custody_AmountInvalid`, `Custody_AboveMaximum`,
 * `Custody_NotCustodian`, `Custody_WrongPhase`, `Custody_Packed`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { correctUnit, unitId } from "tallystick/custody";
 *
 * const unit = unitId(2, "8003/06941234000012B0001");
 * const sent = await correctUnit(client, { unit, class: 1, quantity: 12_350, items: 1 });
 */
export async function correctUnit(client: Client, parameters: CorrectUnitParameters): Promise<SentTransaction> {
  const { unit, class: class_, quantity, items, evidence = ZeroHash, ...options } = parameters;
  const right = [
    checkWhole("class", class_, 0, 15),
    checkWhole("quantity", quantity, 1),
    checkWhole("items", items, 1, largestOfBits(16)),
  ] as const;
  return write(
    client,
    custodyContract(client),
    "correct",
    [checkBytes32("unit", unit), ...right, checkBytes32("evidence", evidence)],
    options,
  );
}

/** As `correctUnit`; waits until it is mined. */
export async function correctUnitAndWait(
  client: Client,
  parameters: CorrectUnitParameters,
): Promise<CorrectUnitReturnType> {
  const receipt = await waitMined(client, await correctUnit(client, parameters));
  return { ...actedUnit(client, receipt, "UnitCorrected"), receipt };
}
