import type { Domain } from "../core/extend.ts";
import * as calendars from "./actions/calendars/index.ts";
import * as cash from "./actions/cash/index.ts";
import * as deals from "./actions/deals/index.ts";
import * as limits from "./actions/limits/index.ts";
import { calendarsContract, cashFactoryContract, limitsContract, settlementContract } from "./contracts.ts";

/** Money, what it is paid for, and the days on which it moves: `client.cash`, `client.deals`, `client.limits`, `client.calendars`. */
export const settlement = {
  name: "settlement",
  needs: ["members", "evidence"],
  contracts: [calendarsContract, settlementContract, limitsContract, cashFactoryContract],
  actions: { calendars, cash, deals, limits },
} as const satisfies Domain;
