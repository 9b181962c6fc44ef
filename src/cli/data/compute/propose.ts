import { proposeComputationAndWait } from "../../../sdk/data/actions/computations/propose-computation.ts";
import { parseJob } from "../../../sdk/data/model/job/parse-job.ts";
import { signJobProposal } from "../../../sdk/data/model/job/sign-job.ts";
import { parseFrom, readJson } from "../../shared/files.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[file: string]> = {
  takes: (command) => command.argument("<job.json>", "the job"),
  async run(cli, file) {
    const job = parseFrom(file, () => parseJob(readJson(file)));
    const client = await cli.writer();
    const signature = await signJobProposal(await cli.signer(), client.deployment, job);
    const { computation, requester, receipt } = await proposeComputationAndWait(client, { job, signature });
    const json = { ok: true, computation, requester, tx: receipt.hash };
    cli.result(`${computation}  proposed by organisation ${requester}`, json);
  },
};
