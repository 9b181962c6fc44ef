import { networkError } from "../errors.ts";

/** As long as a private key: somebody may have put one in the place of a public key, or of an account. */
const KEY = /[0-9a-fA-F]{64}/;

/** An error that says what is wrong with the organisations, and where; no value that may be a private key. */
export function invalidOrganisations(field: string, given: unknown, reason: string) {
  const text = given === undefined ? "" : JSON.stringify(given);
  const value = KEY.test(text) ? undefined : given;
  const shown = value === undefined ? "" : ` ${text}`;
  const message = `organisations: ${field}${shown} ${reason}`;
  return networkError("NETWORK_ORGANISATIONS_INVALID", message, { field, value, reason });
}
