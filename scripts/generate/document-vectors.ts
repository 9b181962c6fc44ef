/** test/vectors/documents.json, which Solidity and TypeScript tests read. Salts are derived, never random, here. */
import { id, keccak256, toUtf8Bytes } from "ethers";
import { canonicalJson, type Json } from "../../src/sdk/core/json/canonical-json.ts";
import { createDocument } from "../../src/sdk/evidence/model/document/create-document.ts";
import { disclose } from "../../src/sdk/evidence/model/document/disclose.ts";
import { FIELD_TAG, fieldLeaf } from "../../src/sdk/evidence/model/document/leaf.ts";
import type { Generator } from "./generator.ts";

const DOCUMENTS: Record<string, Json> = {
  "one field": { tonnes: 12.5 },
  "no field": {},
  "bill of lading": {
    number: "BL-2031-00417",
    shipper: { name: "Harbour Steel", taxNumber: "91-4403-77" },
    goods: [
      { kind: "hot rolled coil", tonnes: 24.18, heat: "H77-1045" },
      { kind: "hot rolled coil", tonnes: 23.9, heat: "H77-1046" },
    ],
    clean: true,
    remarks: null,
    marks: [],
  },
  "awkward names": { "a/b": 1, "m~n": 2, "": 3, "€": "é", "\u0000": "\u001f", " ": { __proto__x: 1e21 } },
  numbers: { zero: -0, small: 5e-324, large: 1.7976931348623157e308, whole: 9007199254740991, third: 1 / 3 },
};

const documents = Object.entries(DOCUMENTS).map(([name, json]) => {
  let next = 0;
  const document = createDocument(json, { salt: () => id(`${name} ${next++}`) });
  const shown = disclose(document, [""]);
  return {
    name,
    json: canonicalJson(json),
    root: document.root,
    fields: shown.fields.map((field) => ({
      path: field.path,
      canonical: canonicalJson(field.value),
      pathHash: keccak256(toUtf8Bytes(field.path)),
      valueHash: keccak256(toUtf8Bytes(canonicalJson(field.value))),
      salt: field.salt,
      leaf: fieldLeaf(field, field.salt),
      proof: field.proof,
    })),
  };
});

const text = () =>
  `${JSON.stringify({ generated: "by scripts/generate/document-vectors.ts: npm run generate", tag: FIELD_TAG, count: documents.length, documents }, null, 2)}\n`;

export const documentVectors: Generator = {
  name: "document vectors",
  files: () => new Map([["test/vectors/documents.json", text()]]),
};
