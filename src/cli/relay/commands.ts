import type { Commands } from "../shared/commands.ts";

export const RELAY: Commands = {
  relay: {
    description: "bring headers of another chain to this one",
    commands: {
      run: { description: "run a relayer until told to stop", load: () => import("./run.ts") },
    },
  },
};
