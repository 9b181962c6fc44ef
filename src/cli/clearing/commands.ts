import type { Commands } from "../shared/commands.ts";

export const CLEARING: Commands = {
  clear: {
    description: "settle the difference of what banks owe each other",
    commands: {
      open: { description: "open a cycle", load: () => import("./clear/open.ts") },
      sign: { description: "sign a cycle's terms for your bank", load: () => import("./clear/sign.ts") },
      join: { description: "bring the signatures of who takes part", load: () => import("./clear/join.ts") },
      confirm: { description: "sign obligations of your bank", load: () => import("./clear/confirm.ts") },
      submit: { description: "bring obligations that both banks signed", load: () => import("./clear/submit.ts") },
      net: { description: "fix what each bank pays or receives", load: () => import("./clear/net.ts") },
      fund: { description: "pay what your bank owes in a cycle", load: () => import("./clear/fund.ts") },
      settle: { description: "pay all that receive", load: () => import("./clear/settle.ts") },
      default: { description: "go on after a bank did not pay", load: () => import("./clear/default.ts") },
      lapse: { description: "end a cycle that nobody netted", load: () => import("./clear/lapse.ts") },
      deposit: { description: "pay into collateral or fund", load: () => import("./clear/deposit.ts") },
      withdraw: { description: "take out of collateral or fund", load: () => import("./clear/withdraw.ts") },
      repay: { description: "repay whose share of the fund paid", load: () => import("./clear/repay.ts") },
      "set-off": { description: "pay what a bank owes from its deposits", load: () => import("./clear/set-off.ts") },
      import: { description: "read obligations from a pacs.009", load: () => import("./clear/import.ts") },
      export: { description: "write a settled cycle as a pacs.009", load: () => import("./clear/export.ts") },
      show: { description: "show a cycle", load: () => import("./clear/show.ts") },
      list: { description: "list cycles", load: () => import("./clear/list.ts") },
    },
  },
};
