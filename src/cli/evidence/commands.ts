import type { Commands } from "../shared/commands.ts";

export const EVIDENCE: Commands = {
  schema: {
    description: "register and show what statements can say",
    commands: {
      register: { description: "register a schema", load: () => import("./schema/register.ts") },
      show: { description: "show a schema", load: () => import("./schema/show.ts") },
    },
  },
  attest: { description: "record a statement", load: () => import("./attest.ts") },
  statement: {
    description: "show a statement, and whether it is valid now",
    load: () => import("./statement.ts"),
  },
  endorse: { description: "endorse another organisation's statement", load: () => import("./endorse.ts") },
  revoke: { description: "end statements of your organisation", load: () => import("./revoke.ts") },
  withdraw: {
    description: "take back signed statements that nobody recorded",
    load: () => import("./withdraw.ts"),
  },
  notarise: {
    description: "state that files exist, and write a receipt for each",
    load: () => import("./notarise.ts"),
  },
  verify: {
    description: "check a receipt, with the chain or by itself",
    load: () => import("./verify.ts"),
  },
};
