import { runComputation } from "../../../sdk/data/actions/computations/run-computation.ts";
import { getAccount } from "../../../sdk/members/actions/members/get-account.ts";
import { showTime } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";
import { answersIn } from "../shared/answers-in.ts";
import { readResult } from "../shared/read-result.ts";
import { hash } from "../../shared/amounts.ts";

interface RunOptions {
  readonly result: string;
  readonly answers: string;
}

export const verb: Verb<[computation: string, options: RunOptions]> = {
  takes: (command) =>
    command
      .argument("<job>", "its id", hash)
      .requiredOption("--result <file>", "JSON with resultHash and logHash of what was computed")
      .requiredOption("--answers <folder>", "where what was committed to is kept until it is revealed"),
  async run(cli, computation, { result, answers }) {
    const client = await cli.writer();
    const { org: executor } = await getAccount(client, { account: client.sender.address });
    const compute = async () => readResult(result);
    const done = await runComputation(client, {
      computation,
      executor,
      compute,
      answers: answersIn(answers, executor),
    });
    const { did, nextAt } = done;
    const next =
      nextAt === undefined ? "" : `; run it again after ${showTime(BigInt(nextAt - 1))}, or when all have committed`;
    cli.result(`${computation}  ${did === "none" ? "nothing to do now" : did}${next}`, { ok: true, executor, ...done });
  },
};
