import type { Commands } from "../shared/commands.ts";

export const REGISTRAR: Commands = {
  registrar: {
    description: "give members the fingerprint keys of their documents",
    commands: {
      init: { description: "make the key file of a registrar service", load: () => import("./init.ts") },
      rotate: { description: "begin a new epoch, with a new secret", load: () => import("./rotate.ts") },
      drop: { description: "drop the oldest epoch, when nothing needs it", load: () => import("./drop.ts") },
      run: { description: "run a registrar service until told to stop", load: () => import("./run.ts") },
    },
  },
};
