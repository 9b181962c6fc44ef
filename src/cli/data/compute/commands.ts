import type { Commands } from "../../shared/commands.ts";

/** Of `tally compute`. */
export const COMPUTE: Commands[string] = {
  description: "compute on data of several owners",
  commands: {
    propose: { description: "propose a job as its requester", load: () => import("./propose.ts") },
    approve: { description: "approve a job as owner of an input", load: () => import("./approve.ts") },
    run: { description: "commit as executor, and then reveal", load: () => import("./run.ts") },
    challenge: { description: "have a result computed again", load: () => import("./challenge.ts") },
    verify: { description: "verify job, inputs and result", load: () => import("./verify.ts") },
    show: { description: "show one job as it stands now", load: () => import("./show.ts") },
    list: { description: "list jobs by requester and executor", load: () => import("./list.ts") },
  },
};
