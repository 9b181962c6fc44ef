import type { Domain } from "../core/extend.ts";
import * as billsActions from "./actions/index.ts";
import { billsContract } from "./contracts.ts";

/** Bills of exchange, from the drawing to the last recourse: `client.bills`. */
export const bills = {
  name: "bills",
  needs: ["members", "evidence", "settlement", "ledger"],
  contracts: [billsContract],
  actions: { bills: billsActions },
} as const satisfies Domain;
