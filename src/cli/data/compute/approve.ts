import { approveComputationAndWait } from "../../../sdk/data/actions/computations/approve-computation.ts";
import { getComputation } from "../../../sdk/data/actions/computations/get-computation.ts";
import { signJobApproval } from "../../../sdk/data/model/job/sign-job.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash } from "../../shared/amounts.ts";

export const verb: Verb<[computation: string]> = {
  takes: (command) => command.argument("<job>", "its id", hash),
  async run(cli, computation) {
    const client = await cli.writer();
    const { job } = await getComputation(client, { computation });
    const signature = await signJobApproval(await cli.signer(), client.deployment, job);
    const done = await approveComputationAndWait(client, { job, signatures: [signature] });
    const { approved, uses, receipt } = done;
    const text = approved
      ? `${computation}  approved by all owners: executors may commit`
      : `${computation}  approved; other owners have not approved yet`;
    cli.result(text, { ok: true, computation, approved, uses, tx: receipt.hash });
  },
};
