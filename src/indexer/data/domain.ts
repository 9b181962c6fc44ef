import { encryptionKeysContract } from "../../sdk/data/contracts.ts";
import { ROUTES } from "../../sdk/data/query/routes.ts";
import type { IndexedDomain } from "../domain.ts";
import { projection } from "../project/projection.ts";
import { agreementsProjection } from "./agreements.ts";
import { answers } from "./answers.ts";
import { catalogProjection } from "./catalog.ts";
import { computationsProjection } from "./computations.ts";
import { AGREEMENT, COMPUTATION, RESOURCE } from "./tables.ts";

/** Data that are shared. */
export const data: IndexedDomain = {
  name: "data",
  tables: [RESOURCE, AGREEMENT, COMPUTATION],
  projections: [
    catalogProjection,
    agreementsProjection,
    computationsProjection,
    projection(encryptionKeysContract, { key: ["key"], org: ["org"] }, {}),
  ],
  routes: ROUTES,
  answers,
};
