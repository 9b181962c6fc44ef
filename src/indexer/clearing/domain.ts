import { ROUTES } from "../../sdk/clearing/query/routes.ts";
import type { IndexedDomain } from "../domain.ts";
import { answers } from "./answers.ts";
import { clearingProjection } from "./clearing.ts";
import { BANK_OBLIGATION, CLEARING_CLAIM, CLEARING_DEFAULT, CYCLE, CYCLE_POSITION, OBLIGATION } from "./tables.ts";

/** Banks that settle the difference of everything. */
export const clearing: IndexedDomain = {
  name: "clearing",
  tables: [CYCLE, CYCLE_POSITION, OBLIGATION, BANK_OBLIGATION, CLEARING_DEFAULT, CLEARING_CLAIM],
  projections: [clearingProjection],
  routes: ROUTES,
  answers,
};
