import type { TransactionReceipt } from "ethers";
import { checkThat } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { custodyContract } from "../contracts.ts";
import { type ActedUnit, actedUnits } from "../model/acted.ts";
import { type Creation, toCreationStruct } from "../model/creation.ts";

export interface CreateUnitsParameters extends WriteOptions {
  readonly creations: readonly Creation[];
}

export interface CreateUnitsReturnType {
  readonly units: readonly ActedUnit[];
  readonly receipt: TransactionReceipt;
}

/**
 * Records many units that came into being, all or none. As `createUnit`.
 *
 * @throws as `createUnit`.
 *
 * @example
 * import { createUnits } from "tallystick/custody";
 *
 * const common = { class: 0, items: 1, quantity: 12_500, rules: 1, step: 0, when: 1_767_600_000 };
 * const creations = ["B0001", "B0002"].map((serial) => ({ ...common, identifier: `8003/06941234000012${serial}` }));
 * const sent = await createUnits(client, { creations });
 */
export async function createUnits(client: Client, parameters: CreateUnitsParameters): Promise<SentTransaction> {
  const { creations, ...options } = parameters;
  checkThat(creations.length > 0, "creations", creations, "at least one");
  return write(client, custodyContract(client), "admitUnits", [creations.map(toCreationStruct)], options);
}

/** As `createUnits`; waits until it is mined. */
export async function createUnitsAndWait(
  client: Client,
  parameters: CreateUnitsParameters,
): Promise<CreateUnitsReturnType> {
  const receipt = await waitMined(client, await createUnits(client, parameters));
  return { units: actedUnits(client, receipt, "UnitCreated"), receipt };
}
