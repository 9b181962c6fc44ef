import type { Commands } from "../shared/commands.ts";

export const ANCHORING: Commands = {
  anchoring: {
    description: "rely on what is so on another chain",
    commands: {
      show: { description: "show a light client and what it trusts", load: () => import("./show.ts") },
      header: { description: "show what is recorded of a height", load: () => import("./header.ts") },
      update: { description: "bring the header of a height", load: () => import("./update.ts") },
      prove: {
        description: "prove a fact of the other chain here",
        commands: {
          agreement: { description: "prove that an agreement is active", load: () => import("./prove/agreement.ts") },
          statement: { description: "prove that a statement is valid", load: () => import("./prove/statement.ts") },
          receivable: {
            description: "prove that a receivable is confirmed",
            load: () => import("./prove/receivable.ts"),
          },
        },
      },
    },
  },
};
