import type { Commands } from "../shared/commands.ts";

export const KEY: Commands = {
  key: {
    description: "keep keys on this machine, encrypted",
    commands: {
      new: { description: "make a key", load: () => import("./new.ts") },
      list: { description: "list the keys and their accounts", load: () => import("./list.ts") },
      import: { description: "encrypt the key in a file", load: () => import("./import.ts") },
    },
  },
};
