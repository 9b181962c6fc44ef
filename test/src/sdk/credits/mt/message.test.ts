import { expect } from "chai";
import fc from "fast-check";
import { isTallyError } from "../../../../../src/lib/errors.ts";
import type { FieldSpec } from "../../../../../src/sdk/credits/mt/spec.ts";
import { exportMt, importMt, type MtMessage, type MtType } from "../../../../../src/sdk/credits/mt/message.ts";
import { MT_SPECS } from "../../../../../src/sdk/credits/mt/specs.ts";

const ISSUE = `{1:F01BANKCNBJAXXX0000000000}{2:I700BANKDEFFXXXXN}{4:
:27:1/1
:40A:IRREVOCABLE TRANSFERABLE
:20:LC2025/0117
:31C:250117
:40E:UCP LATEST VERSION
:31D:250630FRANKFURT
:50:STEEL IMPORT CO LTD
NO 1 HARBOUR ROAD, NANJING
:59:/DE89370400440532013000
MILL GMBH
DUISBURG
:32B:EUR1000000,
:39A:10/10
:41D:ANY BANK
BY NEGOTIATION
:42C:SIGHT
:43P:ALLOWED
:43T:NOT ALLOWED
:44E:HAMBURG
:44F:SHANGHAI
:44C:250610
:45A:2 000 TONS OF STEEL COIL (CIF SHANGHAI)
:46A:+SIGNED INVOICE IN THREE COPIES
+FULL SET OF BILLS OF LADING
:77X:WHAT NOBODY KNOWS
SECOND LINE
:48:21/AFTER DATE OF SHIPMENT
:49:MAY ADD
-}{5:{CHK:0123456789AB}}`;

const REFUSAL = `:20:LC2025/0117
:21:PRES-1
:32A:250409EUR400000,5
:77J:1) GOODS DESCRIPTION DIFFERS
2) BILL OF LADING NOT SIGNED
:77B:/HOLD/`;

const wrong = (text: string, type: MtType = "734") => {
  try {
    importMt(text, type);
  } catch (error) {
    if (isTallyError(error)) return [error.code, error.values.field ?? "", error.values.value];
    throw error;
  }
  return [];
};

/* WHAT IS GENERATED */

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/?(),.'+ ".split("");
const line = fc
  .array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 11 })
  .map((all) => all.join(""))
  .filter((text) => !text.startsWith("/"));
const lines = (most: number) => fc.array(line, { minLength: 1, maxLength: most });
const reference = fc
  .array(fc.constantFrom(...LETTERS.slice(0, 36)), { minLength: 1, maxLength: 16 })
  .map((all) => all.join(""));
const date = fc
  .integer({ min: 0, max: 36_523 })
  .map((days) => new Date(Date.UTC(2000, 0, 1 + days)).toISOString().slice(0, 10));
const amount = fc
  .tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 99 }))
  .map(([whole, cents]) => `${whole}${cents === 0 ? "" : `.${String(cents).padStart(2, "0").replace(/0$/, "")}`}`);
const money = fc.record({ currency: fc.constantFrom("CNY", "EUR", "USD"), amount });
const dated = fc.tuple(date, money).map(([day, each]) => ({ date: day, ...each }));
const party = fc.oneof(
  lines(4).map((all) => ({ lines: all })),
  fc.tuple(line, lines(4)).map(([account, all]) => ({ account, lines: all })),
);
const percent = fc.integer({ min: 0, max: 99 });
const FORMS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  "27": fc.constantFrom("1/1", "1/3"),
  "26E": fc.integer({ min: 1, max: 999 }).map(String),
  "40A": fc.constantFrom("IRREVOCABLE", "IRREVOCABLE TRANSFERABLE"),
  "40E": fc.constantFrom("UCP LATEST VERSION", "EUCP LATEST VERSION"),
  "43P": fc.constantFrom("ALLOWED", "NOT ALLOWED"),
  "43T": fc.constantFrom("ALLOWED", "CONDITIONAL"),
  "49": fc.constantFrom("CONFIRM", "MAY ADD", "WITHOUT"),
  "22A": fc.constant("ISSU"),
  "23S": fc.constant("CANCEL"),
  "20": reference,
  "21": reference,
  "23": reference,
  "31C": date,
  "44C": date,
  "30": date,
  "31D": fc.record({ date, place: line }),
  "32B": money,
  "33B": money,
  "34B": money,
  "32A": dated,
  "39A": fc.record({ plus: percent, minus: percent }),
  "48": fc.oneof(fc.record({ days: percent }), fc.record({ days: percent, from: line })),
  "50": party,
  "59": party,
};
const MONEY_OPTIONS = ["32a", "33a", "34a"];

function generated({ tag, options }: FieldSpec): fc.Arbitrary<unknown> {
  if (options === undefined) return FORMS[tag] ?? lines(2).map((all) => all.join("\n"));
  return fc.constantFrom(...options).chain((option) => {
    const inner = MONEY_OPTIONS.includes(tag) ? (option === "A" ? dated : money) : party;
    const value = tag === "41a" ? lines(3).map((all) => all.join("\n")) : inner;
    return value.map((each) => ({ option, value: each }));
  });
}

function messages(type: MtType): fc.Arbitrary<MtMessage> {
  const specs = Object.entries(MT_SPECS[type]) as unknown as [string, FieldSpec][];
  const mandatory = specs.filter(([, spec]) => spec.mandatory).map(([name]) => name);
  const fields = fc.record(Object.fromEntries(specs.map(([name, spec]) => [name, generated(spec)])), {
    requiredKeys: mandatory,
  });
  const unknown = fc.array(
    fc.record({ tag: fc.constantFrom("99X", "11Z"), value: lines(2).map((all) => all.join("\n")) }),
    { maxLength: 2 },
  );
  return fc.tuple(fields, unknown).map(([given, more]) => {
    const after = (specs.filter(([name]) => name in given).map(([, spec]) => spec)[0] as FieldSpec).tag;
    const kept = more.map((each) => ({ ...each, after }));
    return { type, fields: given, ...(kept.length > 0 && { unknown: kept }) } as unknown as MtMessage;
  });
}

describe("SWIFT messages of letters of credit", () => {
  for (const type of Object.keys(MT_SPECS) as MtType[]) {
    it(`MT ${type}: what is written is read as the same, whatever it says`, () => {
      fc.assert(
        fc.property(messages(type), (message) => {
          const text = exportMt(message);
          expect(importMt(text, type)).to.deep.equal(message);
          expect(exportMt(importMt(text, type))).to.equal(text);
        }),
        { numRuns: 300 },
      );
    });
  }

  it("are read with their blocks, and what nobody knows is kept where it stood", () => {
    const message = importMt(ISSUE) as MtMessage<"700">;
    expect(message.fields).to.deep.include({
      form: "IRREVOCABLE TRANSFERABLE",
      expiry: { date: "2025-06-30", place: "FRANKFURT" },
      beneficiary: { account: "DE89370400440532013000", lines: ["MILL GMBH", "DUISBURG"] },
      amount: { currency: "EUR", amount: "1000000" },
      availableWith: { option: "D", value: "ANY BANK\nBY NEGOTIATION" },
      presentation: { days: 21, from: "AFTER DATE OF SHIPMENT" },
    });
    expect(message.unknown).to.deep.equal([{ tag: "77X", value: "WHAT NOBODY KNOWS\nSECOND LINE", after: "46A" }]);
    expect(exportMt(message)).to.equal(ISSUE.replaceAll("\n", "\r\n"));
    expect(importMt(REFUSAL, "734").fields.drawn).to.deep.equal({
      date: "2025-04-09",
      currency: "EUR",
      amount: "400000.5",
    });
  });

  it("are refused with the field and the value that are wrong", () => {
    const change = (from: string, to: string) => REFUSAL.replace(from, to);
    expect(wrong(change("250409", "250431"))).to.deep.equal(["MT_FIELD_INVALID", "drawn", "250431"]);
    expect(wrong(change("EUR400000,5", "EUR400000.5"))[0]).to.equal("MT_FIELD_INVALID");
    expect(wrong(change("PRES-1", "PRES//1"))).to.deep.equal(["MT_FIELD_INVALID", "presentersReference", "PRES//1"]);
    expect(wrong(change("PRES-1", "PRES-1\n:21:PRES-2"))).to.deep.equal([
      "MT_FIELD_INVALID",
      "presentersReference",
      "PRES-2",
    ]);
    expect(wrong(change("SIGNED", "SIGNED ~"))[1]).to.equal("discrepancies");
    expect(wrong(change("NOT SIGNED", "X".repeat(51)))[1]).to.equal("discrepancies");
    expect(wrong(change(":77B:/HOLD/", ""))).to.deep.equal(["MT_FIELD_INVALID", "disposal", "nothing"]);
    expect(wrong("WORDS")).to.deep.equal(["MT_TEXT_INVALID", "", "WORDS"]);
    expect(wrong(ISSUE)).to.deep.equal(["MT_TEXT_INVALID", "", "700"]);
    expect(wrong("X".repeat(100_001))[0]).to.equal("MT_TEXT_INVALID");
    expect(() => importMt(REFUSAL)).to.throw("of no type");
    expect(() => importMt("{2:I700X}{4:\n:20:A")).to.throw("fourth block");
    const message = importMt(REFUSAL, "734");
    const evil = { ...message, fields: { ...message.fields, disposal: "/HOLD/\n:77Z:SMUGGLED" } };
    expect(() => exportMt(evil)).to.throw("disposal");
    expect(() => exportMt({ ...message, unknown: [{ tag: "99X", value: "A\r\n:20:B" }] })).to.throw("unknown");
    expect(() => exportMt({ ...message, fields: { ...message.fields, other: "X" } as never })).to.throw("other");
  });
});
