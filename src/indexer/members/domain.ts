import { ROUTES } from "../../sdk/members/query/routes.ts";
import type { IndexedDomain } from "../domain.ts";
import { answers } from "./answers.ts";
import { councilProjection, timelockProjection } from "./council.ts";
import { membersProjection } from "./members.ts";
import { viewerOf } from "./viewer.ts";
import { ACCOUNT, ORGANISATION, PROPOSAL, SEATS } from "./tables.ts";

/** Who may act, and what the Council decides. */
export const members: IndexedDomain = {
  name: "members",
  tables: [ORGANISATION, ACCOUNT, SEATS, PROPOSAL],
  projections: [membersProjection, councilProjection, timelockProjection],
  routes: ROUTES,
  answers,
  viewerOf,
};
