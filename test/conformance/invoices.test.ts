import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { keccak256 } from "ethers";
import { type ClassifiedInvoice, classifyInvoice } from "../../src/sdk/receivables/invoice/classify-invoice.ts";
import { correctedFingerprints, fingerprintsOf } from "../../src/sdk/receivables/invoice/fingerprints-of.ts";
import type { Invoice } from "../../src/sdk/receivables/invoice/invoice.ts";
import { localKeys } from "../../src/sdk/receivables/registrar/epoch-keys.ts";
import { seeded } from "../../src/testing/random.ts";
import { RESERIALISATIONS, reserialise } from "../../src/testing/reserialise.ts";

/** Full examples of Peppol BIS Billing 3. */
const FOLDER = fileURLToPath(new URL("../../../shared/data/invoices", import.meta.url));
const COPIES = 100;

/** File -> what becomes of it, without and with terms. */
const EXPECTED: Readonly<Record<string, string>> = {
  "Allowance-example.xml": "receivable",
  "Norwegian-example-1.xml": "INVOICE_PAYEE_NAMED",
  "Snippet-full.xml": "INVOICE_PAYEE_NAMED",
  "base-creditnote-correction.xml": "dilution of Snippet1",
  "base-example.xml": "receivable",
  "base-negative-inv-correction.xml": "dilution of Snippet1",
  "vat-category-E.xml": "INVOICE_DUE_DATE_MISSING",
  "vat-category-Z.xml": "INVOICE_DUE_DATE_MISSING",
};

/** In the smallest unit: of the Norwegian example the payable amount, which is less than what it comes to with tax. */
const PAYABLE: Readonly<Record<string, bigint>> = {
  "Allowance-example.xml": 612_500n,
  "Norwegian-example-1.xml": 80_200n,
  "Snippet-full.xml": 400_000n,
  "base-creditnote-correction.xml": 165_625n,
  "base-example.xml": 165_625n,
  "base-negative-inv-correction.xml": -165_625n,
  "vat-category-E.xml": 120_000n,
  "vat-category-Z.xml": 120_000n,
};

/** Organisations by their identifiers; those of the last are in no file. */
const DIRECTORY: Readonly<Record<string, number>> = {
  "VAT:GB1232434": 1,
  "VAT:SE4598375937": 2,
  "EP:0002:FR23342": 2,
  "VAT:GB928741974": 3,
  "EP:0184:12345678": 4,
  "LEG:0192:123456785": 5,
  "VAT:NO987654325MVA": 6,
  "VAT:GB76576657": 7,
};
const keysOf = localKeys([{ epoch: 1, secret: `0x${"5e".repeat(32)}` }]);
const parties = (identifier: string) => DIRECTORY[identifier];

const outcomeOf = (classified: ClassifiedInvoice): string => {
  if (classified.outcome === "refused") return classified.reason.code;
  if (classified.outcome === "dilution") return `dilution of ${classified.corrects.map(({ number }) => number)}`;
  return classified.outcome;
};

describe("invoices of Peppol BIS Billing 3", function () {
  this.timeout(120_000);
  before(function () {
    if (existsSync(FOLDER)) return;
    console.log(`      skipped: no ${FOLDER}`);
    this.skip();
  });

  const files = () => readdirSync(FOLDER).filter((name) => name.endsWith(".xml"));
  const read = (name: string) => readFileSync(join(FOLDER, name));
  /** What was read of a file, also of one that is refused. */
  const invoiceOf = (bytes: Uint8Array): Invoice => classifyInvoice(bytes).invoice as Invoice;
  const fingerprints = (bytes: Uint8Array) => fingerprintsOf(invoiceOf(bytes), { parties, keysOf });

  it("are all known here, and classified as they are to be", () => {
    expect(files().toSorted()).to.deep.equal(Object.keys(EXPECTED));
    for (const name of files()) {
      const classified = classifyInvoice(read(name));
      expect([name, outcomeOf(classified)]).to.deep.equal([name, EXPECTED[name]]);
      expect([name, classified.invoice?.payable]).to.deep.equal([name, PAYABLE[name]]);
    }
  });

  it("are receivables once the due date that they leave open is given", () => {
    for (const name of ["vat-category-E.xml", "vat-category-Z.xml"]) {
      expect(classifyInvoice(read(name), { dueDate: "2018-09-29" })).to.deep.include({
        outcome: "receivable",
        dueDate: "2018-09-29",
      });
    }
  });

  it(`keep their fingerprints in ${COPIES} other serialisations each, of which none has the same bytes`, async () => {
    let sameHash = 0;
    for (const [n, name] of files().entries()) {
      const xml = read(name).toString("utf8");
      const expected = await fingerprints(Buffer.from(xml));
      const chance = seeded(7_200 + n);
      const single = Object.values(RESERIALISATIONS).map((change) => change(xml, chance));
      const drawn = Array.from({ length: COPIES }, () => reserialise(xml, chance));
      for (const copy of [...single, ...drawn]) {
        const bytes = Buffer.from(copy);
        if (keccak256(bytes) === keccak256(Buffer.from(xml))) sameHash++;
        expect(await fingerprints(bytes), `${name}\n${copy}`).to.deep.equal(expected);
        expect(outcomeOf(classifyInvoice(bytes)).split(" ")[0], name).to.equal(EXPECTED[name]?.split(" ")[0]);
      }
    }
    expect(sameHash).to.equal(0);
  });

  it("collide where they are duplicates of each other", async () => {
    const of = async (name: string) => fingerprints(read(name));
    const [base, allowance] = [await of("base-example.xml"), await of("Allowance-example.xml")];
    expect(allowance.blocking).to.deep.equal(base.blocking);
    expect(allowance.flagging[1]).to.not.equal(base.flagging[1]);
    // Alike in all fields that bind.
    expect(await of("vat-category-E.xml")).to.deep.equal(await of("vat-category-Z.xml"));
  });

  it("do not collide by a number alone: of another kind, or of another seller", async () => {
    const of = async (name: string) => (await fingerprints(read(name))).blocking[0];
    const [base, creditNote, other] = [
      await of("base-example.xml"),
      await of("base-creditnote-correction.xml"),
      await of("Snippet-full.xml"),
    ];
    expect(new Set([base, creditNote, other]).size).to.equal(3);
  });

  it("are found by the credit note and the negative invoice that correct them", async () => {
    const { blocking } = await fingerprints(read("base-example.xml"));
    for (const name of ["base-creditnote-correction.xml", "base-negative-inv-correction.xml"]) {
      const [corrected] = invoiceOf(read(name)).corrects;
      if (corrected === undefined) return expect.fail(name);
      expect(await correctedFingerprints(corrected, { seller: 1, keysOf })).to.deep.equal(blocking);
    }
  });

  it("block with another amount, and are flagged under another number", async () => {
    const xml = read("base-example.xml").toString("utf8");
    const base = await fingerprints(Buffer.from(xml));
    const dearer = await fingerprints(
      Buffer.from(xml.replace(">1656.25</cbc:PayableAmount", ">1656.26</cbc:PayableAmount")),
    );
    expect([dearer.blocking, dearer.flagging[1] === base.flagging[1]]).to.deep.equal([base.blocking, false]);
    const renumbered = await fingerprints(Buffer.from(xml.replace("<cbc:ID>Snippet1<", "<cbc:ID>Snippet2<")));
    expect([renumbered.flagging[1], renumbered.blocking[0] === base.blocking[0]]).to.deep.equal([
      base.flagging[1],
      false,
    ]);
    const padded = await fingerprints(Buffer.from(xml.replace("<cbc:ID>Snippet1<", "<cbc:ID>Snippet-001<")));
    expect([padded.flagging[0], padded.blocking[0] === base.blocking[0]]).to.deep.equal([base.flagging[0], false]);
  });

  it("are refused with a document type, a second payable amount, another currency, and a tenth of a cent", () => {
    const xml = read("base-example.xml").toString("utf8");
    const refusal = (changed: string) => outcomeOf(classifyInvoice(Buffer.from(changed)));
    const amount = '<cbc:PayableAmount currencyID="EUR">1656.25</cbc:PayableAmount>';
    expect(xml).to.contain(amount);
    expect(refusal(xml.replace("<Invoice", '<!DOCTYPE Invoice [<!ENTITY a "b">]><Invoice'))).to.equal(
      "INVOICE_DOCTYPE",
    );
    expect(refusal(xml.replace(amount, amount + amount))).to.equal("INVOICE_FIELD_REPEATED");
    expect(refusal(xml.replace(amount, amount.replace("EUR", "USD")))).to.equal("INVOICE_CURRENCY_MISMATCH");
    expect(refusal(xml.replace(amount, amount.replace("1656.25", "1656.251")))).to.equal("INVOICE_PRECISION");
  });
});
