import type { Domain } from "../core/extend.ts";
import * as units from "./actions/index.ts";
import { custodyContract, custodyLensContract, profilesContract } from "./contracts.ts";

/** Who has what in hand: `client.custody`. */
export const custody = {
  name: "custody",
  needs: ["members", "evidence"],
  contracts: [custodyContract, custodyLensContract, profilesContract],
  actions: { custody: units },
} as const satisfies Domain;
