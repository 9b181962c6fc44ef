import type { Commands } from "../shared/commands.ts";

export const INDEXER: Commands = {
  indexer: {
    description: "serve what is on the chain as rows",
    commands: {
      run: { description: "follow the chain and answer questions", load: () => import("./run.ts") },
      rewind: { description: "bring events to a webhook again", load: () => import("./rewind.ts") },
      "dead-letters": {
        description: "list events that a webhook's receiver would not take",
        load: () => import("./dead-letters.ts"),
      },
      drop: { description: "forget one of them, which somebody saw to", load: () => import("./drop.ts") },
      rebuild: { description: "make all rows anew from the stored events", load: () => import("./rebuild.ts") },
    },
  },
};
