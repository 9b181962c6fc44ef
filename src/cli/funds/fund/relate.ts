import { relateToBorrowerAndWait } from "../../../sdk/funds/actions/relate-to-borrower.ts";
import { hash } from "../../shared/amounts.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { readNumbered } from "../shared/read.ts";

export const verb: Verb<[facility: string, org: number, signed: string]> = {
  takes: (command) =>
    command
      .argument("<facility>", "its id", hash)
      .argument("<org>", "number of the organisation", wholeNumber)
      .argument("<signed>", "what `tally fund sign` wrote"),
  async run(cli, facility, org, signed) {
    const client = await cli.writer();
    const { receipt } = await relateToBorrowerAndWait(client, { facility, org, ...readNumbered(signed) });
    cli.result(`organisation ${org} is of the group of the borrower`, { ok: true, facility, tx: receipt.hash });
  },
};
