import { ROUTES } from "../../sdk/funds/query/routes.ts";
import type { IndexedDomain } from "../domain.ts";
import { answers } from "./answers.ts";
import { facilitiesProjection } from "./facilities.ts";
import { FACILITY, FACILITY_PAYEE, PURPOSE_PAYMENT } from "./tables.ts";

/** Facilities and their purpose accounts. */
export const funds: IndexedDomain = {
  name: "funds",
  tables: [FACILITY, FACILITY_PAYEE, PURPOSE_PAYMENT],
  projections: [facilitiesProjection],
  routes: ROUTES,
  answers,
};
