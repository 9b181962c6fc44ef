import type { Cli } from "../../shared/cli.ts";
import { fault } from "../../shared/errors.ts";
import { writeOutput } from "../../shared/output.ts";
import type { Verb } from "../../shared/verb.ts";
import { type KeysOptions, openKeys, takesKeys } from "../shared/keys-of.ts";
import { readParties } from "../shared/parties.ts";
import { type FingerprintSource, type ReadInvoiceFile, readInvoiceFile } from "../shared/read-invoice-file.ts";
import { day } from "../shared/values.ts";

interface ImportOptions extends KeysOptions {
  readonly dueDate?: string;
  readonly corrects?: string;
  readonly parties?: string;
  readonly out?: string;
}

export const verb: Verb<[files: string[], options: ImportOptions]> = {
  takes: (command) =>
    takesKeys(command)
      .argument("<files...>", "UBL 2.1 invoices and credit notes")
      .option("--due-date <day>", "due date of an invoice that has none, such as 2027-01-31", day)
      .option("--corrects <number>", "number of the invoice that a credit note without a reference corrects")
      .option("--parties <file>", 'whose identifiers are whose, as JSON: {"VAT:GB1232434": 3}')
      .option("--out <file>", "write the canonical records, as JSON"),
  async run(cli, files, options) {
    const { dueDate, corrects, out } = options;
    if (files.length > 1 && (dueDate !== undefined || corrects !== undefined)) {
      throw fault("USAGE", "--due-date and --corrects are for one file", { files: files.length });
    }
    const source = await openSource(cli, options);
    const terms = { ...(dueDate !== undefined && { dueDate }), ...(corrects !== undefined && { corrects }) };
    const read: ReadInvoiceFile[] = [];
    for (const file of files) read.push(await readInvoiceFile(file, terms, source));
    const taken = read.filter(({ error }) => error === undefined);
    if (out !== undefined && taken.length > 0) {
      const invoices = taken.map(({ file, record }) => ({ file, ...record }));
      writeOutput(out, `${JSON.stringify({ version: 1, invoices }, null, 2)}\n`);
    }
    report(cli, read);
  },
};

/** @throws `USAGE`; as `readParties` and `openKeys`. */
async function openSource(cli: Cli, options: ImportOptions): Promise<FingerprintSource | undefined> {
  const keysOf = await openKeys(cli, options);
  if (keysOf === undefined) return undefined;
  if (options.parties === undefined) {
    throw fault("USAGE", "fingerprints are those of organisations: --parties says who they are", { parties: null });
  }
  return { parties: readParties(options.parties), keysOf };
}

/** @throws `INVOICES_REFUSED` where any was. */
function report(cli: Cli, read: readonly ReadInvoiceFile[]): void {
  const text = read.map((each) => `${each.file}  ${each.text}`).join("\n");
  const invoices = read.map(({ file, record, error }) => ({
    file,
    ...record,
    ...(error && { outcome: "refused", error: { code: error.code, message: error.message, values: error.values } }),
  }));
  const refused = read.filter(({ error }) => error !== undefined).map(({ file }) => file);
  if (refused.length === 0) {
    cli.result(text, { ok: true, invoices });
    return;
  }
  cli.note(text);
  const message = `${refused.length} of ${read.length} files are refused: ${refused.join(", ")}`;
  throw fault("INVOICES_REFUSED", message, { refused, invoices });
}
