import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { sdkError } from "../../../core/errors.ts";
import { rpc } from "../../../core/rpc.ts";
import { catalogContract } from "../../contracts.ts";
import {
  CONSENT_MODES,
  type ConsentMode,
  nameOf,
  RESOURCE_STATUSES,
  type ResourceStatus,
  VISIBILITIES,
  type Visibility,
} from "../../model/states.ts";

export interface GetResourceParameters {
  readonly resource: string;
}

export interface GetResourceReturnType {
  readonly resource: string;
  /** Organisation. */
  readonly owner: number;
  readonly status: Exclude<ResourceStatus, "None">;
  readonly consent: ConsentMode;
  readonly visibility: Visibility;
  readonly validators: number;
  readonly minGroupSize: number;
  /** Number of the last version; 0 before the first. */
  readonly versions: number;
}

/**
 * Reads a resource.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getResource } from "tallystick/data";
 *
 * const { status, versions } = await getResource(client, { resource });
 */
export async function getResource(client: Client, parameters: GetResourceParameters): Promise<GetResourceReturnType> {
  const resource = checkBytes32("resource", parameters.resource);
  const record = await rpc(() => catalogContract(client).resourceOf(resource));
  const status = nameOf(RESOURCE_STATUSES, record.status);
  if (status === "None") throw sdkError("NOT_FOUND", `no resource ${resource}`, { resource });
  return {
    resource,
    owner: Number(record.owner),
    status,
    consent: nameOf(CONSENT_MODES, record.consent),
    visibility: nameOf(VISIBILITIES, record.visibility),
    validators: Number(record.validators),
    minGroupSize: Number(record.minGroupSize),
    versions: Number(record.versions),
  };
}
