const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|\[::1\])$/;
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[.*\])$/;
/** Of this machine: what is served at its own address is opened under this name. */
const OWN_MACHINE = "localhost";

/**
 * Whether a page of this host may make and use passkeys of a domain (WebAuthn's RP id): it is the host, or a domain above it that can be
 * registered. A browser also refuses what its list of public suffixes has, such as `co.uk`.
 */
export function mayUseDomain(host: string, domain: string): boolean {
  if (ADDRESS.test(host)) return false;
  return domain === host || (domain.includes(".") && host.endsWith(`.${domain}`));
}

/** Name under which people open what is served here; undefined where that is an address, to which no passkey can be bound. */
export function nameOf(origin: string): string | undefined {
  const { hostname } = new URL(origin);
  if (LOOPBACK.test(hostname)) return OWN_MACHINE;
  return ADDRESS.test(hostname) ? undefined : hostname;
}
