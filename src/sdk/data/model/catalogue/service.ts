import { checkBytes32 } from "../../../core/check.ts";
import { checkName } from "../check-fields.ts";
import { SERVICE_KINDS, type ServiceKind } from "../states.ts";

/** How a resource is offered. */
export interface Service {
  readonly resource: string;
  readonly kind: Exclude<ServiceKind, "None">;
  /** keccak256 of its interface's description (OpenAPI, for one). */
  readonly interfaceHash: string;
  /** keccak256 of its address. */
  readonly endpointHash: string;
}

/** As the contract takes it. @throws `ARGUMENT_INVALID`. */
export function checkService({ resource, kind, interfaceHash, endpointHash }: Service) {
  return {
    resource: checkBytes32("service.resource", resource),
    kind: checkName("service.kind", kind, SERVICE_KINDS),
    interfaceHash: checkBytes32("service.interfaceHash", interfaceHash),
    endpointHash: checkBytes32("service.endpointHash", endpointHash),
  };
}
