import { readFileSync } from "node:fs";
import { expect } from "chai";
import { concat, getBytes, hexlify } from "ethers";
import { verifyProofAt } from "../../../../../src/sdk/core/proof/verify-proof-at.ts";
import type { ContentDisclosure } from "../../../../../src/sdk/data/model/content/disclosure.ts";
import { commitColumns, digestRows, LeafHasher } from "../../../../../src/sdk/data/model/content/hash-rows.ts";
import { decodeRow } from "../../../../../src/sdk/data/model/content/row.ts";
import { saltsOf } from "../../../../../src/sdk/data/model/content/salts.ts";
import { columnsOf, contentSchemaHash } from "../../../../../src/sdk/data/model/content/schema.ts";
import { verifyContentDisclosure } from "../../../../../src/sdk/data/model/content/verify-disclosure.ts";
import { contentFixture } from "../../../../../src/testing/content.ts";

const file = JSON.parse(readFileSync(new URL("../../../../vectors/data-content.json", import.meta.url), "utf8"));

describe("data: vectors of contents", () => {
  for (const vector of file.contents) {
    it(`agree with ethers, Node and OpenZeppelin: ${vector.name}`, () => {
      const { schema, resource, version, count } = vector;
      const content = { schema, resource, version, count };
      const columns = columnsOf(schema);
      expect(contentSchemaHash(schema)).to.equal(vector.schemaHash);
      const values = vector.rows.map((row: { values: string[] }) => decodeRow(getBytes(concat(row.values)), columns));
      const fixture = contentFixture({ schema, resource, version, values, seed: getBytes(file.seed) });
      expect(fixture.root).to.equal(vector.root);
      const salts = saltsOf(getBytes(file.seed), columns.length);
      const leaves = new LeafHasher(content, 1);
      for (const [index, row] of vector.rows.entries()) {
        const bytes = getBytes(concat(row.values));
        let end = 0;
        const ends = Uint32Array.from(row.values, (value: string) => (end += getBytes(value).length));
        const words = salts(index, 1);
        expect(hexlify(words)).to.equal(concat(row.salts));
        const commitments = commitColumns(words, { bytes, ends }, columns.length);
        expect(hexlify(commitments)).to.equal(concat(row.commitments));
        const digest = digestRows(commitments, columns.length);
        expect(hexlify(digest)).to.equal(row.digest);
        expect(hexlify(leaves.hash(index, digest))).to.equal(row.leaf);
        expect(verifyProofAt(vector.root, row.leaf, row.proof, { index, count })).to.equal(true);
        const disclosure: ContentDisclosure = {
          form: "tallystick/content-disclosure/v1",
          ...content,
          rows: [{ index, columns: row.values.map((value: string, i: number) => ({ value, salt: row.salts[i] })) }],
          path: row.proof,
        };
        const [proved] = verifyContentDisclosure({ root: vector.root, resource, version, count }, disclosure);
        expect([...(proved?.values.values() ?? [])]).to.deep.equal(values[index]);
      }
    });
  }
});
