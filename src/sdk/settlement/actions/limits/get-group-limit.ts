import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { checkNumber } from "../../../core/whole.ts";
import { limitsContract } from "../../contracts.ts";
import { type LimitKind, toLimitKind } from "../../model/limit-kind.ts";

export interface GetGroupLimitParameters {
  readonly principal: number;
  readonly group: number;
  readonly kind: LimitKind;
}

export interface GetGroupLimitReturnType {
  readonly cap: bigint;
  /** What all counterparties in it, and in groups within it, use. */
  readonly used: bigint;
  /** 0 for none. */
  readonly within: number;
  /** 0 where none was ever set. */
  readonly version: number;
}

/**
 * Reads a group's limit.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { getGroupLimit } from "tallystick/settlement";
 *
 * const { cap, used } = await getGroupLimit(client, { principal: 3, group: 1, kind: "OBLIGOR_RISK" });
 */
export async function getGroupLimit(
  client: Client,
  parameters: GetGroupLimitParameters,
): Promise<GetGroupLimitReturnType> {
  const principal = checkNumber("principal", parameters.principal);
  const group = checkNumber("group", parameters.group);
  const kind = toLimitKind("kind", parameters.kind);
  const { cap, used, within, version } = await rpc(() => limitsContract(client).groupLimitOf(principal, group, kind));
  return { cap, used, within: Number(within), version: Number(version) };
}
