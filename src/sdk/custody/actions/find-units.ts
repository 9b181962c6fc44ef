import { checkThat } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { queryEvents } from "../../core/query-events.ts";
import { custodyContract } from "../contracts.ts";
import { unpackPlace } from "../model/unit-word.ts";

export interface FindUnitsParameters {
  /** As on the label. */
  readonly identifier: string;
}

export interface NamedUnit {
  readonly unit: string;
  /** Organisation in whose hands it began. */
  readonly creator: number;
}

/**
 * The units that were created under an identifier: mostly one, but each organisation may use any identifier, so who looks for a unit by
 * its label alone has to know whose it is where there are several.
 *
 * @throws `ARGUMENT_INVALID`, `RPC_UNREACHABLE`.
 *
 * @example
 * import { findUnits } from "tallystick/custody";
 *
 * const [bag, ...others] = await findUnits(client, { identifier: "8003/06941234000012B0001" });
 */
export async function findUnits(client: Client, { identifier }: FindUnitsParameters): Promise<NamedUnit[]> {
  checkThat(identifier !== "", "identifier", identifier, "a text");
  const custody = custodyContract(client);
  const { block } = deployedContract(client.deployment, "Custody", "custody");
  const found: NamedUnit[] = [];
  const filter = custody.filters.UnitCreated(undefined, identifier);
  for await (const { args } of queryEvents(client, custody, filter, { fromBlock: block })) {
    found.push({ unit: args.unit, creator: unpackPlace(args.state).custodian });
  }
  return found;
}
