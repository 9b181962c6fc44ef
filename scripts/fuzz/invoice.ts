/** The reader of UBL invoices under fire: other serialisations, mutated and invented documents, nesting, references, random bytes. */
import { isTallyError } from "../../src/lib/errors.ts";
import { canonicalRecord } from "../../src/sdk/receivables/invoice/canonical-record.ts";
import { classifyInvoice } from "../../src/sdk/receivables/invoice/classify-invoice.ts";
import { fieldDigests } from "../../src/sdk/receivables/invoice/field-digests.ts";
import { type InvoiceDraft, invoiceXml } from "../../src/testing/invoices.ts";
import { reserialise } from "../../src/testing/reserialise.ts";
import type { FuzzTarget } from "./target.ts";

type Chance = () => number;

const PROBLEMS = 5;
/** Milliseconds: hundreds of times what the longest of these inputs takes. */
const TOO_LONG = 2_000;
/** Characters of the longest error, with its values. */
const LONGEST_ERROR = 4_000;
const ORGANISATIONS = { seller: 7, buyer: 3 };

const below = (chance: Chance, limit: number) => Math.floor(chance() * limit);
const pick = <T>(chance: Chance, list: readonly T[]): T => list[below(chance, list.length)] as T;

const NUMBERS = [
  "INV-1",
  "0",
  "--",
  "",
  "7".repeat(200),
  "\u0661\u0662",
  "\u202eINV",
  "a\u0301",
  "发票001",
  "&lt;1&gt;",
  "__proto__",
];
const AMOUNTS = [
  "1656.25",
  "0",
  "-0.00",
  "-5",
  "1e3",
  ".",
  "9".repeat(60),
  "0.001",
  "1,5",
  "NaN",
  "+7.",
  "\uff11",
  " 12 ",
];
const DATES = [
  "2026-05-04",
  "2026-02-30",
  "2026-05-04Z",
  "0000-01-01",
  "9999-12-31+14:00",
  "",
  "-2026-05-04",
  "20260504",
];
const CURRENCIES = ["EUR", "JPY", "KWD", "eur", "XXX", "", "EURO"];
const TYPES = ["380", "381", "393", "396", "384", "", "380 ", "constructor"];
const TOKENS = [
  ...[
    "<",
    ">",
    "</",
    "/>",
    "&",
    ";",
    "&#0;",
    "&#x110000;",
    "&lt;",
    "&amp;",
    "&x;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "--",
    "<?",
    "?>",
  ],
  ...[
    "<!DOCTYPE a>",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>",
    "xmlns=''",
    "xmlns:cbc='x'",
    "'",
    '"',
    "=",
    "\u0000",
    "\ufeff",
    "\ufffe",
    "é",
  ],
  ...["<cbc:ID>2</cbc:ID>", "<cac:PayeeParty/>", "<cac:Party>", "</cac:Party>", "currencyID='USD'", "<cbc:DueDate>"],
];

function draft(chance: Chance): Partial<InvoiceDraft> {
  const mostly = <T>(usual: T, others: readonly T[]): T => (chance() < 0.75 ? usual : pick(chance, others));
  const root = mostly("Invoice", ["CreditNote"] as const);
  return {
    root,
    type: mostly(root === "Invoice" ? "380" : "381", TYPES),
    number: mostly("INV-0012/7", NUMBERS),
    payable: mostly("1656.25", AMOUNTS),
    issueDate: mostly("2026-05-04", DATES),
    currency: mostly("EUR", CURRENCIES),
    ...(chance() < 0.2 && { dueDate: undefined }),
    ...(chance() < 0.3 && { corrects: pick(chance, NUMBERS) }),
    ...(chance() < 0.1 && { payee: pick(chance, NUMBERS) }),
    ...(chance() < 0.1 && { payableCurrency: pick(chance, CURRENCIES) }),
  };
}

/** Bytes changed, dropped, doubled, or replaced by something that means something in XML. */
function mutated(chance: Chance): Buffer {
  let bytes = Buffer.from(invoiceXml(draft(chance)));
  for (let changes = 1 + below(chance, 4); changes > 0; changes--) {
    const at = below(chance, bytes.length);
    const middle = pick(chance, [
      Buffer.from([below(chance, 256)]),
      Buffer.from(pick(chance, TOKENS)),
      bytes.subarray(at, at + below(chance, 200)),
      Buffer.alloc(0),
    ]);
    bytes = Buffer.concat([bytes.subarray(0, at), middle, bytes.subarray(at + below(chance, 8))]);
  }
  return bytes;
}

function input(chance: Chance): Buffer {
  switch (below(chance, 8)) {
    case 0:
    case 1:
      return Buffer.from(invoiceXml(draft(chance)));
    case 2:
      return Buffer.from(reserialise(invoiceXml(draft(chance)), chance));
    case 3:
      return Buffer.from(Array.from({ length: 1 + below(chance, 20) }, () => pick(chance, TOKENS)).join(""));
    case 4: {
      if (chance() < 0.5) return Buffer.from(Array.from({ length: below(chance, 64) }, () => below(chance, 256)));
      const nested = "<a>".repeat(1 + below(chance, 200));
      return Buffer.from(invoiceXml({ more: chance() < 0.5 ? nested : nested + nested.replaceAll("<", "</") }));
    }
    default:
      return mutated(chance);
  }
}

/** How reading ends; throws for what must not be. */
function outcomeOf(bytes: Buffer): string {
  const classified = classifyInvoice(bytes, {});
  JSON.stringify(canonicalRecord(classified));
  if (classified.outcome === "refused") {
    const { code, message, values } = classified.reason;
    if (typeof values.field !== "string" || !("value" in values)) throw new Error(`${code} names no field and value`);
    if (message.length + JSON.stringify(values).length > LONGEST_ERROR) throw new Error(`${code} is long`);
    return code;
  }
  const { invoice } = classified;
  fieldDigests(invoice, ORGANISATIONS);
  const [largest, positive] = [2n ** 128n, invoice.payable > 0n];
  if (invoice.payable === 0n || invoice.payable >= largest || invoice.payable <= -largest) throw new Error("amount");
  if (!/^[\p{L}\p{N}]{1,128}$/u.test(invoice.canonicalNumber)) throw new Error(`number ${invoice.canonicalNumber}`);
  if (!/^\d{4}-\d\d-\d\d$/.test(invoice.issueDate)) throw new Error(`date ${invoice.issueDate}`);
  if (classified.outcome === "receivable" && !positive) throw new Error("a receivable below zero");
  return classified.outcome;
}

export const invoiceTarget: FuzzTarget = {
  name: "invoice",
  run(random, count) {
    const outcomes: Record<string, number> = {};
    const problems: string[] = [];
    const complain = (bytes: Buffer, what: string) => {
      if (problems.length < PROBLEMS) problems.push(`${what}: ${bytes.subarray(0, 8_192).toString("base64")}`);
    };
    for (let tried = 0; tried < count; tried++) {
      const bytes = input(random);
      const begun = performance.now();
      let outcome = "untyped";
      try {
        outcome = outcomeOf(bytes);
      } catch (error) {
        complain(bytes, isTallyError(error) ? `${error.code} is thrown` : String(error));
      }
      if (performance.now() - begun > TOO_LONG) complain(bytes, "hangs");
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
    return { inputs: count, outcomes, problems };
  },
};
