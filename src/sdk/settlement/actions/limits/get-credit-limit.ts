import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import { checkNumber } from "../../../core/whole.ts";
import { limitsContract } from "../../contracts.ts";
import { type LimitKind, toLimitKind } from "../../model/limit-kind.ts";

export interface GetCreditLimitParameters {
  readonly principal: number;
  readonly counterparty: number;
  readonly kind: LimitKind;
}

export interface GetCreditLimitReturnType {
  readonly cap: bigint;
  readonly used: bigint;
  /** 0 for none. */
  readonly group: number;
  /** 0 where none was ever set: nothing fits. */
  readonly version: number;
  readonly suspended: boolean;
}

/**
 * Reads a counterparty's credit limit. Where none was set, the cap is 0.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { getCreditLimit } from "tallystick/settlement";
 *
 * const { cap, used } = await getCreditLimit(client, { principal: 3, counterparty: 5, kind: "OBLIGOR_RISK" });
 */
export async function getCreditLimit(
  client: Client,
  parameters: GetCreditLimitParameters,
): Promise<GetCreditLimitReturnType> {
  const principal = checkNumber("principal", parameters.principal);
  const counterparty = checkNumber("counterparty", parameters.counterparty);
  const kind = toLimitKind("kind", parameters.kind);
  const limit = await rpc(() => limitsContract(client).limitOf(principal, counterparty, kind));
  const { cap, used, group, version, suspended } = limit;
  return { cap, used, group: Number(group), version: Number(version), suspended };
}
