import type { Commands } from "../shared/commands.ts";

export const EVIDENCE: Commands = {
  schema: {
    description: "what statements can say",
    commands: {
      register: { description: "register a schema", load: () => import("./schema/register.ts") },
      show: { description: "a schema by its id", load: () => import("./schema/show.ts") },
    },
  },
  attest: { description: "record a statement", load: () => import("./attest.ts") },
  statement: {
    description: "what a recorded statement says, and whether it is valid now",
    load: () => import("./statement.ts"),
  },
  endorse: { description: "endorse another organisation's statement", load: () => import("./endorse.ts") },
  revoke: { description: "end recorded statements of your organisation", load: () => import("./revoke.ts") },
  withdraw: {
    description: "take back statements that your organisation signed and nobody recorded",
    load: () => import("./withdraw.ts"),
  },
  notarise: {
    description: "state on chain that files exist, one batch for all, and write a receipt for each",
    load: () => import("./notarise.ts"),
  },
  verify: {
    description: "check an evidence receipt, with the file it is for, against the chain or by itself",
    load: () => import("./verify.ts"),
  },
};
