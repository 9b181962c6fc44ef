import { ROUTES } from "../../sdk/anchoring/query/routes.ts";
import type { IndexedDomain } from "../domain.ts";
import { chainsProjection, sideChainProjection } from "./chains.ts";
import { keepNewestTimes } from "./keep-newest-times.ts";
import { CHAIN_CLIENT, CHAIN_HEADER, CHAIN_NEWEST } from "./tables.ts";

/** Other chains that this one follows. */
export const anchoring: IndexedDomain = {
  name: "anchoring",
  tables: [CHAIN_CLIENT, CHAIN_HEADER, CHAIN_NEWEST],
  copied: [{ table: CHAIN_NEWEST }],
  projections: [chainsProjection, sideChainProjection],
  routes: ROUTES,
  answers: {
    chainClients: {
      table: CHAIN_CLIENT,
      async item({ client, number, ...row }, { read }) {
        const newest = await read.get(CHAIN_NEWEST, { client: String(client) });
        return { client, number, ...row, newestTime: newest?.number === number ? newest?.time : null };
      },
    },
    chainHeaders: { table: CHAIN_HEADER, item: (row) => row },
  },
  work: keepNewestTimes,
};
