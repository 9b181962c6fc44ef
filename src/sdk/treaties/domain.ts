import type { Domain } from "../core/extend.ts";
import * as treatiesActions from "./actions/index.ts";
import { treatiesContract } from "./contracts.ts";

/** Reinsurance treaties, and the losses that are called under them: `client.treaties`. */
export const treaties = {
  name: "treaties",
  needs: ["members", "evidence", "settlement"],
  contracts: [treatiesContract],
  actions: { treaties: treatiesActions },
} as const satisfies Domain;
