import { listComputations } from "../../../sdk/data/actions/computations/list-computations.ts";
import { showTime, table } from "../../shared/tables.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

interface ListOptions {
  readonly requester?: number;
  readonly executor?: number;
}

export const verb: Verb<[options: ListOptions]> = {
  takes: (command) =>
    command
      .option("--requester <org>", "those that it asked for", wholeNumber)
      .option("--executor <org>", "those that it computes", wholeNumber),
  async run(cli, options) {
    const computations = await listComputations(await cli.client(), options);
    const rows = computations.map(({ computation, status, since, job, resultHash }) => [
      computation,
      status,
      showTime(BigInt(since)),
      String(job.requester),
      job.executors.orgs.join(", "),
      resultHash ?? "-",
    ]);
    const heads = ["job", "status", "since", "requester", "executors", "result"];
    cli.result(table(heads, rows, cli.layout()), { ok: true, computations });
  },
};
