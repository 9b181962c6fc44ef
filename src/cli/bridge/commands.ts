import type { Commands } from "../shared/commands.ts";

export const BRIDGE: Commands = {
  bridge: {
    description: "take readings from stations, seal and prove them",
    commands: {
      run: { description: "run a bridge until it is told to stop", load: () => import("./run.ts") },
      replay: {
        description: "replay CSV files of one station, and stop",
        load: () => import("./replay.ts"),
      },
    },
  },
};
