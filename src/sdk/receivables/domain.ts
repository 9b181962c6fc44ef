import type { Domain } from "../core/extend.ts";
import * as finance from "./actions/finance/index.ts";
import * as receivablesActions from "./actions/receivables/index.ts";
import { receivablesContract } from "./contracts.ts";

/** Debts from deliveries and services, from the invoice to the last payment: `client.receivables`, and what is said
 * before one is sold: `client.finance`. */
export const receivables = {
  name: "receivables",
  needs: ["members", "evidence", "settlement", "ledger"],
  contracts: [receivablesContract],
  actions: { receivables: receivablesActions, finance },
} as const satisfies Domain;
