import type { Commands } from "../shared/commands.ts";

export const KEY: Commands = {
  key: {
    description: "keys of this machine, encrypted with a password",
    commands: {
      new: { description: "make a key", load: () => import("./new.ts") },
      list: { description: "list the keys and their accounts", load: () => import("./list.ts") },
      import: { description: "encrypt the key in a file", load: () => import("./import.ts") },
    },
  },
};
