import type { Commands } from "../shared/commands.ts";

export const RECEIVABLES: Commands = {
  invoice: {
    description: "read invoices that receivables are made of",
    commands: {
      import: {
        description: "read UBL files, and say what becomes of each",
        load: () => import("./invoice/import.ts"),
      },
    },
  },
};
