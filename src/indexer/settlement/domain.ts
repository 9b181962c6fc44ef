import { cashFactoryContract } from "../../sdk/settlement/contracts.ts";
import { ROUTES } from "../../sdk/settlement/query/routes.ts";
import type { IndexedDomain } from "../domain.ts";
import { projection } from "../project/projection.ts";
import { answers } from "./answers.ts";
import { CALENDAR, CALENDAR_YEAR, calendarsProjection } from "./calendars.ts";
import { dealsProjection } from "./deals.ts";
import { limitsProjection } from "./limits.ts";
import { DEAL, GROUP_LIMIT, LIMIT } from "./tables.ts";

/** What moved together, and how much risk is taken on whom. */
export const settlement: IndexedDomain = {
  name: "settlement",
  tables: [CALENDAR, CALENDAR_YEAR, DEAL, LIMIT, GROUP_LIMIT],
  projections: [
    calendarsProjection,
    projection(cashFactoryContract, { org: ["bank"], cash: ["cash"] }, {}),
    dealsProjection,
    limitsProjection,
  ],
  routes: ROUTES,
  answers,
};
