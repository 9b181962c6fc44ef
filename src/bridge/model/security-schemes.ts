/** How callers of the API show who they are: `components.securitySchemes` of its OpenAPI document. */
export const SECURITY_SCHEMES = {
  stationKey: { type: "http", scheme: "bearer" },
  gatewayKey: { type: "http", scheme: "bearer" },
} as const;
