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
  receivable: {
    description: "register, confirm, follow and close receivables",
    commands: {
      register: {
        description: "register an invoice, and reserve its fingerprints",
        load: () => import("./receivable/register.ts"),
      },
      consent: {
        description: "agree as creditor to what the obligor registered",
        load: () => import("./receivable/consent.ts"),
      },
      guarantee: {
        description: "answer for the obligor: two people sign",
        load: () => import("./receivable/guarantee.ts"),
      },
      confirm: { description: "confirm as obligor: two people sign", load: () => import("./receivable/confirm.ts") },
      reject: { description: "refuse as obligor to confirm", load: () => import("./receivable/reject.ts") },
      cancel: { description: "take back what was not confirmed", load: () => import("./receivable/cancel.ts") },
      expire: { description: "end what nobody confirmed in time", load: () => import("./receivable/expire.ts") },
      dilute: { description: "lower a debt for a credit note", load: () => import("./receivable/dilute.ts") },
      show: { description: "show one receivable as it stands now", load: () => import("./receivable/show.ts") },
      list: { description: "list receivables by party, holder and state", load: () => import("./receivable/list.ts") },
      tree: { description: "show how it was split, to the last tier", load: () => import("./receivable/tree.ts") },
      pass: { description: "pass parts of it on to suppliers", load: () => import("./receivable/pass.ts") },
      pledge: { description: "pledge a part of it for a loan", load: () => import("./receivable/pledge.ts") },
      release: { description: "give a pledge back", load: () => import("./receivable/release.ts") },
      enforce: {
        description: "take what is pledged once it is enforceable",
        load: () => import("./receivable/enforce.ts"),
      },
      pay: { description: "pay what is owed, in whole or in part", load: () => import("./receivable/pay.ts") },
      redeem: { description: "pay holders out of what was paid", load: () => import("./receivable/redeem.ts") },
      overdue: { description: "mark what was not paid in time", load: () => import("./receivable/overdue.ts") },
      default: {
        description: "declare the default of what is overdue",
        load: () => import("./receivable/default.ts"),
      },
      recourse: {
        description: "claim from sellers what the obligor did not pay",
        commands: {
          list: { description: "list sales, and their recourse", load: () => import("./receivable/recourse/list.ts") },
          claim: {
            description: "claim as buyer from the seller",
            load: () => import("./receivable/recourse/claim.ts"),
          },
          pay: { description: "pay what a seller owes", load: () => import("./receivable/recourse/pay.ts") },
          waive: {
            description: "give it up as buyer: two people sign",
            load: () => import("./receivable/recourse/waive.ts"),
          },
          end: {
            description: "end what cannot be claimed any more",
            load: () => import("./receivable/recourse/end.ts"),
          },
        },
      },
      close: { description: "close what is paid and redeemed", load: () => import("./receivable/close.ts") },
    },
  },
  finance: {
    description: "sell receivables to the bank that pays most",
    commands: {
      request: { description: "ask banks for quotes", load: () => import("./finance/request.ts") },
      quote: { description: "quote as a bank, sealed until the close", load: () => import("./finance/quote.ts") },
      accept: { description: "open quotes, and sign the best as seller", load: () => import("./finance/accept.ts") },
      settle: { description: "sign as the bank, and settle", load: () => import("./finance/settle.ts") },
    },
  },
  exposure: {
    description: "show risks by obligor, group or financier",
    load: () => import("./exposure.ts"),
  },
};
