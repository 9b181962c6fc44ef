import { expect } from "chai";
import { AbiCoder, keccak256 } from "ethers";
import { fieldDigests, idDigest } from "../../../../../src/sdk/receivables/invoice/field-digests.ts";
import { correctedFingerprints, fingerprintsOf } from "../../../../../src/sdk/receivables/invoice/fingerprints-of.ts";
import { normaliseIdentifier } from "../../../../../src/sdk/receivables/invoice/normalise-identifier.ts";
import { parseInvoice } from "../../../../../src/sdk/receivables/invoice/parse-invoice.ts";
import { resolveParties } from "../../../../../src/sdk/receivables/invoice/resolve-parties.ts";
import { fingerprintKeyOf, localKeys } from "../../../../../src/sdk/receivables/registrar/epoch-keys.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { type InvoiceDraft, invoiceBytes } from "../../../../../src/testing/invoices.ts";

const ORGANISATIONS = { seller: 7, buyer: 3 };
const SECRET = `0x${"5e".repeat(32)}`;
const invoiceOf = (changes: Partial<InvoiceDraft> = {}) => parseInvoice(invoiceBytes(changes));
const digests = (changes: Partial<InvoiceDraft> = {}) => fieldDigests(invoiceOf(changes), ORGANISATIONS);

describe("normaliseIdentifier", () => {
  it("keeps letters and digits, whatever they are written as", () => {
    const same = ["INV-12/7", "inv 12.7", "\uff29\uff2e\uff36\u201312\u20117", "I\u00adN\u200bV127"];
    for (const text of [
      ...same,
      "\u0406NV\u0661\u0662\u0667",
      "\u0399\u039dV-\u09e7\u09e8\u09ed",
      "INV\u{1d7d9}\u{1d7da}\u{1d7df}",
    ]) {
      expect(normaliseIdentifier(text), JSON.stringify(text)).to.equal("INV127");
    }
    expect(normaliseIdentifier("Stra\u00dfe 1")).to.equal("STRASSE1");
    expect(normaliseIdentifier("发票-０01")).to.equal("发票001");
    expect(normaliseIdentifier("-/- \u0301")).to.equal("");
  });

  it("is settled after one time", () => {
    for (const text of ["\u0149a", "\u01f0", "\ufb03-\u1e9e", "\u0390", "ǆ12"]) {
      expect(normaliseIdentifier(normaliseIdentifier(text)), text).to.equal(normaliseIdentifier(text));
    }
  });
});

describe("fieldDigests", () => {
  it("are the hash of the encoded fields, each under its tag", () => {
    const encode = (types: string[], values: unknown[]) => keccak256(AbiCoder.defaultAbiCoder().encode(types, values));
    expect(digests({ number: "inv 0012" })).to.deep.equal({
      id: encode(["string", "string", "uint32", "string"], ["tallystick.invoice.id", "invoice", 7, "INV0012"]),
      idf: encode(["string", "string", "uint32", "string"], ["tallystick.invoice.idf", "invoice", 7, "INV12"]),
      eco: encode(
        ["string", "string", "uint32", "uint32", "string", "int256", "string"],
        ["tallystick.invoice.eco", "invoice", 7, 3, "EUR", 165_625n, "2026-05-04"],
      ),
    });
  });

  it("say by which fields two documents are alike", () => {
    const { id, idf, eco } = digests();
    expect(digests({ payable: "1656.26" }))
      .to.include({ id, idf })
      .and.not.include({ eco });
    expect(digests({ issueDate: "2026-05-05" }))
      .to.include({ id, idf })
      .and.not.include({ eco });
    expect(digests({ number: "INV-13" }))
      .to.include({ eco })
      .and.not.include({ id });
    expect(digests({ number: "INV12/7" }))
      .to.include({ idf, eco })
      .and.not.include({ id });
    expect(digests({ dueDate: "2026-12-01", sellerVat: "GB7" })).to.deep.equal({ id, idf, eco });
    const creditNote = digests({ root: "CreditNote", type: "381" });
    for (const name of ["id", "idf", "eco"] as const) expect(creditNote[name]).to.not.equal(digests()[name]);
    expect(idDigest("invoice", 7, "INV00127")).to.equal(id);
    expect(fieldDigests(invoiceOf(), { seller: 8, buyer: 3 }).id).to.not.equal(id);
    expect(digests({ number: "000" }).idf).to.equal(digests({ number: "0" }).idf);
  });
});

describe("resolveParties", () => {
  const directory = (known: Record<string, number>) => (identifier: string) => known[identifier];

  it("finds organisations by any of their identifiers", async () => {
    const known = { "EP:0088:9482348239847": 7, "VAT:SE4598375937": 3, "EP:0088:7300010000001": 3 };
    expect(await resolveParties(invoiceOf(), directory(known))).to.deep.equal(ORGANISATIONS);
  });

  it("refuses who is not known, is two, or is both sides", async () => {
    const unknown = await refused(
      resolveParties(invoiceOf(), directory({ "VAT:GB1232434": 7 })),
      "INVOICE_PARTY_UNKNOWN",
    );
    expect(unknown.values).to.deep.equal({
      field: "buyer",
      value: ["VAT:SE4598375937", "EP:0088:7300010000001"],
      name: "Customer & Sons",
    });
    const two = { "VAT:GB1232434": 7, "EP:0088:9482348239847": 8 };
    const ambiguous = await refused(resolveParties(invoiceOf(), directory(two)), "INVOICE_PARTY_AMBIGUOUS");
    expect(ambiguous.values).to.deep.equal({ field: "seller", value: two });
    const one = { "VAT:GB1232434": 7, "VAT:SE4598375937": 7 };
    expect((await refused(resolveParties(invoiceOf(), directory(one)), "INVOICE_PARTIES_SAME")).values.value).to.equal(
      7,
    );
    await refused(resolveParties(invoiceOf(), directory({ "VAT:GB1232434": 0.5 })), "ARGUMENT_INVALID");
  });
});

describe("fingerprintsOf", () => {
  const secrets = [
    { epoch: 1, secret: `0x${"01".repeat(32)}` },
    { epoch: 2, secret: SECRET },
  ];

  it("gives the keys of every epoch, newest first", async () => {
    const { id, idf, eco } = digests();
    const keys = (digest: string) =>
      [SECRET, `0x${"01".repeat(32)}`].map((secret) => fingerprintKeyOf(secret, 7, digest));
    const [[idf2, idf1], [eco2, eco1]] = [keys(idf), keys(eco)];
    const found = await fingerprintsOf(invoiceOf(), { parties: ORGANISATIONS, keysOf: localKeys(secrets) });
    expect(found).to.deep.equal({ ...ORGANISATIONS, blocking: keys(id), flagging: [idf2, eco2, idf1, eco1] });
    const byDirectory = await fingerprintsOf(invoiceOf(), {
      parties: (identifier) => ({ "VAT:GB1232434": 7, "VAT:SE4598375937": 3 })[identifier],
      keysOf: localKeys(secrets),
    });
    expect(byDirectory).to.deep.equal(found);
  });

  it("collides with what was registered before the secret was changed", async () => {
    const options = { parties: ORGANISATIONS };
    const before = await fingerprintsOf(invoiceOf(), { ...options, keysOf: localKeys(secrets.slice(0, 1)) });
    const after = await fingerprintsOf(invoiceOf({ number: "inv 00127" }), { ...options, keysOf: localKeys(secrets) });
    expect(after.blocking).to.include.members([...before.blocking]);
    expect(after.flagging).to.include.members([...before.flagging]);
  });

  it("finds the invoice that a credit note corrects", async () => {
    const keysOf = localKeys(secrets);
    const { blocking } = await fingerprintsOf(invoiceOf(), { parties: ORGANISATIONS, keysOf });
    const [corrected] = invoiceOf({ root: "CreditNote", type: "381", corrects: "inv-00127" }).corrects;
    if (corrected === undefined) return expect.fail();
    expect(await correctedFingerprints(corrected, { seller: 7, keysOf })).to.deep.equal(blocking);
  });
});

describe("fingerprintKeyOf", () => {
  const digest = `0x${"ab".repeat(32)}`;

  it("depends on the secret, the organisation and the digest", () => {
    const key = fingerprintKeyOf(SECRET, 7, digest);
    expect(key).to.match(/^0x[0-9a-f]{64}$/);
    expect(fingerprintKeyOf(SECRET, 7, digest.toUpperCase().replace("X", "x"))).to.equal(key);
    expect(fingerprintKeyOf(SECRET, 8, digest)).to.not.equal(key);
    expect(fingerprintKeyOf(`0x${"5f".repeat(32)}`, 7, digest)).to.not.equal(key);
  });

  it("refuses what is no secret, no organisation and no digest, and shows no secret", async () => {
    const short = await refused(() => fingerprintKeyOf("0x5e5e", 7, digest), "ARGUMENT_INVALID");
    expect(short.message + JSON.stringify(short.values)).not.to.contain("5e5e");
    await refused(() => fingerprintKeyOf(SECRET, 0, digest), "ARGUMENT_INVALID");
    await refused(() => fingerprintKeyOf(SECRET, 7, "0xab"), "ARGUMENT_INVALID");
  });
});
