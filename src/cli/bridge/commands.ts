import type { Commands } from "../shared/commands.ts";

export const BRIDGE: Commands = {
  bridge: {
    description: "take readings from stations, seal and prove them",
    commands: {
      run: { description: "run a bridge until it is told to stop", load: () => import("./run.ts") },
      restore: {
        description: "have a station go on whose store is lost",
        load: () => import("./restore.ts"),
      },
      "sign-gap": {
        description: "sign that readings are lost, for another gateway",
        load: () => import("./sign-gap.ts"),
      },
      replay: {
        description: "replay CSV files of one station, and stop",
        load: () => import("./replay.ts"),
      },
    },
  },
};
