import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { traceOnChain, type UnitTrace } from "../model/trace.ts";

export interface TraceUnitParameters {
  readonly unit: string;
}

/**
 * How a unit came to be where it is: every act on it, and on the containers that it was in while it was in them, in the order of
 * the chain, with who, what, when, where and how much.
 *
 * @throws `NOT_FOUND`, `BLOCK_UNKNOWN`, `ARGUMENT_INVALID`, `NUMBER_TOO_LARGE`.
 *
 * @example
 * import { traceUnit, unitId } from "tallystick/custody";
 *
 * const { acts } = await traceUnit(client, { unit: unitId(2, "8003/06941234000012B0001") });
 * for (const { act, org, when } of acts) console.log(act, org, when);
 */
export async function traceUnit(client: Client, parameters: TraceUnitParameters): Promise<UnitTrace> {
  return traceOnChain(client, checkBytes32("unit", parameters.unit));
}
