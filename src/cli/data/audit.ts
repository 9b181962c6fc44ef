import { createAuditBundle } from "../../sdk/data/audit/create-audit-bundle.ts";
import { verifyAudit } from "../../sdk/data/audit/verify-audit.ts";
import { writeOutput } from "../shared/output.ts";
import { showTime, table } from "../shared/tables.ts";
import type { Verb } from "../shared/verb.ts";
import { hash } from "../shared/amounts.ts";

export const verb: Verb<[agreement: string, options: { readonly out: string }]> = {
  takes: (command) =>
    command.argument("<agreement>", "its id", hash).requiredOption("--out <file>", "where the bundle is written"),
  async run(cli, agreement, { out }) {
    const bundle = await createAuditBundle(await cli.client(), { agreement });
    const { valid, story, uses } = await verifyAudit(bundle);
    writeOutput(out, `${JSON.stringify(bundle, null, 2)}\n`);
    const rows = story.map(({ event, block, time }) => [block, showTime(BigInt(time)), event]);
    const text = `${table(["block", "time", "event"], rows, cli.layout())}\n${uses} uses; bundle in ${out}`;
    cli.result(text, { ok: true, agreement, valid, uses, events: story.length, file: out });
  },
};
