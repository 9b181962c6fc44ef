import { withdrawReportAndWait } from "../../sdk/watchlist/actions/withdraw-report.ts";
import type { Verb } from "../shared/verb.ts";
import { ownOrganisation, type ReportOptions, reportKeyOf, takesReport } from "./shared/report-options.ts";

export const verb: Verb<[list: string, options: ReportOptions]> = {
  takes: takesReport,
  async run(cli, list, options) {
    const client = await cli.writer();
    const key = await reportKeyOf(client, list, options, await ownOrganisation(client));
    const { status, receipt } = await withdrawReportAndWait(client, key);
    cli.result(`${key.tag} is ${status}`, { ok: true, tag: key.tag, epoch: key.epoch, status, tx: receipt.hash });
  },
};
