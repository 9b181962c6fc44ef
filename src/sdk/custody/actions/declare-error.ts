import { type TransactionReceipt, ZeroHash } from "ethers";
import { checkBytes32, checkThat } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { custodyContract } from "../contracts.ts";
import { ERROR_REASONS, type ErrorReason, errorReasonOf } from "../model/error-reason.ts";

export interface DeclareErrorParameters extends WriteOptions {
  readonly unit: string;
  /** Hash of the event that is wrong, such as its CBV event hash. */
  readonly wrong: string;
  /** Hash of the event that tells it right. @default none */
  readonly corrective?: string;
  readonly reason: ErrorReason;
}

export interface DeclareErrorReturnType {
  readonly unit: string;
  readonly org: number;
  readonly wrong: string;
  readonly corrective: string;
  readonly reason: ErrorReason;
  readonly receipt: TransactionReceipt;
}

/**
 * Declares for ever that something told about a unit is wrong. Changes no state. MAKER or DEVICE of any organisation.
 *
 * @throws `Custody_UnknownUnit`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { declareError, unitId } from "tallystick/custody";
 *
 * const unit = unitId(2, "8003/06941234000012B0001");
 * const sent = await declareError(client, { unit, wrong: root, reason: "IncorrectData" });
 */
export async function declareError(client: Client, parameters: DeclareErrorParameters): Promise<SentTransaction> {
  const { unit, wrong, corrective = ZeroHash, reason, ...options } = parameters;
  checkThat(ERROR_REASONS.includes(reason), "reason", reason, `one of ${ERROR_REASONS.join(", ")}`);

  const hashes = [
    checkBytes32("unit", unit),
    checkBytes32("wrong", wrong),
    checkBytes32("corrective", corrective),
  ] as const;
  return write(client, custodyContract(client), "declareError", [...hashes, ERROR_REASONS.indexOf(reason)], options);
}

/** As `declareError`; waits until it is mined. */
export async function declareErrorAndWait(
  client: Client,
  parameters: DeclareErrorParameters,
): Promise<DeclareErrorReturnType> {
  const receipt = await waitMined(client, await declareError(client, parameters));
  const { unit, org, wrong, corrective, reason } = eventOf(custodyContract(client), receipt, "ErrorDeclared").args;
  return { unit, org: Number(org), wrong, corrective, reason: errorReasonOf(reason), receipt };
}
