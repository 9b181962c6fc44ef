import type { Commands } from "../shared/commands.ts";

export const CHAIN: Commands = {
  up: {
    description: "start an embedded chain and deploy the system on it",
    load: () => import("./up.ts"),
  },
  deployment: {
    description: "check what is deployed",
    commands: {
      verify: {
        description: "compare the contracts on the chain with your build",
        load: () => import("./deployment/verify.ts"),
      },
    },
  },
};
