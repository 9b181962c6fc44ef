import { expect } from "chai";
import fc from "fast-check";
import { id } from "ethers";
import { parseNamedBanks } from "../../../../../src/sdk/clearing/iso20022/banks.ts";
import { obligationsOfPacs009 } from "../../../../../src/sdk/clearing/iso20022/obligations-of-pacs009.ts";
import { exportPacs009, importPacs009, type Pacs009 } from "../../../../../src/sdk/clearing/iso20022/pacs009.ts";
import { pacs009OfNets } from "../../../../../src/sdk/clearing/iso20022/pacs009-of-nets.ts";
import { isTallyError } from "../../../../../src/lib/errors.ts";

const NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pacs.009.001.08";
const TRANSFER = `<CdtTrfTxInf><PmtId><EndToEndId>E-1</EndToEndId></PmtId><IntrBkSttlmAmt Ccy="CNY">1000.50</IntrBkSttlmAmt>
  <Dbtr><FinInstnId><BICFI>FORDCNSHXXX</BICFI></FinInstnId></Dbtr><Cdtr><FinInstnId><BICFI>LAKECNBJ</BICFI></FinInstnId></Cdtr></CdtTrfTxInf>`;
const HEADER =
  "<GrpHdr><MsgId>M-1</MsgId><CreDtTm>2026-03-31T09:00:00+08:00</CreDtTm><NbOfTxs>1</NbOfTxs><SttlmInf><SttlmMtd>CLRG</SttlmMtd></SttlmInf></GrpHdr>";
const whole = (body: string, namespace = NAMESPACE) =>
  `<?xml version="1.0"?><Document xmlns="${namespace}"><FICdtTrf>${body}</FICdtTrf></Document>`;
const VALID = whole(HEADER + TRANSFER);
const BANKS = [
  { bank: 3, bic: "FORDCNSH" },
  { bank: 5, bic: "LAKECNBJXXX", name: "Lake Bank" },
  { bank: 7, bic: "MILLCNBJ" },
];

/** The error that something is refused with. */
function refusalOf(act: () => unknown) {
  try {
    act();
  } catch (error) {
    if (isTallyError(error)) return error;
    throw error;
  }
  throw new Error("it was taken");
}

describe("pacs.009", () => {
  const bic = fc.constantFrom("FORDCNSH", "LAKECNBJXXX", "MILLCNBJ");
  const line = (most: number) =>
    fc.string({ unit: "grapheme", minLength: 1, maxLength: most }).filter((text) => {
      return text.trim() !== "" && text.length <= most && /^[\t\n\r -퟿-�]*$/u.test(text);
    });
  const institution = fc.record(
    { bic, name: line(140), lei: fc.constant("506700GE1G29325QX363") },
    { requiredKeys: ["bic"] },
  );
  const amount = fc
    .record({ whole: fc.bigInt(0n, 10n ** 12n), fraction: fc.stringMatching(/^\d{1,5}$/) })
    .map(({ whole: units, fraction }) => `${units}.${fraction}`);
  const transfer = fc.record(
    {
      payment: fc.record({ endToEnd: line(35), instruction: line(35) }, { requiredKeys: ["endToEnd"] }),
      settled: fc.record({ currency: fc.constantFrom("CNY", "EUR"), amount }),
      settlementDate: fc.constant("2026-03-31"),
      debtor: fc.record({ financialInstitution: institution }),
      creditor: fc.record({ financialInstitution: institution }),
      remittance: fc.record({ lines: fc.array(line(140), { maxLength: 3 }) }),
    },
    { requiredKeys: ["payment", "settled", "debtor", "creditor"] },
  );

  it("is the same after it was written and read", () => {
    const message = fc.record({ transfers: fc.array(transfer, { minLength: 1, maxLength: 5 }), id: line(35) });
    fc.assert(
      fc.property(message, fc.constantFrom("08", "09", "10", "11", "12"), ({ transfers, id: name }, version) => {
        const settlement = { method: "CLRG" as const };
        const count = String(transfers.length);
        const header = { message: name, created: "2026-03-31T09:00:00Z", count, settlement };
        const given = { version, credit: { header, transfers } } as Pacs009;
        expect(importPacs009(exportPacs009(given))).to.deep.equal(given);
      }),
    );
  });

  it("keeps what it does not know where it stood, with its namespaces", () => {
    const own = 'xmlns:o="urn:other" o:kind="a&amp;b"';
    const xml = VALID.replace("<NbOfTxs>", "<BtchBookg>true</BtchBookg><NbOfTxs>")
      .replace(
        "</CdtTrfTxInf>",
        `<SplmtryData><Envlp><o:Note ${own}>one &lt; two</o:Note></Envlp></SplmtryData></CdtTrfTxInf>`,
      )
      .replace("<FinInstnId>", '<FinInstnId><BICFI xmlns="urn:not-this">X</BICFI>');
    const read = importPacs009(xml);
    const written = exportPacs009(read);
    expect(importPacs009(written)).to.deep.equal(read);
    expect(written.indexOf("<BtchBookg>true</BtchBookg>")).to.be.within(
      written.indexOf("</CreDtTm>"),
      written.indexOf("<NbOfTxs>"),
    );
    expect(written).to.include('<Note xmlns="urn:other" xmlns:a0="urn:other" a0:kind="a&amp;b">one &lt; two</Note>');
    expect(written).to.include('<BICFI xmlns="urn:not-this">X</BICFI>');
    // The element that it stood behind is gone: it is kept all the same.
    const [first] = read.credit.transfers;
    const { settlementDate: _, ...rest } = {
      ...first,
      unknown: [{ element: read.credit.header.unknown?.[0]?.element, after: "IntrBkSttlmDt" }],
    } as never as {
      settlementDate: string;
    };
    const moved = { ...read, credit: { ...read.credit, transfers: [rest] } } as unknown as Pacs009;
    expect(exportPacs009(moved).split("<BtchBookg>")).to.have.length(3);
  });

  const wrongFiles: Readonly<Record<string, readonly [xml: string, refusal: string]>> = {
    "is no XML": ["<Document", "PACS_XML_INVALID well-formed"],
    "has a document type": [
      `<!DOCTYPE a [<!ENTITY b "c">]>${VALID.replace(/^<\?.*?\?>/, "")}`,
      "PACS_XML_INVALID without a document type declaration",
    ],
    "is another message": [whole("", "urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"), "PACS_XML_INVALID"],
    "is of a version before": [
      whole("", NAMESPACE.replace("08", "07").replace("pacs.009.001.08", "pacs.009.001.07")),
      "PACS_XML_INVALID",
    ],
    "has two roots": [VALID.replace("</Document>", "<Other/></Document>"), "PACS_XML_INVALID of one FICdtTrf"],
    "nests without end": [whole("<A>".repeat(40) + "</A>".repeat(40)), "PACS_XML_INVALID nested 32 deep at most"],
    "mixes text and elements": [
      VALID.replace("<GrpHdr>", "<GrpHdr>words"),
      "PACS_XML_INVALID of elements or text, not both",
    ],
  };
  for (const [what, [xml, refusal]] of Object.entries(wrongFiles)) {
    it(`refuses a file that ${what}`, () => {
      const { code, values } = refusalOf(() => importPacs009(xml));
      expect(`${code} ${values.expected}`).to.include(refusal);
    });
  }

  const wrongFields: Readonly<Record<string, readonly [from: string | RegExp, to: string, field: string]>> = {
    "no message id": [/<MsgId>.*?<\/MsgId>/, "", "FICdtTrf/GrpHdr/MsgId"],
    "two message ids": [/(<MsgId>.*?<\/MsgId>)/, "$1$1", "FICdtTrf/GrpHdr/MsgId"],
    "a message id of 36 characters": ["M-1", "M".repeat(36), "FICdtTrf/GrpHdr/MsgId"],
    "a time that is none": ["T09:00", " 09:00", "FICdtTrf/GrpHdr/CreDtTm"],
    "another count": ["<NbOfTxs>1", "<NbOfTxs>2", "FICdtTrf/GrpHdr/NbOfTxs"],
    "another sum": ["</NbOfTxs>", "</NbOfTxs><CtrlSum>1000.51</CtrlSum>", "FICdtTrf/GrpHdr/CtrlSum"],
    "another total": [
      "</NbOfTxs>",
      '</NbOfTxs><TtlIntrBkSttlmAmt Ccy="CNY">1</TtlIntrBkSttlmAmt>',
      "FICdtTrf/GrpHdr/TtlIntrBkSttlmAmt",
    ],
    "a total in another currency": [
      "</NbOfTxs>",
      '</NbOfTxs><TtlIntrBkSttlmAmt Ccy="EUR">1000.5</TtlIntrBkSttlmAmt>',
      "FICdtTrf/GrpHdr/TtlIntrBkSttlmAmt/@Ccy",
    ],
    "no currency": [' Ccy="CNY"', "", "FICdtTrf/CdtTrfTxInf[1]/IntrBkSttlmAmt"],
    "a negative amount": ["1000.50", "-1", "FICdtTrf/CdtTrfTxInf[1]/IntrBkSttlmAmt"],
    "an amount of six decimals": ["1000.50", "1.123456", "FICdtTrf/CdtTrfTxInf[1]/IntrBkSttlmAmt"],
    "an amount of 19 digits": ["1000.50", "1".repeat(19), "FICdtTrf/CdtTrfTxInf[1]/IntrBkSttlmAmt"],
    "a BIC that is none": ["LAKECNBJ", "LAKE", "FICdtTrf/CdtTrfTxInf[1]/Cdtr/FinInstnId/BICFI"],
    "no transfer": [TRANSFER, "", "FICdtTrf/CdtTrfTxInf"],
  };
  for (const [what, [from, to, field]] of Object.entries(wrongFields)) {
    it(`refuses ${what}, and names the field`, () => {
      const { code, values } = refusalOf(() => importPacs009(VALID.replace(from, to)));
      expect([code, values.field]).to.deep.equal(["PACS_FIELD_INVALID", field]);
    });
  }

  it("is obligations of its debtors, numbered above what each used", () => {
    const read = importPacs009(
      whole(HEADER.replace("<NbOfTxs>1", "<NbOfTxs>2") + TRANSFER + TRANSFER.replace("1000.50", "7")),
    );
    const numbers = new Map([[3, 41n]]);
    expect(obligationsOfPacs009(read, { banks: BANKS, currency: "CNY", numbers })).to.deep.equal([
      { debtor: 3, creditor: 5, amount: 100_050n, number: 42n },
      { debtor: 3, creditor: 5, amount: 700n, number: 43n },
    ]);
  });

  const strangers: Readonly<Record<string, readonly [from: string, to: string, field: string]>> = {
    "a bank that is not named": ["LAKECNBJ", "HILLCNBJ", "Cdtr/FinInstnId/BICFI"],
    "another currency": ['"CNY"', '"EUR"', "IntrBkSttlmAmt/@Ccy"],
    "a thousandth": ["1000.50", "1000.501", "IntrBkSttlmAmt"],
    "an amount of zero": ["1000.50", "0.00", "IntrBkSttlmAmt"],
  };
  for (const [what, [from, to, field]] of Object.entries(strangers)) {
    it(`is no obligations with ${what}`, () => {
      const read = importPacs009(VALID.replace(from, to));
      const { values } = refusalOf(() => obligationsOfPacs009(read, { banks: BANKS, currency: "CNY" }));
      expect(values.field).to.equal(`FICdtTrf/CdtTrfTxInf[1]/${field}`);
    });
  }

  it("says what each bank paid and received, with sums that are zero", () => {
    const settled = { operator: 7, currency: "CNY", settledAt: 1_774_947_600, transaction: id("settled") };
    const positions = [
      { bank: 3, net: -1_005n },
      { bank: 5, net: 1_005n },
      { bank: 7, net: 0n },
    ];
    const message = pacs009OfNets({ cycle: id("cycle"), positions, banks: BANKS, ...settled });
    const read = importPacs009(exportPacs009(message));
    expect(read).to.deep.equal(message);
    const shown = read.credit.transfers.map(({ debtor, creditor, settled: { amount: paid } }) => {
      return [debtor.financialInstitution.bic, creditor.financialInstitution.bic, paid];
    });
    expect(shown).to.deep.equal([
      ["FORDCNSH", "MILLCNBJ", "10.05"],
      ["MILLCNBJ", "LAKECNBJXXX", "10.05"],
    ]);
    expect(read.credit.transfers[0]?.remittance?.lines).to.deep.equal([
      `cycle ${id("cycle")}`,
      `transaction ${id("settled")}`,
    ]);
    // The operator's own net is what the others' transfers leave with it.
    const [alone] = pacs009OfNets({ cycle: id("cycle"), positions, banks: BANKS, ...settled, operator: 3 }).credit
      .transfers;
    expect([alone?.debtor, alone?.creditor].map((each) => each?.financialInstitution.bic)).to.deep.equal([
      "FORDCNSH",
      "LAKECNBJXXX",
    ]);
    const one = { cycle: id("cycle"), banks: BANKS.slice(0, 2), positions, ...settled };
    expect(refusalOf(() => pacs009OfNets(one)).values.field).to.equal("banks");
    const nothing = { ...one, banks: BANKS, positions: [] };
    expect(refusalOf(() => pacs009OfNets(nothing)).values.field).to.equal("positions");
  });

  it("knows each bank by one BIC", () => {
    expect(parseNamedBanks(JSON.stringify(BANKS))).to.deep.equal(BANKS);
    const twice = JSON.stringify([...BANKS, { bank: 9, bic: "FORDCNSHXXX" }]);
    expect(refusalOf(() => parseNamedBanks(twice)).values.field).to.equal("[3].bic");
    expect(refusalOf(() => parseNamedBanks('[{"bank":3,"bic":"A"},{"bank":3,"bic":"B"}]')).values.field).to.equal(
      "[1].bank",
    );
    expect(refusalOf(() => parseNamedBanks("{}")).values.field).to.equal("");
  });
});
