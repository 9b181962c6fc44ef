import type { Commands } from "../shared/commands.ts";

export const BOARD: Commands = {
  board: {
    description: "the board: asks, sealed quotes and trades of claims",
    commands: {
      hide: {
        description: "salt a holding, and show the hash that its ask names",
        load: () => import("./hide.ts"),
      },
      key: { description: "make the key of an ask, to which quotes are sealed", load: () => import("./key.ts") },
      sign: {
        description: "sign an ask, quote or act on a trade as two people",
        load: () => import("./sign.ts"),
      },
      consent: {
        description: "consent to the deal of a match, as seller or as buyer",
        load: () => import("./consent.ts"),
      },
      deposit: { description: "put money down for your trades", load: () => import("./deposit.ts") },
      take: { description: "take out what is not put aside", load: () => import("./take.ts") },
      post: { description: "bring an ask that its seller signed", load: () => import("./post.ts") },
      perfect: {
        description: "have a conditional ask quoted: its claim was accepted",
        load: () => import("./perfect.ts"),
      },
      withdraw: { description: "take back what nobody took of your ask", load: () => import("./withdraw.ts") },
      lapse: { description: "end your ask whose time is over", load: () => import("./lapse.ts") },
      commit: { description: "commit a quote by its hash", load: () => import("./commit.ts") },
      seal: { description: "seal a quote to its ask's key", load: () => import("./seal.ts") },
      open: { description: "open a quote that was sent to you", load: () => import("./open.ts") },
      reveal: { description: "tell that your quote was sent to the seller", load: () => import("./reveal.ts") },
      unquote: { description: "take back your quote", load: () => import("./unquote.ts") },
      accept: { description: "bring a quote that the seller accepts", load: () => import("./accept.ts") },
      present: { description: "present the documents of a trade", load: () => import("./present.ts") },
      satisfy: { description: "bring that the buyer takes the documents", load: () => import("./satisfy.ts") },
      refuse: { description: "bring that the buyer refuses the documents", load: () => import("./refuse.ts") },
      settle: { description: "settle a trade: units against money", load: () => import("./settle.ts") },
      fail: { description: "end a trade of which a clock ran out", load: () => import("./fail.ts") },
      report: { description: "take note of a trade, as the operator", load: () => import("./report.ts") },
      warrant: { description: "bring a claim on the seller's warranties", load: () => import("./warrant.ts") },
      free: {
        description: "free the limit of a buyer that sold on or was paid",
        load: () => import("./free.ts"),
      },
      show: { description: "show an ask", load: () => import("./show.ts") },
      asks: { description: "list asks", load: () => import("./asks.ts") },
      trade: { description: "show a trade", load: () => import("./trade.ts") },
      trades: { description: "list trades", load: () => import("./trades.ts") },
    },
  },
};
