import type { Commands } from "../shared/commands.ts";

export const DATA: Commands = {
  data: {
    description: "share data: offers, agreements, accesses, proofs",
    commands: {
      key: { description: "make and register a key for receiving data", load: () => import("./key.ts") },
      publish: { description: "publish a version of a file by a vault", load: () => import("./publish.ts") },
      sign: { description: "sign a version, as source or validator", load: () => import("./sign.ts") },
      bring: { description: "bring a prepared version to the chain", load: () => import("./bring.ts") },
      offer: { description: "offer a resource to other members", load: () => import("./offer.ts") },
      find: { description: "list resources, with their offers", load: () => import("./find.ts") },
      request: { description: "ask for an agreement under an offer", load: () => import("./request.ts") },
      consent: { description: "consent, as whom the data are about", load: () => import("./consent.ts") },
      approve: { description: "agree to what the other side proposed", load: () => import("./approve.ts") },
      fetch: { description: "fetch data under an agreement", load: () => import("./fetch.ts") },
      verify: { description: "verify fetched data, or an audit bundle", load: () => import("./verify.ts") },
      dispute: { description: "say that an access was not as asked for", load: () => import("./dispute.ts") },
      settle: { description: "end an access when its time has passed", load: () => import("./settle.ts") },
      suspend: { description: "stop uses for a while, as provider", load: () => import("./suspend.ts") },
      resume: { description: "let a suspended agreement be used again", load: () => import("./resume.ts") },
      terminate: { description: "break a negotiation off, as one of its sides", load: () => import("./terminate.ts") },
      revoke: { description: "withdraw one's consent, for good", load: () => import("./revoke.ts") },
      retire: { description: "end an agreement, as one of its sides", load: () => import("./retire.ts") },
      audit: { description: "export an agreement's whole story", load: () => import("./audit.ts") },
    },
  },
  compute: {
    description: "compute on data of several owners",
    commands: {
      propose: { description: "propose a job as its requester", load: () => import("./compute/propose.ts") },
      approve: { description: "approve a job as owner of an input", load: () => import("./compute/approve.ts") },
      run: { description: "commit as executor, and then reveal", load: () => import("./compute/run.ts") },
      challenge: { description: "have a result computed again", load: () => import("./compute/challenge.ts") },
      verify: { description: "verify job, inputs and result", load: () => import("./compute/verify.ts") },
      show: { description: "show one job as it stands now", load: () => import("./compute/show.ts") },
      list: { description: "list jobs by requester and executor", load: () => import("./compute/list.ts") },
    },
  },
};
