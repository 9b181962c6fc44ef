import type { Commands } from "../shared/commands.ts";

export const CREDITS: Commands = {
  lc: {
    description: "letters of credit, and the documents presented under them",
    commands: {
      apply: { description: "apply for a credit, and put up its margin", load: () => import("./lc/apply.ts") },
      withdraw: { description: "take an application back, or decline it", load: () => import("./lc/withdraw.ts") },
      sign: { description: "sign an act as two people of your organisation", load: () => import("./lc/sign.ts") },
      issue: { description: "bring the issuer's signatures", load: () => import("./lc/issue.ts") },
      advise: { description: "advise a credit to its beneficiary", load: () => import("./lc/advise.ts") },
      confirm: { description: "bring the confirmer's signatures", load: () => import("./lc/confirm.ts") },
      amend: { description: "bring an amendment that the issuer signed", load: () => import("./lc/amend.ts") },
      answer: { description: "bring an answer to an amendment", load: () => import("./lc/answer.ts") },
      transfer: { description: "bring a transfer that was signed", load: () => import("./lc/transfer.ts") },
      present: { description: "present documents", load: () => import("./lc/present.ts") },
      refuse: { description: "bring a bank's notice of refusal", load: () => import("./lc/refuse.ts") },
      waive: { description: "bring the applicant's waiver", load: () => import("./lc/waive.ts") },
      accept: { description: "bring a bank's acceptance", load: () => import("./lc/accept.ts") },
      preclude: { description: "record that a silent bank accepted", load: () => import("./lc/preclude.ts") },
      return: { description: "send refused documents back", load: () => import("./lc/return.ts") },
      forward: { description: "send the issuer what you accepted", load: () => import("./lc/forward.ts") },
      honour: { description: "pay what your bank accepted", load: () => import("./lc/honour.ts") },
      repay: { description: "pay the issuer what you owe it", load: () => import("./lc/repay.ts") },
      discharge: { description: "bring the issuer's receipt for that", load: () => import("./lc/discharge.ts") },
      expire: { description: "end a credit whose last day is over", load: () => import("./lc/expire.ts") },
      cancel: { description: "bring the signatures of all parties", load: () => import("./lc/cancel.ts") },
      release: { description: "give back what an ended credit needs no more", load: () => import("./lc/release.ts") },
      show: { description: "show a credit", load: () => import("./lc/show.ts") },
      documents: { description: "show documents that were presented", load: () => import("./lc/documents.ts") },
      list: { description: "list credits", load: () => import("./lc/list.ts") },
    },
  },
};
