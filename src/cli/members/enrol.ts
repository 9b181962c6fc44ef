import { enrolAndWait } from "../../sdk/members/actions/members/enrol.ts";
import type { Duty } from "../../sdk/members/model/duties.ts";
import { showTime } from "../shared/tables.ts";
import { time } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { duties } from "./shared/values.ts";

interface EnrolOptions {
  readonly duties: Duty[];
  readonly until?: bigint;
  readonly person?: string;
}

export const verb: Verb<[account: string, options: EnrolOptions]> = {
  takes: (command) =>
    command
      .argument("<address>", "the account")
      .requiredOption("--duties <list>", "such as maker,checker", duties)
      .option("--until <date>", "last day or time at which it is honoured", time)
      .option("--person <hex>", "pseudonym of who holds the key, 20 bytes"),
  async run(cli, account, { until, ...rest }) {
    const done = await enrolAndWait(await cli.writer(), {
      account,
      ...rest,
      ...(until !== undefined && { validUntil: until }),
    });
    const { receipt, ...enrolled } = done;
    const text = `${done.account} enrolled by organisation ${done.org}: ${done.duties.join(", ")}, ${showTime(done.validUntil)}`;
    cli.result(text, { ok: true, ...enrolled, tx: receipt.hash });
  },
};
