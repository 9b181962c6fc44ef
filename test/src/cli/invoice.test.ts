import { mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { fieldDigests } from "../../../src/sdk/receivables/invoice/field-digests.ts";
import { parseInvoice } from "../../../src/sdk/receivables/invoice/parse-invoice.ts";
import { fingerprintKeyOf } from "../../../src/sdk/receivables/registrar/epoch-keys.ts";
import { tally, temporaryFolder } from "../../../src/testing/command-line.ts";
import { type InvoiceDraft, invoiceBytes, invoiceXml } from "../../../src/testing/invoices.ts";

const SECRET = `0x${"5e".repeat(32)}`;

describe("tally invoice import", () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string) => join(folder, name);
  const write = (name: string, changes: Partial<InvoiceDraft> = {}) => {
    writeFileSync(at(name), invoiceXml(changes));
    return at(name);
  };
  const local = () => {
    const keys = {
      tallystickRegistrarKeys: 1,
      epochs: [{ epoch: 1, since: "2026-01-01T00:00:00.000Z", secret: SECRET }],
    };
    writeFileSync(at("keys.json"), JSON.stringify(keys), { mode: 0o600 });
    writeFileSync(at("parties.json"), JSON.stringify({ "VAT:GB1232434": 7, "VAT:SE4598375937": 3 }));
    return ["--registrar-key-file", at("keys.json"), "--parties", at("parties.json")];
  };
  const call = (...args: string[]) => tally(["--json", "invoice", "import", ...args]);
  const invoicesOf = async (...args: string[]) => {
    const { exitCode, json, out } = await call(...args);
    expect(exitCode, out).to.equal(0);
    // biome-ignore lint/suspicious/noExplicitAny: JSON of the command
    return json().invoices as any[];
  };

  it("says what becomes of each file, in words and as JSON", async () => {
    const files = [
      write("a.xml"),
      write("b.xml", { root: "CreditNote", type: "381", corrects: "INV-0012/7", number: "CN1" }),
    ];
    const { exitCode, out } = await tally(["invoice", "import", ...files]);
    expect([exitCode, out.split("\n")]).to.deep.equal([
      0,
      [
        `${files[0]}  receivable  INV-0012/7, 1656.25 EUR, due 2026-08-02`,
        `${files[1]}  dilution  CN1, 1656.25 EUR, of INV-0012/7`,
      ],
    ]);
    const [invoice, creditNote] = await invoicesOf(...files);
    expect(invoice).to.deep.include({ file: files[0], version: 1, outcome: "receivable", dueDate: "2026-08-02" });
    expect(invoice.invoice).to.deep.include({ canonicalNumber: "INV00127", payable: "165625", currency: "EUR" });
    expect(creditNote).to.deep.include({
      outcome: "dilution",
      corrects: [{ number: "INV-0012/7", canonicalNumber: "INV00127" }],
    });
  });

  it("makes fingerprints under the secrets of a key file, and finds those of the invoice that is corrected", async () => {
    const keys = local();
    const files = [write("a.xml"), write("b.xml", { payable: "-1.00", corrects: "inv 00127", number: "C1" })];
    const [invoice, correction] = await invoicesOf(...files, ...keys);
    const { id, idf, eco } = fieldDigests(parseInvoice(invoiceBytes()), { seller: 7, buyer: 3 });
    const [ofId, ofIdf, ofEco] = [id, idf, eco].map((digest) => fingerprintKeyOf(SECRET, 7, digest));
    expect(invoice.fingerprints).to.deep.equal({ seller: 7, buyer: 3, blocking: [ofId], flagging: [ofIdf, ofEco] });
    expect(correction.corrects[0].blocking).to.deep.equal([ofId]);
    expect(correction.fingerprints.blocking).to.not.deep.equal([ofId]);
    // Digests, from which fields can be guessed, are printed nowhere.
    expect(JSON.stringify([invoice, correction])).not.to.contain(id.slice(2));
  });

  it("writes the records of what it took, for its owner alone, and fails where anything was refused", async () => {
    const files = [write("a.xml"), write("b.xml", { type: "393" }), write("c.xml", { payable: "0.001" })];
    writeFileSync(at("d.xml"), "");
    truncateSync(at("d.xml"), 50 * 2 ** 20);
    mkdirSync(at("e.xml"));
    const all = [...files, at("d.xml"), at("e.xml"), at("none.xml")];
    const { exitCode, json, err } = await call(...all, "--out", at("records.json"));
    const { code, values } = json().error;
    expect([exitCode, code, values.refused]).to.deep.equal([1, "INVOICES_REFUSED", all.slice(1)]);
    const codes = (values.invoices as { error?: { code: string } }[]).map(({ error }) => error?.code);
    expect(codes.slice(0, 4)).to.deep.equal([undefined, "INVOICE_FACTORED", "INVOICE_PRECISION", "FILE_TOO_LARGE"]);
    expect(codes.slice(4)).to.deep.equal(["FILE_UNREADABLE", "FILE_UNREADABLE"]);
    expect(err).to.contain(`${files[1]}  refused  INVOICE_FACTORED: the type is 393`);
    const { version, invoices } = JSON.parse(readFileSync(at("records.json"), "utf8"));
    expect([version, invoices.length, invoices[0].invoice.number]).to.deep.equal([1, 1, "INV-0012/7"]);
    expect(statSync(at("records.json")).mode & 0o777).to.equal(0o600);
  });

  it("takes what the parties agreed on, for one file", async () => {
    const open = write("a.xml", { dueDate: undefined });
    expect((await call(open)).json().error.code).to.equal("INVOICES_REFUSED");
    expect((await invoicesOf(open, "--due-date", "2026-09-01"))[0]).to.include({ dueDate: "2026-09-01" });
    const creditNote = write("b.xml", { root: "CreditNote", type: "381" });
    expect((await invoicesOf(creditNote, "--corrects", "INV 12"))[0].corrects[0].canonicalNumber).to.equal("INV12");
  });

  it("refuses what is not of its usage", async () => {
    const keys = local();
    const file = write("a.xml");
    const refusal = async (...args: string[]) => (await call(file, ...args)).json().error.code;
    const account = `0x${"11".repeat(20)}`;
    expect(await refusal(file, "--due-date", "2026-09-01")).to.equal("USAGE");
    expect(await refusal("--due-date", "2026-02-30")).to.equal("USAGE");
    expect(await refusal("--registrar", "http://127.0.0.1:1", ...keys)).to.equal("USAGE");
    expect(await refusal("--registrar", "http://127.0.0.1:1")).to.equal("USAGE");
    expect(await refusal("--registrar", "nowhere", "--registrar-account", account)).to.equal("USAGE");
    expect(await refusal(...keys.slice(0, 2))).to.equal("USAGE");
    for (const parties of ["[]", '{"VAT:X": 0}', '{"VAT:X": "7"}', '{"name": 7}']) {
      writeFileSync(at("parties.json"), parties);
      expect(await refusal(...keys), parties).to.equal("PARTIES_INVALID");
    }
    writeFileSync(at("parties.json"), "{}");
    const unknown = (await call(file, ...keys)).json().error.values.invoices as { error: { code: string } }[];
    expect(unknown[0]?.error.code).to.equal("INVOICE_PARTY_UNKNOWN");
  });
});
