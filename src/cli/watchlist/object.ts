import { getReport } from "../../sdk/watchlist/actions/get-report.ts";
import { objectToReportAndWait } from "../../sdk/watchlist/actions/object-to-report.ts";
import { signObjection } from "../../sdk/watchlist/model/sign.ts";
import { showTime } from "../shared/tables.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { deadlineIn } from "./shared/deadline.ts";
import { ownOrganisation, type ReportOptions, reportKeyOf, takesReport } from "./shared/report-options.ts";

interface ObjectOptions extends ReportOptions {
  readonly org: number;
  readonly grounds: string;
}

export const verb: Verb<[list: string, options: ObjectOptions]> = {
  takes: (command) =>
    takesReport(command)
      .requiredOption("--org <number>", "who reported", wholeNumber)
      .requiredOption("--grounds <hash>", "root of the salted grounds, which the regulator is shown"),
  async run(cli, list, { org, grounds, ...options }) {
    const [client, signer] = [await cli.writer(), await cli.signer()];
    const key = await reportKeyOf(client, list, options, org);
    const { number, objections } = await getReport(client, key);
    const objector = await ownOrganisation(client);
    const deadline = await deadlineIn(client);
    const objection = { ...key, number, objector, objection: objections + 1, grounds, deadline };
    const signature = await signObjection(signer, client.deployment, objection);
    const { decideBy, receipt } = await objectToReportAndWait(client, { objection, signature });
    const json = { ok: true, tag: key.tag, organisation: org, objection: objections + 1, decideBy, tx: receipt.hash };
    cli.result(`objected; to be decided by ${showTime(decideBy)}, or the report falls`, json);
  },
};
