import type { Domain } from "../core/extend.ts";
import * as council from "./actions/council/index.ts";
import * as accounts from "./actions/members/index.ts";
import { councilContract, membersContract, timelockContract } from "./contracts.ts";

/** Who may act: `client.members`, and `client.council`, which governs them. */
export const members = {
  name: "members",
  needs: [],
  contracts: [councilContract, membersContract, timelockContract],
  actions: { council, members: accounts },
} as const satisfies Domain;
