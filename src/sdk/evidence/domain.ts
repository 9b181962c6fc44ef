import type { Domain } from "../core/extend.ts";
import * as attestations from "./actions/attestations/index.ts";
import * as fingerprints from "./actions/fingerprints/index.ts";
import { attestationsContract, fingerprintsContract } from "./contracts.ts";

/** What was stated: `client.attestations`; what is financed once: `client.fingerprints`. */
export const evidence = {
  name: "evidence",
  needs: ["members"],
  contracts: [attestationsContract, fingerprintsContract],
  actions: { attestations, fingerprints },
} as const satisfies Domain;
