import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { sdkError } from "../../../core/errors.ts";
import { rpc } from "../../../core/rpc.ts";
import { catalogContract } from "../../contracts.ts";
import { nameOf, SERVICE_KINDS, type ServiceKind } from "../../model/states.ts";

export interface GetServiceParameters {
  readonly service: string;
}

export interface GetServiceReturnType {
  readonly service: string;
  readonly resource: string;
  readonly kind: Exclude<ServiceKind, "None">;
  readonly removed: boolean;
}

/**
 * Reads a service of a resource.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getService } from "tallystick/data";
 *
 * const { kind, removed } = await getService(client, { service });
 */
export async function getService(client: Client, parameters: GetServiceParameters): Promise<GetServiceReturnType> {
  const service = checkBytes32("service", parameters.service);
  const record = await rpc(() => catalogContract(client).services(service));
  const kind = nameOf(SERVICE_KINDS, record.kind);
  if (kind === "None") throw sdkError("NOT_FOUND", `no service ${service}`, { service });
  return { service, resource: record.resource, kind, removed: record.removed };
}
