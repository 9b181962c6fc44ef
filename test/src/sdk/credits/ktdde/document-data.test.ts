import { expect } from "chai";
import fc from "fast-check";
import { isTallyError } from "../../../../../src/lib/errors.ts";
import {
  DOCUMENT_CODE_LIST,
  DOCUMENT_CODES,
  type DocumentBundle,
  exportDocumentData,
  importDocumentData,
  KTDDE,
} from "../../../../../src/sdk/credits/ktdde/document-data.ts";

const ACT = `0x${"ab".repeat(32)}`;
const INVOICE = `{
  "act": "${ACT}",
  "sentBy": { "bank": "BANKDEFF" },
  "documents": [
    {
      "pages": 2,
      "code": { "standard": "UN/CEFACT 1001", "version": "D.23B", "field": "380", "name": "Handelsrechnung" },
      "elements": [
        { "standard": "ICC KTDDE", "version": "2024-04", "field": "1004", "value": "INV-7" },
        { "standard": "UBL", "version": "2.1", "field": "cbc:IssueDate", "value": "2025-03-20", "seen": true },
        { "standard": "a bank's own", "version": "3", "field": "lines", "value": [{ "kg": 12.5 }, null] }
      ]
    },
    { "code": { "standard": "UN/CEFACT 1001", "version": "D.23B", "field": "999" }, "elements": [] }
  ]
}`;

function failsAt(json: unknown, field: string): void {
  try {
    importDocumentData(JSON.stringify(json));
  } catch (error) {
    if (!isTallyError(error, "CREDIT_JSON_INVALID")) throw error;
    expect(error.values.field).to.equal(field);
    return;
  }
  expect.fail(`nothing was wrong with ${field}`);
}

const standard = fc.constantFrom(KTDDE, "UBL", "DCSA");
const named = { version: fc.string(), others: fc.option(others(), { nil: undefined }) };
const element = standard.chain((list) =>
  fc.record({
    standard: fc.constant(list),
    field: list === KTDDE ? fc.stringMatching(/^[0-9]{4}$/) : fc.string(),
    value: json(),
    ...named,
  }),
);
const code = fc.record({
  standard: fc.constant(DOCUMENT_CODE_LIST),
  field: fc.constantFrom(...Object.keys(DOCUMENT_CODES)),
  ...named,
});
const bundle = fc.record(
  {
    act: fc.constant(ACT),
    documents: fc.array(fc.record({ code, elements: fc.array(element), others: named.others })),
    others: others(),
  },
  { requiredKeys: ["documents"] },
);

/** What JSON can say. */
function json(): fc.Arbitrary<never> {
  return fc
    .jsonValue({ noUnicodeString: true })
    .map((value) => JSON.parse(JSON.stringify(value))) as fc.Arbitrary<never>;
}

/** Members that nobody here knows. */
function others(): fc.Arbitrary<Record<string, never>> {
  return fc.dictionary(fc.stringMatching(/^x[a-z]{1,5}$/), json(), { minKeys: 1, noNullPrototype: true });
}

const without = (value: unknown) => JSON.parse(JSON.stringify(value)) as DocumentBundle;

describe("data of documents by ICC's names", () => {
  it("is read with each list, version and name, and what nobody knows is kept", () => {
    const read = importDocumentData(INVOICE);
    expect(read.act).to.equal(ACT);
    expect(read.others).to.deep.equal({ sentBy: { bank: "BANKDEFF" } });
    const [invoice, unknown] = read.documents;
    expect(invoice?.others).to.deep.equal({ pages: 2 });
    expect(invoice?.code.others).to.deep.equal({ name: "Handelsrechnung" });
    expect(DOCUMENT_CODES[invoice?.code.field ?? ""]).to.equal("commercial invoice");
    expect(invoice?.elements[1]?.others).to.deep.equal({ seen: true });
    expect(unknown?.code.field).to.equal("999");
  });

  it("comes out as it went in", () => {
    expect(JSON.parse(exportDocumentData(importDocumentData(INVOICE)))).to.deep.equal(JSON.parse(INVOICE));
    fc.assert(
      fc.property(bundle, (made) => {
        const given = without(made);
        expect(importDocumentData(exportDocumentData(given))).to.deep.equal(given);
      }),
    );
  });

  it("refuses what lacks a name, and a UID that is none, by the field", () => {
    const { documents, ...rest } = JSON.parse(INVOICE);
    failsAt(rest, "documents");
    failsAt({ documents, act: "0x12" }, "act");
    const [{ code: of }] = documents;
    failsAt({ documents: [{ code: { ...of, version: 3 }, elements: [] }] }, "documents[0].code.version");
    const one = (changes: object) => {
      const each = { standard: KTDDE, version: "2024-04", field: "1004", value: "INV-7", ...changes };
      return { documents: [{ code: of, elements: [each] }] };
    };
    failsAt(one({ field: "number" }), "documents[0].elements[0].field");
    failsAt(one({ standard: undefined }), "documents[0].elements[0].standard");
    const wrong = { documents: [{ code: of, elements: [{ standard: KTDDE, version: "1", field: "12", value: 1 }] }] };
    expect(() => exportDocumentData(wrong)).to.throw();
  });
});
