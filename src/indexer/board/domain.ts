import { ROUTES } from "../../sdk/board/query/routes.ts";
import type { IndexedDomain } from "../domain.ts";
import { answers } from "./answers.ts";
import { boardProjection } from "./board.ts";
import { ASK, ASK_QUOTE, TRADE } from "./tables.ts";

/** The board of claims: asks, quotes and trades. */
export const board: IndexedDomain = {
  name: "board",
  tables: [ASK, ASK_QUOTE, TRADE],
  projections: [boardProjection],
  routes: ROUTES,
  answers,
};
