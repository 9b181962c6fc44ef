import { concedeObjectionAndWait } from "../../sdk/watchlist/actions/concede.ts";
import type { Verb } from "../shared/verb.ts";
import { ownOrganisation, type ReportOptions, reportKeyOf, takesReport } from "./shared/report-options.ts";

export const verb: Verb<[list: string, options: ReportOptions]> = {
  takes: takesReport,
  async run(cli, list, options) {
    const client = await cli.writer();
    const key = await reportKeyOf(client, list, options, await ownOrganisation(client));
    const { status, receipt } = await concedeObjectionAndWait(client, key);
    cli.result(`${key.tag} is ${status}`, { ok: true, tag: key.tag, epoch: key.epoch, status, tx: receipt.hash });
  },
};
