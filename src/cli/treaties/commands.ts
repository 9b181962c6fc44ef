import type { Commands } from "../shared/commands.ts";

export const TREATIES: Commands = {
  treaty: {
    description: "reinsurance: treaties, losses and calls",
    commands: {
      sign: { description: "sign an act on a treaty as two people", load: () => import("./treaty/sign.ts") },
      quote: { description: "bring terms that the lead signed", load: () => import("./treaty/quote.ts") },
      write: { description: "bring that a reinsurer writes its line", load: () => import("./treaty/write.ts") },
      bind: { description: "bring that the cedent binds a placed treaty", load: () => import("./treaty/bind.ts") },
      premium: { description: "pay premium", load: () => import("./treaty/premium.ts") },
      post: { description: "post collateral for your line", load: () => import("./treaty/post.ts") },
      release: { description: "give back collateral that nothing needs", load: () => import("./treaty/release.ts") },
      account: { description: "settle the account of a treaty", load: () => import("./treaty/account.ts") },
      commute: {
        description: "bring that all parties end a treaty for one payment",
        load: () => import("./treaty/commute.ts"),
      },
      profit: { description: "declare the profit commission", load: () => import("./treaty/profit.ts") },
      close: { description: "close a treaty of which nothing is open", load: () => import("./treaty/close.ts") },
      notify: { description: "bring a loss advice that the cedent signed", load: () => import("./treaty/notify.ts") },
      assess: { description: "bring what a loss amounts to", load: () => import("./treaty/assess.ts") },
      deem: { description: "take a loss as advised: nobody answered", load: () => import("./treaty/deem.ts") },
      contest: { description: "bring a loss before the arbiter", load: () => import("./treaty/contest.ts") },
      withdraw: { description: "take back a loss that was not called", load: () => import("./treaty/withdraw.ts") },
      lapse: { description: "end a loss that nobody calls any more", load: () => import("./treaty/lapse.ts") },
      call: { description: "call one layer of a loss, once", load: () => import("./treaty/call.ts") },
      pay: { description: "pay your share of a call", load: () => import("./treaty/pay.ts") },
      dispute: { description: "bring that a line disputes its share", load: () => import("./treaty/dispute.ts") },
      award: { description: "bring what the arbiter decided of a share", load: () => import("./treaty/award.ts") },
      draw: { description: "draw collateral for a share that is overdue", load: () => import("./treaty/draw.ts") },
      show: { description: "show a treaty: layers, lines, premium", load: () => import("./treaty/show.ts") },
      list: { description: "list treaties", load: () => import("./treaty/list.ts") },
      loss: { description: "show one loss", load: () => import("./treaty/loss.ts") },
      losses: { description: "list losses of a treaty", load: () => import("./treaty/losses.ts") },
      shares: { description: "show what became of each share of a call", load: () => import("./treaty/shares.ts") },
    },
  },
};
