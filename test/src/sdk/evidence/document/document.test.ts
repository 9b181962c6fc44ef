import { readFileSync } from "node:fs";
import { expect } from "chai";
import { concat, id, keccak256, toUtf8Bytes, ZeroHash } from "ethers";
import fc from "fast-check";
import { canonicalJson, type Json } from "../../../../../src/sdk/core/json/canonical-json.ts";
import { createDocument } from "../../../../../src/sdk/evidence/model/document/create-document.ts";
import { type Disclosure, disclose } from "../../../../../src/sdk/evidence/model/document/disclose.ts";
import { FIELD_TAG, fieldLeaf } from "../../../../../src/sdk/evidence/model/document/leaf.ts";
import { verifyDisclosure } from "../../../../../src/sdk/evidence/model/document/verify-disclosure.ts";

const json = { buyer: { name: "Harbour Steel", tax: "91-4403-77" }, buyers: 1, lots: [{ t: 1.5 }, { t: 2 }], ok: true };
const document = createDocument(json);
const shown = disclose(document, ["/buyer/name", "/lots/1"]);

const refusal = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return error as { code: string; values: Record<string, unknown> };
  }
  return expect.fail("nothing was thrown");
};
const withField = (change: object): Disclosure => ({
  fields: shown.fields.map((field, i) => (i === 0 ? { ...field, ...change } : field)),
});

describe("a salted document", () => {
  it("has a field for each value", () => {
    expect(document.fields.map(({ path }) => path)).to.deep.equal([
      "/buyer/name",
      "/buyer/tax",
      "/buyers",
      "/lots/0/t",
      "/lots/1/t",
      "/ok",
    ]);
    expect(new Set(document.fields.map(({ salt }) => salt)).size).to.equal(6);
  });

  it("shows what is asked for, and verifies", () => {
    expect(shown.fields.map(({ path, value }) => [path, value])).to.deep.equal([
      ["/buyer/name", "Harbour Steel"],
      ["/lots/1/t", 2],
    ]);
    expect(verifyDisclosure(document.root, shown)).to.equal(true);
    expect(verifyDisclosure(document.root, disclose(document, [""]))).to.equal(true);
    expect(verifyDisclosure(document.root, disclose(document, ["/buyer"]))).to.equal(true);
  });

  it("does not take a path for another that it begins", () => {
    expect(disclose(document, ["/buyer"]).fields.map(({ path }) => path)).to.not.include("/buyers");
  });

  it("gives away no value and no salt of another field", () => {
    const text = JSON.stringify(shown);
    for (const { path, value, salt } of document.fields) {
      if (shown.fields.some((field) => field.path === path)) continue;
      expect(text).to.not.include(salt.slice(2));
      if (typeof value === "string") expect(text).to.not.include(value);
    }
  });

  it("keeps a guessable value from being confirmed without its salt", () => {
    const tax = document.fields[1];
    const guess = fieldLeaf({ path: "/buyer/tax", value: "91-4403-77" }, ZeroHash);
    expect(shown.fields.flatMap(({ proof }) => proof)).to.not.include(guess);
    expect(guess).to.not.equal(fieldLeaf({ path: "/buyer/tax", value: "91-4403-77" }, tax?.salt as string));
  });

  for (const [name, change] of [
    ["a forged value", { value: "Other Steel" }],
    ["a value of another type", { value: null }],
    ["a moved path", { path: "/seller/name" }],
    ["a tampered salt", { salt: id("another") }],
    ["another field's proof", { proof: shown.fields[1]?.proof }],
    ["a shortened proof", { proof: shown.fields[0]?.proof.slice(1) }],
  ] as const) {
    it(`finds ${name}`, () => {
      expect(verifyDisclosure(document.root, withField(change))).to.equal(false);
    });
  }

  it("finds values that changed places", () => {
    const [a, b] = shown.fields as [Disclosure["fields"][0], Disclosure["fields"][0]];
    const swapped = {
      fields: [
        { ...a, path: b.path },
        { ...b, path: a.path },
      ],
    };
    expect(verifyDisclosure(document.root, swapped)).to.equal(false);
    expect(verifyDisclosure(createDocument(json).root, shown)).to.equal(false);
  });

  for (const [name, bad, field] of [
    ["no field", { fields: [] }, "fields"],
    ["no list", {}, "fields"],
    ["nothing", null, "fields"],
    ["a path twice", { fields: [shown.fields[0], shown.fields[0]] }, "fields[1].path"],
    [
      "a path under another",
      { fields: [shown.fields[0], { ...shown.fields[1], path: "/buyer/name/x/y" }] },
      "fields[1].path",
    ],
    ["a value beside the whole", { fields: [{ ...shown.fields[0], path: "" }, shown.fields[1]] }, "fields[1].path"],
    ["a short salt", withField({ salt: "0x12" }), "fields[0].salt"],
    ["a path that is no pointer", withField({ path: "buyer" }), "fields[0].path"],
    ["a bad escape", withField({ path: "/a~2" }), "fields[0].path"],
    ["an object as a value", withField({ value: { a: 1 } }), "fields[0].value"],
    ["a 64-byte node", withField({ proof: [concat([ZeroHash, ZeroHash])] }), "fields[0].proof"],
    ["a field that is none", { fields: [7] }, "fields[0]"],
  ] as const) {
    it(`refuses ${name}`, () => {
      const error = refusal(() => verifyDisclosure(document.root, bad as Disclosure));
      expect(error.code).to.equal("DOCUMENT_INVALID");
      expect(error.values.field).to.equal(field);
    });
  }

  it("refuses a value without canonical form, a root that is none, a path without a field, a document that is no object", () => {
    expect(refusal(() => verifyDisclosure(document.root, withField({ value: Number.NaN }))).code).to.equal(
      "JSON_INVALID",
    );
    expect(refusal(() => verifyDisclosure("0x", shown)).values.field).to.equal("root");
    expect(refusal(() => disclose(document, ["/ok", "/none"])).values.path).to.equal("/none");
    expect(refusal(() => disclose(document, ["/buye"])).code).to.equal("DOCUMENT_PATH_UNKNOWN");
    for (const bad of [null, 1, "x", [1]]) expect(refusal(() => createDocument(bad)).code).to.equal("DOCUMENT_INVALID");
    expect(refusal(() => createDocument({ a: undefined } as unknown as Json)).code).to.equal("JSON_INVALID");
  });

  it("proves every field of any document", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 6 }), (any) => {
        const made = createDocument({ ...any } as Json);
        return verifyDisclosure(made.root, disclose(made, [""]));
      }),
      { numRuns: 50 },
    );
  });
});

describe("test/vectors/documents.json", () => {
  const file = new URL("../../../../vectors/documents.json", import.meta.url);
  const { tag, documents } = JSON.parse(readFileSync(file, "utf8"));

  it("has this tag, longer leaves than an inner node, and documents", () => {
    expect(tag).to.equal(FIELD_TAG);
    expect(documents).to.have.length(5);
  });

  for (const vector of documents) {
    it(`is met: ${vector.name}`, () => {
      const salts = vector.fields.map((field: { salt: string }) => field.salt);
      const made = createDocument(JSON.parse(vector.json), { salt: () => salts.shift() });
      expect(made.root).to.equal(vector.root);
      expect(verifyDisclosure(vector.root, disclose(made, [""]))).to.equal(true);
      for (const [i, field] of disclose(made, [""]).fields.entries()) {
        const { path, canonical, salt, leaf, proof } = vector.fields[i];
        expect([field.path, canonicalJson(field.value), field.proof]).to.deep.equal([path, canonical, proof]);
        const preimage = concat([tag, salt, keccak256(toUtf8Bytes(path)), keccak256(toUtf8Bytes(canonical))]);
        expect(preimage.length).to.equal(2 + 2 * 128);
        expect(keccak256(preimage)).to.equal(leaf);
      }
    });
  }
});
