import { ROUTES } from "../../sdk/credits/query/routes.ts";
import type { IndexedDomain } from "../domain.ts";
import { answers } from "./answers.ts";
import { lettersProjection } from "./letters.ts";
import { CREDIT, CREDIT_AMENDMENT, CREDIT_CLAIM, CREDIT_PRESENTATION } from "./tables.ts";

/** Letters of credit. */
export const credits: IndexedDomain = {
  name: "credits",
  tables: [CREDIT, CREDIT_AMENDMENT, CREDIT_PRESENTATION, CREDIT_CLAIM],
  projections: [lettersProjection],
  routes: ROUTES,
  answers,
};
