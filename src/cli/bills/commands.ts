import type { Commands } from "../shared/commands.ts";

export const BILLS: Commands = {
  bill: {
    description: "bills of exchange, and recourse on them",
    commands: {
      sign: { description: "sign an act as two people of your organisation", load: () => import("./bill/sign.ts") },
      draw: { description: "bring the drawer's signatures", load: () => import("./bill/draw.ts") },
      accept: { description: "bring the acceptor's signatures", load: () => import("./bill/accept.ts") },
      refuse: { description: "bring the acceptor's refusal to accept", load: () => import("./bill/refuse.ts") },
      lapse: { description: "record that nobody accepted in time", load: () => import("./bill/lapse.ts") },
      withdraw: { description: "take back what is not accepted", load: () => import("./bill/withdraw.ts") },
      guarantee: { description: "bring a guarantee that was signed", load: () => import("./bill/guarantee.ts") },
      "end-guarantee": { description: "free a guarantor's limit", load: () => import("./bill/end-guarantee.ts") },
      endorse: { description: "endorse a lot, or a part of it", load: () => import("./bill/endorse.ts") },
      present: { description: "present a lot for payment", load: () => import("./bill/present.ts") },
      pay: { description: "pay a lot as its acceptor", load: () => import("./bill/pay.ts") },
      dishonour: { description: "bring the acceptor's refusal to pay", load: () => import("./bill/dishonour.ts") },
      silent: { description: "record that a silent acceptor refused", load: () => import("./bill/silent.ts") },
      claim: { description: "claim a refused lot from a party", load: () => import("./bill/claim.ts") },
      recourse: { description: "pay what is claimed from you", load: () => import("./bill/recourse.ts") },
      bar: { description: "end a lot whose periods are over", load: () => import("./bill/bar.ts") },
      show: { description: "show a bill", load: () => import("./bill/show.ts") },
      lot: { description: "show a lot and by whom it passed", load: () => import("./bill/lot.ts") },
      list: { description: "list bills", load: () => import("./bill/list.ts") },
    },
  },
};
