import type { Commands } from "../shared/commands.ts";

export const CHAIN: Commands = {
  up: {
    description: "start an embedded development chain, deploy the system, stay in the foreground",
    load: () => import("./up.ts"),
  },
  deployment: {
    description: "what is deployed, and whether it is what it should be",
    commands: {
      verify: {
        description: "compare the code on the chain with the local build",
        load: () => import("./deployment/verify.ts"),
      },
    },
  },
};
