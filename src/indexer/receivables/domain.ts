import { ROUTES } from "../../sdk/receivables/query/routes.ts";
import type { IndexedDomain } from "../domain.ts";
import { answers } from "./answers.ts";
import { receivablesProjection } from "./receivables.ts";
import { RECEIVABLE } from "./tables.ts";

/** Debts from deliveries and services. */
export const receivables: IndexedDomain = {
  name: "receivables",
  tables: [RECEIVABLE],
  projections: [receivablesProjection],
  routes: ROUTES,
  answers,
};
