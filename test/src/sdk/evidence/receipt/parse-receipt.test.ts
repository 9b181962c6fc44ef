import { expect } from "chai";
import type { EvidenceReceipt } from "../../../../../src/sdk/evidence/model/receipt/evidence-receipt.ts";
import { parseReceipt } from "../../../../../src/sdk/evidence/model/receipt/parse-receipt.ts";
import { evidenceSystem } from "../../../../../src/testing/evidence.ts";

type System = Awaited<ReturnType<typeof evidenceSystem>>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] extends object ? Mutable<T[K]> : T[K] };

const copy = (receipt: EvidenceReceipt) => structuredClone(receipt) as Mutable<EvidenceReceipt>;
const refusal = async (act: () => unknown) => {
  try {
    await act();
  } catch (error) {
    return error as { code: string; values: Record<string, unknown> };
  }
  return expect.fail("nothing was thrown");
};

describe("an evidence receipt as text", () => {
  let system: System;
  let receipt: EvidenceReceipt;
  before(async () => {
    system = await evidenceSystem();
    receipt = system.receipts[1] as EvidenceReceipt;
  });

  it("is read as it was written", () => {
    expect(parseReceipt(JSON.stringify(receipt))).to.deep.equal(receipt);
  });

  const bad: readonly [string, (r: Mutable<EvidenceReceipt>) => void, string][] = [
    [
      "another format",
      (r) => {
        r.format = "x" as never;
      },
      "format",
    ],
    [
      "a short hash",
      (r) => {
        r.file.sha256 = "0x12";
      },
      "file.sha256",
    ],
    [
      "a negative size",
      (r) => {
        r.file.size = -1;
      },
      "file.size",
    ],
    [
      "a half byte",
      (r) => {
        r.file.size = 1.5;
      },
      "file.size",
    ],
    [
      "a field too many",
      (r) => {
        (r.batch as { extra?: number }).extra = 1;
      },
      "batch.extra",
    ],
    ["a field too few", (r) => void delete (r.statement as { salt?: string }).salt, "statement.salt"],
    [
      "a 64-byte node",
      (r) => {
        r.batch.path[0] = `0x${"ab".repeat(64)}`;
      },
      "batch.path[0]",
    ],
    [
      "a path that is no list",
      (r) => {
        r.batch.path = {} as never;
      },
      "batch.path",
    ],
    [
      "no object",
      (r) => {
        r.anchor = null as never;
      },
      "anchor",
    ],
    [
      "an address with a wrong checksum",
      (r) => {
        r.statement.attester = r.statement.attester.replace(/[a-f]/, (c) => c.toUpperCase());
      },
      "statement.attester",
    ],
    [
      "a salt of a field that is no hex",
      (r) => {
        (r.metadata.fields[0] as { salt: string }).salt = "?";
      },
      "metadata.fields[0].salt",
    ],
    [
      "a validity of more than 48 bits",
      (r) => {
        r.statement.validUntil = 2 ** 48;
      },
      "statement.validUntil",
    ],
    [
      "a text for a number",
      (r) => {
        r.chain.chainId = "1" as never;
      },
      "chain.chainId",
    ],
    [
      "a number for a text",
      (r) => {
        r.organisation.name = 1 as never;
      },
      "organisation.name",
    ],
    [
      "a truth that is none",
      (r) => {
        r.schema.revocable = 1 as never;
      },
      "schema.revocable",
    ],
    [
      "hex of half a byte",
      (r) => {
        r.anchor.proof.header = "0x1";
      },
      "anchor.proof.header",
    ],
  ];
  for (const [name, spoil, field] of bad) {
    it(`is refused with ${name}`, async () => {
      const spoilt = copy(receipt);
      spoil(spoilt);
      const error = await refusal(() => parseReceipt(JSON.stringify(spoilt)));
      expect(error.code).to.equal("RECEIPT_INVALID");
      expect(error.values.field).to.equal(field);
    });
  }

  it("is refused of another version, with a field twice, or when it is no JSON", async () => {
    const text = JSON.stringify(receipt);
    const version = await refusal(() => parseReceipt(JSON.stringify({ ...receipt, version: 2 })));
    expect([version.code, version.values.value]).to.deep.equal(["RECEIPT_VERSION", 2]);
    expect((await refusal(() => parseReceipt(text.replace("{", '{"uid":"0x",')))).code).to.equal("JSON_INVALID");
    expect((await refusal(() => parseReceipt(text.slice(1)))).code).to.equal("JSON_INVALID");
    expect((await refusal(() => parseReceipt("null"))).values.field).to.equal("format");
  });
});
