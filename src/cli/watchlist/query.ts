import { openWatchlistSession } from "../../sdk/watchlist/service/open-session.ts";
import { querySubjects } from "../../sdk/watchlist/service/query-subjects.ts";
import { writeOutput } from "../shared/output.ts";
import { plain } from "../shared/plain.ts";
import { showTime, table } from "../shared/tables.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { readSubjects, SUBJECTS_OPTION } from "./shared/subjects.ts";

interface QueryOptions {
  readonly url: string;
  readonly subjects: string;
  readonly mirror?: string;
  readonly maxAge: number;
  readonly compare?: true;
  readonly receipts?: string;
}

const DAY = 86_400;

export const verb: Verb<[list: string, options: QueryOptions]> = {
  takes: (command) =>
    command
      .argument("<list>", "the list's id")
      .requiredOption("--url <address>", "of the list's service")
      .requiredOption(...SUBJECTS_OPTION)
      .option("--mirror <address>", "where buckets come from; the service if left out")
      .option("--max-age <days>", "that the root may be old", wholeNumber, 7)
      .option("--compare", "take each entry from the chain; the node that is asked learns the tags")
      .option("--receipts <file>", "where what shows later that you asked is kept"),
  async run(cli, list, { url, subjects: file, mirror, maxAge, compare, receipts }) {
    const subjects = readSubjects(file);
    const [client, signer] = [await cli.client(), await cli.signer()];
    const session = await openWatchlistSession({ url, list, signer, deployment: client.deployment });
    const asked = {
      session,
      subjects,
      maxAge: maxAge * DAY,
      compare: compare === true,
      ...(mirror !== undefined && { mirror }),
    };
    const { epoch, root, results } = await querySubjects(client, asked);
    if (receipts !== undefined) {
      const kept = results.map(({ receipt }) => receipt);
      writeOutput(receipts, `${JSON.stringify({ list, epoch, number: root.number, receipts: kept }, plain, 2)}\n`);
    }
    // By their lines: what was asked about is nobody else's business.
    const rows = results.map(({ tag, entry, stated }, i) => [
      i + 1,
      entry === undefined ? "not listed" : `listed by ${entry.reporters}`,
      entry?.contested ?? "",
      entry?.reasons.join(" ") ?? "",
      entry === undefined ? "" : showTime(entry.until),
      tag,
      stated === undefined ? "" : stated === null ? "not listed" : `listed by ${stated.reporters}`,
    ]);
    const header = ["SUBJECT", "FOUND", "CONTESTED", "REASONS", "UNTIL", "TAG", "ROOT SAYS"];
    const text = table(header, rows, cli.layout());
    const found = results.map(({ tag, entry, stated }) => ({
      tag,
      listed: entry !== undefined,
      entry: entry ?? null,
      ...(stated !== undefined && { stated }),
    }));
    cli.result(text, { ok: true, epoch, root, results: found });
  },
};
