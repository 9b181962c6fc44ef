import { parseReceipt } from "../../sdk/evidence/model/receipt/parse-receipt.ts";
import { verifyReceiptOffline } from "../../sdk/evidence/model/receipt/verify-offline.ts";
import { verifyReceiptOnline } from "../../sdk/evidence/model/receipt/verify-online.ts";
import { fault } from "../shared/errors.ts";
import { parseFrom, readText } from "../shared/files.ts";
import type { Verb } from "../shared/verb.ts";
import { digestPath } from "./shared/digest-path.ts";
import { explain } from "./shared/explain.ts";

interface VerifyOptions {
  readonly file?: string;
  readonly offline?: boolean;
}

export const verb: Verb<[receipt: string, options: VerifyOptions]> = {
  takes: (command) =>
    command
      .argument("<receipt>", "receipt that tally notarise wrote")
      .option("--file <file>", "the file it is for")
      .option("--offline", "ask no node: check the receipt by itself and say what remains to be trusted"),
  async run(cli, path, { file, offline }) {
    const receipt = parseFrom(path, () => parseReceipt(readText(path)));
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
  },
};
