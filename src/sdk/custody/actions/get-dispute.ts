import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { sdkError } from "../../core/errors.ts";
import { rpc } from "../../core/rpc.ts";
import { safe } from "../../core/whole.ts";
import { custodyContract } from "../contracts.ts";
import { type Condition, conditionOf } from "../model/condition.ts";

export interface GetDisputeParameters {
  readonly unit: string;
}

/** What the receiver of a disputed handover found, and where the unit goes if it takes it. */
export interface Dispute {
  readonly unit: string;
  readonly to: number;
  readonly site: number;
  readonly step: number;
  readonly condition: Condition;
  readonly when: number;
  readonly quantity: number;
  readonly items: number;
}

/**
 * The handover of a unit that is in dispute.
 *
 * @throws `NOT_FOUND` where none is; `ARGUMENT_INVALID`, `NUMBER_TOO_LARGE`.
 *
 * @example
 * import { getDispute, unitId } from "tallystick/custody";
 *
 * const { to, quantity, condition } = await getDispute(client, { unit: unitId(2, "8003/06941234000012B0001") });
 */
export async function getDispute(client: Client, parameters: GetDisputeParameters): Promise<Dispute> {
  const unit = checkBytes32("unit", parameters.unit);
  const found = await rpc(() => custodyContract(client).disputeOf(unit));
  if (found.to === 0n) throw sdkError("NOT_FOUND", `no handover of ${unit} is in dispute`, { unit });
  return {
    unit,
    to: Number(found.to),
    site: Number(found.site),
    step: Number(found.step),
    condition: conditionOf(found.condition),
    when: Number(found.when),
    quantity: safe("quantity", found.quantity),
    items: Number(found.items),
  };
}
