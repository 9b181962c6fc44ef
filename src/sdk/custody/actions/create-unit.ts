import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { custodyContract } from "../contracts.ts";
import { type ActedUnit, actedUnit } from "../model/acted.ts";
import { type Creation, toCreationStruct } from "../model/creation.ts";

export interface CreateUnitParameters extends WriteOptions {
  readonly creation: Creation;
}

export interface CreateUnitReturnType extends ActedUnit {
  readonly receipt: TransactionReceipt;
}

/**
 * Records a unit that came into being in the hands of the sender's organisation. MAKER or DEVICE.
 *
 * @throws `Custody_UnitExists`, `Custody_WrongAct`, `Custody_UnknownStep`, `Custody_UnknownClass`, `Custody_TermsInvalid`,
 * `Custody_AboveMaximum`, `Custody_FromTheFuture`, `Custody_TooLate`; `Members_*` when the sender may not; `ARGUMENT_INVALID`.
 *
 * @example
 * import { createUnit } from "tallystick/custody";
 *
 * const bag = { identifier: "8003/06941234000012B0001", class: 0, items: 1, quantity: 12_500 };
 * const sent = await createUnit(client, { creation: { ...bag, rules: 1, step: 0, when: 1_767_600_000 } });
 */
export async function createUnit(client: Client, parameters: CreateUnitParameters): Promise<SentTransaction> {
  const { creation, ...options } = parameters;
  return write(client, custodyContract(client), "admitUnit", [toCreationStruct(creation)], options);
}

/** As `createUnit`; waits until it is mined. */
export async function createUnitAndWait(
  client: Client,
  parameters: CreateUnitParameters,
): Promise<CreateUnitReturnType> {
  const receipt = await waitMined(client, await createUnit(client, parameters));
  return { ...actedUnit(client, receipt, "UnitCreated"), receipt };
}
