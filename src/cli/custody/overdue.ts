import { listOverdue } from "../../sdk/custody/actions/list-overdue.ts";
import { showTime, table } from "../shared/tables.ts";
import type { Verb } from "../shared/verb.ts";
import { flagAll } from "./shared/flag.ts";
import { warn } from "./shared/unreadable.ts";
import { second, whenOf } from "./shared/values.ts";

interface OverdueOptions {
  readonly at?: number;
  readonly flag?: boolean;
}

export const verb: Verb<[options: OverdueOptions]> = {
  takes: (command) =>
    command.option("--at <time>", "at another time than now", second).option("--flag", "put it on record; anybody may"),
  async run(cli, { at, flag }) {
    const client = flag ? await cli.writer() : await cli.client();
    const { units: overdue, unreadable } = await listOverdue(client, { at: at ?? whenOf({}) });
    warn(cli, unreadable);
    const flags = flag ? await flagAll(client, overdue) : undefined;
    const rows = overdue.map(({ identifier, custodian, dueAt }, i) => [
      ...[identifier, custodian, showTime(BigInt(dueAt))],
      ...(flags ? [flags[i]?.flag] : []),
    ]);
    const headings = ["unit", "organisation", "was due", ...(flags ? ["on record"] : [])];
    cli.result(table(headings, rows, cli.layout()), { ok: true, overdue, unreadable, ...(flags && { flags }) });
  },
};
