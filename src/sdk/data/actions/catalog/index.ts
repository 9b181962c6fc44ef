/** Each function is bound to a client by the domain. */
// biome-ignore-all lint/performance/noBarrelFile: a group of actions, each named once

export * from "./add-service.ts";
export * from "./create-resource.ts";
export * from "./get-resource.ts";
export * from "./get-service.ts";
export * from "./get-version.ts";
export * from "./list-resources.ts";
export * from "./list-services.ts";
export * from "./publish-version.ts";
export * from "./remove-service.ts";
export * from "./revoke-version.ts";
export * from "./set-resource-status.ts";
export * from "./set-service-endpoint.ts";
