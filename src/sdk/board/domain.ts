import type { Domain } from "../core/extend.ts";
import * as boardActions from "./actions/index.ts";
import { boardContract } from "./contracts.ts";

/** Where banks sell each other claims: asks, sealed quotes, trades: `client.board`. */
export const board = {
  name: "board",
  needs: ["members", "settlement", "ledger"],
  contracts: [boardContract],
  actions: { board: boardActions },
} as const satisfies Domain;
