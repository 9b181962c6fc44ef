import { ROUTES } from "../../sdk/bills/query/routes.ts";
import type { IndexedDomain } from "../domain.ts";
import { answers } from "./answers.ts";
import { billsProjection } from "./bills.ts";
import { BILL, BILL_CLAIM, BILL_GUARANTEE, BILL_LOT } from "./tables.ts";

/** Bills of exchange. */
export const bills: IndexedDomain = {
  name: "bills",
  tables: [BILL, BILL_GUARANTEE, BILL_LOT, BILL_CLAIM],
  projections: [billsProjection],
  routes: ROUTES,
  answers,
};
