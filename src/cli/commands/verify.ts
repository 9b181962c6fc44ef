import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { parseReceipt } from "../../sdk/evidence/model/receipt/parse-receipt.ts";
import { verifyReceiptOffline } from "../../sdk/evidence/model/receipt/verify-offline.ts";
import { verifyReceiptOnline } from "../../sdk/evidence/model/receipt/verify-online.ts";
import type { Cli } from "../cli.ts";
import { fault } from "../errors.ts";
import { digestPath } from "../notarise/digest-path.ts";
import { explain } from "../notarise/explain.ts";

interface Options {
  readonly file?: string;
  readonly offline?: boolean;
}

/** `tally verify`: is a receipt genuine, and the statement still valid? */
export function register(program: Command, cli: Cli): void {
  program
    .command("verify")
    .description("check an evidence receipt, with the file it is for, against the chain or by itself")
    .argument("<receipt>", "receipt that tally notarise wrote")
    .option("--file <file>", "the file it is for")
    .option("--offline", "ask no node: check the receipt by itself and say what remains to be trusted")
    .action(async (path: string, { file, offline }: Options) => {
      const receipt = parseReceipt(await readText(path));
      const options = file === undefined ? {} : { file: await digestPath(file) };
      const verdict = offline
        ? await verifyReceiptOffline(receipt, options)
        : await verifyReceiptOnline(await cli.client(), receipt, options);
      const text = explain(receipt, verdict);
      if (verdict.valid) return cli.result(text, { ok: true, receipt: path, ...verdict });
      cli.note(text);
      const failed = verdict.checks.filter(({ ok }) => !ok).map(({ check }) => check);
      throw fault("RECEIPT_NOT_VALID", `${path} does not hold: ${failed.join(", ")}`, {
        receipt: path,
        failed,
        verdict,
      });
    });
}

async function readText(path: string): Promise<string> {
  return readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw fault("FILE_UNREADABLE", `${path} cannot be read: ${cause.code}`, { file: path, reason: cause.code });
  });
}
