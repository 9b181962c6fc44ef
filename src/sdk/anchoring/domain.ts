import type { Domain } from "../core/extend.ts";
import * as anchoringActions from "./actions/index.ts";
import { qbftClientContract, sideChainContract } from "./contracts.ts";

/** What is so on another chain, proved on this one: `client.anchoring`. */
export const anchoring = {
  name: "anchoring",
  needs: ["members"],
  contracts: [qbftClientContract, sideChainContract],
  actions: { anchoring: anchoringActions },
} as const satisfies Domain;
