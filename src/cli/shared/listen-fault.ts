import { fault } from "./errors.ts";

/** `PORT_TAKEN` or `LISTEN_REFUSED` where the system refused an address to listen on; whatever else it is, as it is. */
export function listenFault(cause: unknown, { host, port }: { readonly host: string; readonly port: number }): unknown {
  const reason = (cause as NodeJS.ErrnoException).code;
  if (reason === "EADDRINUSE") return fault("PORT_TAKEN", `port ${port} of ${host} is in use`, { host, port });
  if (reason !== "EACCES" && reason !== "EADDRNOTAVAIL" && reason !== "ENOTFOUND") return cause;
  return fault("LISTEN_REFUSED", `cannot listen on port ${port} of ${host}: ${reason}`, { host, port, reason });
}
