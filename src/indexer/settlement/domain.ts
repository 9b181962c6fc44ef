import {
  calendarsContract,
  cashFactoryContract,
  limitsContract,
  settlementContract,
} from "../../sdk/settlement/contracts.ts";
import type { IndexedDomain } from "../domain.ts";
import { projection } from "../project/projection.ts";

/** Its events alone: deals and limits say who deals with whom. */
export const settlement: IndexedDomain = {
  name: "settlement",
  tables: [],
  projections: [
    projection(calendarsContract, { calendar: ["id"] }, {}),
    projection(cashFactoryContract, { org: ["bank"], cash: ["cash"] }, {}),
    projection(settlementContract, { deal: ["dealId"] }, {}, true),
    projection(limitsContract, {}, {}, true),
  ],
  routes: [],
  answers: {},
};
