import { id } from "ethers";
import { challengeResultAndWait } from "../../../sdk/data/actions/computations/challenge-result.ts";
import { getComputation } from "../../../sdk/data/actions/computations/get-computation.ts";
import { showTime } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";
import { hash } from "../../shared/amounts.ts";

interface ChallengeOptions {
  readonly reason: string;
}

export const verb: Verb<[computation: string, options: ChallengeOptions]> = {
  takes: (command) =>
    command
      .argument("<job>", "its id", hash)
      .requiredOption("--reason <text>", "what is wrong with it: its hash goes on the chain"),
  async run(cli, computation, { reason }) {
    const client = await cli.writer();
    const { job } = await getComputation(client, { computation });
    const done = await challengeResultAndWait(client, { job, reason: id(reason) });
    const { by, recommitUntil, rerevealUntil, receipt } = done;
    const text = `${computation}  challenged by organisation ${by}: reserves commit until ${showTime(BigInt(recommitUntil))}`;
    cli.result(text, { ok: true, computation, by, recommitUntil, rerevealUntil, tx: receipt.hash });
  },
};
