import type { Domain } from "../core/extend.ts";
import * as exceedances from "./actions/exceedances/index.ts";
import * as feeds from "./actions/feeds/index.ts";
import * as sensors from "./actions/sensors/index.ts";
import * as stations from "./actions/stations/index.ts";
import { exceedancesContract, feedsContract, sensorsContract } from "./contracts.ts";

/** What was measured: `client.stations`, `client.sensors`, `client.feeds`, `client.exceedances`. */
export const sensing = {
  name: "sensing",
  needs: ["members", "evidence"],
  contracts: [exceedancesContract, feedsContract, sensorsContract],
  actions: { exceedances, feeds, sensors, stations },
} as const satisfies Domain;
