import { decideObjectionAndWait } from "../../sdk/watchlist/actions/decide.ts";
import { getReport } from "../../sdk/watchlist/actions/get-report.ts";
import { signDecision } from "../../sdk/watchlist/model/sign.ts";
import { oneOf, wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { deadlineIn } from "./shared/deadline.ts";
import { type ReportOptions, reportKeyOf, takesReport } from "./shared/report-options.ts";

interface DecideOptions extends ReportOptions {
  readonly org: number;
  readonly reasoning: string;
}

export const verb: Verb<[list: string, outcome: "uphold" | "dismiss", options: DecideOptions]> = {
  takes: (command) =>
    takesReport(command)
      .argument("<outcome>", "uphold: the entry leaves; or dismiss", oneOf(["uphold", "dismiss"]))
      .requiredOption("--org <number>", "who reported", wholeNumber)
      .requiredOption("--reasoning <hash>", "root of the salted reasoning"),
  async run(cli, list, outcome, { org, reasoning, ...options }) {
    const [client, signer] = [await cli.writer(), await cli.signer()];
    const key = await reportKeyOf(client, list, options, org);
    const { number, objections } = await getReport(client, key);
    const upheld = outcome === "uphold";
    const deadline = await deadlineIn(client);
    const decision = { ...key, number, objection: objections, upheld, reasoning, deadline };
    const signature = await signDecision(signer, client.deployment, decision);
    const { receipt } = await decideObjectionAndWait(client, { decision, signature });
    const text = upheld ? "upheld: the report is corrected" : "dismissed: the report is in force as before";
    cli.result(text, { ok: true, tag: key.tag, organisation: org, upheld, tx: receipt.hash });
  },
};
