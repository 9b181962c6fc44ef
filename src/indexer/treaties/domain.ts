import { ROUTES } from "../../sdk/treaties/query/routes.ts";
import type { IndexedDomain } from "../domain.ts";
import { answers } from "./answers.ts";
import { TREATY, TREATY_CALL, TREATY_LOSS } from "./tables.ts";
import { treatiesProjection } from "./treaties.ts";

/** Reinsurance treaties, and the losses that are called under them. */
export const treaties: IndexedDomain = {
  name: "treaties",
  tables: [TREATY, TREATY_LOSS, TREATY_CALL],
  projections: [treatiesProjection],
  routes: ROUTES,
  answers,
};
