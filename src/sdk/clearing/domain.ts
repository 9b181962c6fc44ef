import type { Domain } from "../core/extend.ts";
import * as clearingActions from "./actions/index.ts";
import { clearingContract } from "./contracts.ts";

/** Banks that settle the difference of what they owe each other: `client.clearing`. */
export const clearing = {
  name: "clearing",
  needs: ["members", "settlement"],
  contracts: [clearingContract],
  actions: { clearing: clearingActions },
} as const satisfies Domain;
