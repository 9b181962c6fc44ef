import type { Domain } from "../core/extend.ts";
import * as fundsActions from "./actions/index.ts";
import { purposeAccountsContract } from "./contracts.ts";

/** Facilities, and what is paid out of their purpose accounts: `client.funds`. */
export const funds = {
  name: "funds",
  needs: ["members", "evidence", "settlement"],
  contracts: [purposeAccountsContract],
  actions: { funds: fundsActions },
} as const satisfies Domain;
