import { endRecourseAndWait } from "../../../../sdk/receivables/actions/receivables/end-recourse.ts";
import type { Verb } from "../../../shared/verb.ts";
import { findSale } from "../../shared/find-sale.ts";
import { hash } from "../../../shared/amounts.ts";

export const verb: Verb<[sale: string]> = {
  takes: (command) => command.argument("<sale>", "its id, as `recourse list` shows it", hash),
  async run(cli, id) {
    const client = await cli.writer();
    const { ended, receipt } = await endRecourseAndWait(client, { sale: await findSale(client, id) });
    const text = ended ? `recourse of ${id} has ended` : `recourse of ${id} had ended before`;
    cli.result(text, { ok: true, sale: id, ended, tx: receipt.hash });
  },
};
