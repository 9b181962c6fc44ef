import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { sdkError } from "../../core/errors.ts";
import { findEvent } from "../../core/query-events.ts";
import { custodyContract } from "../contracts.ts";
import { createdIdentifier } from "../model/created-identifier.ts";
import { findUnit, type UnitOnChain, unitOnChain } from "../model/unit-on-chain.ts";

export interface GetUnitParameters {
  /** See `unitId`. */
  readonly unit: string;
}

/**
 * Reads a unit as it stands now, wherever it is packed. Its identifier is from its first event, in hex where it
 * is no text.
 *
 * @throws `NOT_FOUND`, `ARGUMENT_INVALID`, `NUMBER_TOO_LARGE`.
 *
 * @example
 * import { getUnit, unitId } from "tallystick/custody";
 *
 * const { custodian, phase, hops } = await getUnit(client, { unit: unitId(2, "8003/06941234000012B0001") });
 */
export async function getUnit(client: Client, parameters: GetUnitParameters): Promise<UnitOnChain> {
  const unit = checkBytes32("unit", parameters.unit);
  const custody = custodyContract(client);
  const { block } = deployedContract(client.deployment, "Custody", "custody");
  const created = await findEvent(client, custody, custody.filters.UnitCreated(unit), block);
  if (!created) throw sdkError("NOT_FOUND", `the chain knows no unit ${unit}`, { unit });
  return unitOnChain(await findUnit(client, unit, createdIdentifier(created.data)));
}
