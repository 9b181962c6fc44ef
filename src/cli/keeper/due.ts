import { listDue } from "../../keeper/list-due.ts";
import { SOURCES } from "../../keeper/sources.ts";
import { showTime, table } from "../shared/tables.ts";
import { span, wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";

interface DueOptions {
  readonly org?: number;
  readonly within?: number;
}

export const verb: Verb<[options: DueOptions]> = {
  takes: (command) =>
    command
      .option("--org <number>", "only where the clock of this organisation runs", wholeNumber)
      .option("--within <time>", "only what ends within 30d, 12h or 45m from now", span),
  async run(cli, { org, within = Number.POSITIVE_INFINITY }) {
    const client = await cli.client();
    try {
      const { dues, unreadable, at } = await listDue(client, SOURCES);
      const wanted = dues
        .filter(({ orgs, dueAt }) => (org === undefined || orgs.includes(org)) && dueAt <= at.time + within)
        .toSorted((a, b) => a.dueAt - b.dueAt || a.kind.localeCompare(b.kind));
      const shown = wanted.map(({ kind, subject, orgs, dueAt, outcome, act }) => {
        const isDue = dueAt <= at.time;
        return { kind, subject, orgs, dueAt, isDue, outcome, isCalled: act !== undefined };
      });
      for (const { subject, reason } of unreadable) cli.note(`cannot read ${subject}: ${reason}`);
      const rows = shown.map(({ kind, subject, orgs, dueAt, isDue, outcome }) => {
        const until = isDue ? `due since ${showTime(BigInt(dueAt))}` : showTime(BigInt(dueAt));
        return [until, orgs.join(", "), kind, outcome, subject];
      });
      const text = table(["until", "organisation", "clock", "what follows", "of"], rows, cli.layout());
      cli.result(text, { ok: true, at: at.time, block: at.block, dues: shown, unreadable });
    } finally {
      client.provider.destroy();
    }
  },
};
