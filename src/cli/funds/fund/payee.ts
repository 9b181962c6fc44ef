import { listPayeeAndWait } from "../../../sdk/funds/actions/list-payee.ts";
import { address, hash } from "../../shared/amounts.ts";
import type { Verb } from "../../shared/verb.ts";
import { readNumbered } from "../shared/read.ts";

export const verb: Verb<[facility: string, payee: string, signed: string, options: { readonly remove?: boolean }]> = {
  takes: (command) =>
    command
      .argument("<facility>", "its id", hash)
      .argument("<account>", "the account", address)
      .argument("<signed>", "what `tally fund sign` wrote")
      .option("--remove", "take it from the list"),
  async run(cli, facility, payee, signed, options) {
    const client = await cli.writer();
    const { receipt } = await listPayeeAndWait(client, {
      facility,
      payee,
      listed: options.remove !== true,
      ...readNumbered(signed),
    });
    cli.result(
      options.remove === true ? `${payee} is not paid any more` : `${payee} is a payee, after the time of cooling`,
      { ok: true, facility, tx: receipt.hash },
    );
  },
};
