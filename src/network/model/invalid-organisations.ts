import { networkError } from "../errors.ts";

/** An error that says what is wrong with the organisations, and where. */
export function invalidOrganisations(field: string, value: unknown, reason: string) {
  const shown = value === undefined ? "" : ` ${JSON.stringify(value)}`;
  const message = `organisations: ${field}${shown} ${reason}`;
  return networkError("NETWORK_ORGANISATIONS_INVALID", message, { field, value, reason });
}
