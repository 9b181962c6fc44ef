import { fault } from "../shared/errors.ts";
import { oneLine } from "../shared/printable.ts";
import type { Verb } from "../shared/verb.ts";
import { notarise } from "./shared/notarise.ts";

interface NotariseOptions {
  readonly out: string;
  readonly note?: string;
  readonly resume?: string;
}

export const verb: Verb<[paths: string[], options: NotariseOptions]> = {
  takes: (command) =>
    command
      .argument("[paths...]", "files, and folders of files")
      .option("--out <folder>", "where the receipts go", "receipts")
      .option("--note <text>", "a note for every receipt; only its salted hash leaves this machine")
      .option("--resume <plan>", "finish a plan that an earlier run left behind"),
  async run(cli, args, { out, note, resume }) {
    if ((args.length === 0) === (resume === undefined)) {
      throw fault("USAGE", "give files and folders, or --resume PLAN", { args, resume });
    }
    const done = await notarise(await cli.writer(), {
      args,
      out,
      ...(note !== undefined && { note }),
      ...(resume !== undefined && { resume }),
      progress: cli.progress,
      say: cli.note,
    });
    const { root, transactionHash, blockNumber, receipts, resumed } = done;
    const count = `${receipts.length} ${receipts.length === 1 ? "file" : "files"}`;
    cli.result(
      [
        `${count} notarised in block ${blockNumber}${resumed ? ", finishing an earlier run" : ""}.`,
        `  root         ${root}`,
        `  transaction  ${transactionHash}`,
        ...receipts.map(({ receipt }) => `  receipt      ${oneLine(receipt)}`),
        "Keep each receipt with its file: it holds the only copy of its salts. Check one with: tally verify RECEIPT --file FILE",
      ].join("\n"),
      { ok: true, ...done },
    );
  },
};
