import type { Domain } from "../core/extend.ts";
import * as anchoringActions from "./actions/index.ts";
import { factConditionsContract, qbftClientContract, sideChainContract } from "./contracts.ts";

/** What is so on another chain, proved on this one: `client.anchoring`. */
export const anchoring = {
  name: "anchoring",
  needs: ["members", "settlement"],
  contracts: [qbftClientContract, sideChainContract, factConditionsContract],
  actions: { anchoring: anchoringActions },
} as const satisfies Domain;
