import type { Domain } from "../core/extend.ts";
import * as calendars from "./actions/calendars/index.ts";
import { calendarsContract } from "./contracts.ts";

/** Money, and the days on which it moves: `client.calendars`. */
export const settlement = {
  name: "settlement",
  needs: ["members", "evidence"],
  contracts: [calendarsContract],
  actions: { calendars },
} as const satisfies Domain;
