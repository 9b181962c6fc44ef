import { qbftClientContract, sideChainContract } from "../../sdk/anchoring/contracts.ts";
import type { IndexedDomain } from "../domain.ts";
import { projection } from "../project/projection.ts";

/** Its events alone. */
export const anchoring: IndexedDomain = {
  name: "anchoring",
  tables: [],
  projections: [
    projection(qbftClientContract, { client: ["client"] }, {}),
    projection(sideChainContract, { client: ["client"] }, {}),
  ],
  routes: [],
  answers: {},
};
