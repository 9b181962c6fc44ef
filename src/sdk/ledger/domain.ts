import type { Domain } from "../core/extend.ts";
import * as liens from "./actions/liens/index.ts";
import * as obligations from "./actions/obligations/index.ts";
import * as units from "./actions/units/index.ts";
import { instrumentsContract } from "./contracts.ts";

/** Who owes, who holds and what is pledged: `client.units`, `client.liens`, `client.obligations`. */
export const ledger = {
  name: "ledger",
  needs: ["members", "settlement"],
  contracts: [instrumentsContract],
  actions: { units, liens, obligations },
} as const satisfies Domain;
