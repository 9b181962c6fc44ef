import { watchlistContract, watchlistRootsContract } from "../../sdk/watchlist/contracts.ts";
import type { IndexedDomain } from "../domain.ts";
import { projection } from "../project/projection.ts";

/** Its events alone: an entry is looked up at the list's own service. */
export const watchlist: IndexedDomain = {
  name: "watchlist",
  tables: [],
  projections: [
    projection(watchlistContract, { list: ["list"], org: ["org", "operator"], tag: ["tag"] }, {}),
    projection(watchlistRootsContract, { list: ["list"] }, {}),
  ],
  routes: [],
  answers: {},
};
