import type { Commands } from "../shared/commands.ts";

export const NETWORK: Commands = {
  network: {
    description: "prepare and run a consortium's nodes",
    commands: {
      init: { description: "write all files of a new network", load: () => import("./init.ts") },
      check: { description: "compare the files of a network", load: () => import("./check.ts") },
      token: { description: "make a bearer token for a node", load: () => import("./token.ts") },
    },
  },
};
