import { dspError } from "../errors.ts";
import type { Origin } from "../ports.ts";

/**
 * The address, without a slash at its end, if messages to a participant may go there: https, or http within the operator's own network, without
 * a user, a query or a fragment, at an origin that is registered for that participant. Nothing else of it is trusted; what the name resolves
 * to is checked when it is connected to.
 *
 * @throws `DSP_ADDRESS_REFUSED`
 */
export function requireAddress(text: string, origins: readonly Origin[], field: string): string {
  const refuse = (why: string) =>
    dspError("DSP_ADDRESS_REFUSED", `${field}: ${why}`, { field, value: text.slice(0, 200), expected: why });
  const url = URL.parse(text);
  if (url === null) throw refuse("not an absolute address");
  if (url.username !== "" || url.password !== "") throw refuse("it names a user");
  if (url.search !== "" || url.hash !== "") throw refuse("it has a query or a fragment");
  const known = origins.find(({ origin }) => URL.parse(origin)?.origin === url.origin);
  if (known === undefined) throw refuse("its origin is not registered for the participant");
  const secure = url.protocol === "https:" || (url.protocol === "http:" && known.internal === true);
  if (!secure) throw refuse("not https");
  return url.href.replace(/\/+$/, "");
}
