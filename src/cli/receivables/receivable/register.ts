import { registerReceivablesAndWait } from "../../../sdk/receivables/actions/receivables/register-receivables.ts";
import { classifyInvoice } from "../../../sdk/receivables/invoice/classify-invoice.ts";
import { LARGEST_INVOICE } from "../../../sdk/receivables/invoice/decode-xml.ts";
import { receivableFromInvoice } from "../../../sdk/receivables/model/receivable-from-invoice.ts";
import { getCash } from "../../../sdk/settlement/actions/cash/get-cash.ts";
import { fault } from "../../shared/errors.ts";
import { readBytes } from "../../shared/files.ts";
import { writeOutput } from "../../shared/output.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { type KeysOptions, openKeys, takesKeys } from "../shared/keys-of.ts";
import { readParties } from "../shared/parties.ts";
import { termsOf } from "../shared/terms-of.ts";
import { hash, showMoney } from "../../shared/amounts.ts";
import { day } from "../shared/values.ts";

interface RegisterOptions extends KeysOptions {
  readonly parties: string;
  readonly bank: number;
  readonly calendar: string;
  readonly holder?: string;
  readonly dueDate?: string;
  readonly guarantor?: number;
  readonly graceDays?: number;
  readonly lateRate?: number;
  readonly replaces?: string;
  readonly out: string;
}

export const verb: Verb<[file: string, options: RegisterOptions]> = {
  takes: (command) =>
    takesKeys(command)
      .argument("<invoice>", "UBL 2.1 invoice")
      .requiredOption("--parties <file>", 'whose identifiers are whose, as JSON: {"VAT:GB1232434": 3}')
      .requiredOption("--bank <org>", "bank whose money it is paid in", wholeNumber)
      .requiredOption("--calendar <name>", "whose banking days count, such as CN-BANK")
      .requiredOption("--out <file>", "where the document with its salts goes: keep it, it is private")
      .option("--holder <account>", "account of the creditor that gets the units; the own if left out")
      .option("--due-date <day>", "due date of an invoice that has none, such as 2027-01-31", day)
      .option("--guarantor <org>", "organisation that answers for the buyer", wholeNumber)
      .option("--grace-days <number>", "days after the day of payment without late interest", wholeNumber)
      .option("--late-rate <number>", "late interest a year, in basis points", wholeNumber)
      .option("--replaces <receivable>", "id of what this corrects, which is taken back at once", hash),
  async run(cli, file, options) {
    const { parties, bank, calendar, out, dueDate, guarantor, graceDays, lateRate, replaces } = options;
    const keysOf = await openKeys(cli, options);
    if (keysOf === undefined) {
      throw fault("USAGE", "fingerprints are needed: give --registrar, or --registrar-key-file", { registrar: null });
    }
    const client = await cli.writer();
    const holder = options.holder ?? (await (await cli.signer()).getAddress());
    const classified = classifyInvoice(readBytes(file, LARGEST_INVOICE), dueDate === undefined ? {} : { dueDate });
    if (classified.outcome === "refused") throw classified.reason;
    const { currency } = classified.invoice;
    const { address: cash } = await getCash(client, { bank, currency });
    const { terms, flagging, document } = await receivableFromInvoice(classified, {
      parties: readParties(parties),
      keysOf,
      holder,
      cash,
      currency,
      calendar,
      ...(guarantor !== undefined && { guarantor }),
      ...(graceDays !== undefined && { graceDays }),
      ...(lateRate !== undefined && { lateRate }),
    });
    writeOutput(
      out,
      `${JSON.stringify({ version: 1, terms: { ...terms, face: String(terms.face) }, document }, null, 2)}\n`,
    );
    const former = replaces === undefined ? {} : { replaces: await termsOf(client, [replaces]) };
    const sent = { receivables: [terms], flagging: [flagging], ...former };
    const { registered, receipt } = await registerReceivablesAndWait(client, sent);
    const [{ receivable, flags } = { receivable: "", flags: [] }] = registered;
    // What is corrected is like its former self.
    const similar = replaces === undefined && flags.includes(true);
    if (similar) cli.note("a similar document was registered before: look at it before you confirm or pay");
    const text = `${receivable}  ${showMoney(terms.face)} ${currency}, due ${terms.dueDate}`;
    cli.result(text, { ok: true, receivable, terms, flags, similar, out, tx: receipt.hash });
  },
};
