import type { Client } from "../../sdk/core/client.ts";
import { bringReportAndWait } from "../../sdk/watchlist/actions/bring-report.ts";
import { getReport } from "../../sdk/watchlist/actions/get-report.ts";
import { watchlistEip712Domain } from "../../sdk/watchlist/model/eip712.ts";
import { signReport } from "../../sdk/watchlist/model/sign.ts";
import { evaluateSubjects } from "../../sdk/watchlist/service/evaluate-subjects.ts";
import { openWatchlistSession } from "../../sdk/watchlist/service/open-session.ts";
import { time, wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { deadlineIn } from "./shared/deadline.ts";
import { readSubjects, SUBJECTS_OPTION } from "./shared/subjects.ts";

interface ReportOptions {
  readonly url: string;
  readonly subjects: string;
  readonly reason: number;
  readonly evidence: string;
  readonly until: bigint;
  readonly epoch?: number;
}

export const verb: Verb<[list: string, options: ReportOptions]> = {
  takes: (command) =>
    command
      .argument("<list>", "the list's id")
      .requiredOption("--url <address>", "of the list's service")
      .requiredOption(...SUBJECTS_OPTION)
      .requiredOption("--reason <number>", "from 0 to 31, as the list says", wholeNumber)
      .requiredOption("--evidence <hash>", "root of the salted evidence, which you keep")
      .requiredOption("--until <time>", "last day in force", time)
      .option("--epoch <number>", "one that is announced; the current one if left out", wholeNumber),
  async run(cli, list, { url, subjects: file, reason, evidence, until, epoch: wanted }) {
    const subjects = readSubjects(file);
    const [client, signer] = [await cli.writer(), await cli.signer()];
    const { deployment } = client as Client;
    const session = await openWatchlistSession({ url, list, signer, deployment });
    const asked = { session, subjects, ...(wanted !== undefined && { epoch: wanted }) };
    const { keys, epoch } = await evaluateSubjects(client, asked);
    const reported: { readonly tag: string; readonly number: number; readonly tx: string }[] = [];
    for (const key of keys) {
      const which = { list, epoch, tag: key.tag, organisation: session.organisation };
      const number = (await getReport(client, which)).number + 1;
      const report = { ...which, number, reason, evidence, until, deadline: await deadlineIn(client) };
      const signature = await signReport(signer, deployment, report);
      const knowledge = key.signReport(watchlistEip712Domain(deployment), report);
      const { receipt } = await bringReportAndWait(client, { report, signature, knowledge });
      reported.push({ tag: key.tag, number, tx: receipt.hash });
    }
    cli.result(reported.map(({ tag }) => `reported ${tag}`).join("\n"), { ok: true, epoch, reported });
  },
};
