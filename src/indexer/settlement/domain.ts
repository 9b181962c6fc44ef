import { cashFactoryContract, limitsContract, settlementContract } from "../../sdk/settlement/contracts.ts";
import type { IndexedDomain } from "../domain.ts";
import { projection } from "../project/projection.ts";
import { CALENDAR, CALENDAR_YEAR, calendarsProjection } from "./calendars.ts";

/** Its events alone: deals and limits say who deals with whom. */
export const settlement: IndexedDomain = {
  name: "settlement",
  tables: [CALENDAR, CALENDAR_YEAR],
  projections: [
    calendarsProjection,
    projection(cashFactoryContract, { org: ["bank"], cash: ["cash"] }, {}),
    projection(settlementContract, { deal: ["dealId"] }, {}, true),
    projection(limitsContract, {}, {}, true),
  ],
  routes: [],
  answers: {},
};
