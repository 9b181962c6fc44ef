import type { Commands } from "../shared/commands.ts";

export const VAULT: Commands = {
  vault: {
    description: "keep data, and give them out under agreements",
    commands: {
      init: { description: "make the key file of a vault", load: () => import("./init.ts") },
      serve: { description: "run a vault until told to stop", load: () => import("./serve.ts") },
    },
  },
};
