import type { Permit } from "../permit.ts";

/** Binds fingerprints of documents to what they are of. */
export const BINDS_FINGERPRINTS: Permit = {
  to: "Fingerprints",
  method: "setRegistrar(address,bool)",
  view: "registrars(address)",
};
