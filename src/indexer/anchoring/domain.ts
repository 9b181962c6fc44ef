import { ROUTES } from "../../sdk/anchoring/query/routes.ts";
import type { IndexedDomain } from "../domain.ts";
import type { Row } from "../store/table.ts";
import { chainsProjection, sideChainProjection } from "./chains.ts";
import { CHAIN_CLIENT, CHAIN_HEADER } from "./tables.ts";

const item = ({ pos, ...shown }: Row) => shown;

/** Other chains that this one follows. */
export const anchoring: IndexedDomain = {
  name: "anchoring",
  tables: [CHAIN_CLIENT, CHAIN_HEADER],
  projections: [chainsProjection, sideChainProjection],
  routes: ROUTES,
  answers: {
    chainClients: { table: CHAIN_CLIENT, item },
    chainHeaders: { table: CHAIN_HEADER, item },
  },
};
