import type { Command } from "commander";
import type { Cli } from "../cli.ts";
import { fault } from "../errors.ts";
import { notarise } from "../notarise/notarise.ts";

interface Options {
  readonly out: string;
  readonly note?: string;
  readonly resume?: string;
}

/** `tally notarise`: evidence deposit. */
export function register(program: Command, cli: Cli): void {
  program
    .command("notarise")
    .description("state on chain that files exist, one batch for all, and write a receipt for each")
    .argument("[paths...]", "files, and folders of files")
    .option("--out <folder>", "where the receipts go", "receipts")
    .option("--note <text>", "a note for every receipt; only its salted hash leaves this machine")
    .option("--resume <plan>", "finish a plan that an earlier run left behind")
    .action(async (args: string[], { out, note, resume }: Options) => {
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
          ...receipts.map(({ receipt }) => `  receipt      ${receipt}`),
          "Keep each receipt with its file: it holds the only copy of its salts. Check one with: tally verify RECEIPT --file FILE",
        ].join("\n"),
        { ok: true, ...done },
      );
    });
}
