import { earnPointsAndWait } from "../../sdk/watchlist/actions/earn.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { ownOrganisation, type ReportOptions, reportKeyOf, takesReport } from "./shared/report-options.ts";

interface EarnOptions extends ReportOptions {
  readonly org?: number;
}

export const verb: Verb<[list: string, options: EarnOptions]> = {
  takes: (command) => takesReport(command).option("--org <number>", "who reported; your own if left out", wholeNumber),
  async run(cli, list, { org, ...options }) {
    const client = await cli.writer();
    const key = await reportKeyOf(client, list, options, org ?? (await ownOrganisation(client)));
    const { points, receipt } = await earnPointsAndWait(client, key);
    const { tag, organisation } = key;
    cli.result(`${points} points for organisation ${organisation}`, {
      ok: true,
      tag,
      organisation,
      points,
      tx: receipt.hash,
    });
  },
};
