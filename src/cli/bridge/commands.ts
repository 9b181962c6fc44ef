import type { Commands } from "../shared/commands.ts";

export const BRIDGE: Commands = {
  bridge: {
    description: "take readings from stations, seal them, prove them",
    commands: {
      run: { description: "run a bridge until it is told to stop", load: () => import("./run.ts") },
      replay: {
        description: "replay CSV files of one station, seal what they hold, and stop",
        load: () => import("./replay.ts"),
      },
    },
  },
};
