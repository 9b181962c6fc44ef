/**
 * test/vectors/subjects.json, which the Solidity tests and the client's tests read alike: what a statement about units or about an
 * exceedance has as its subject. Deterministic: everything follows from the constants below, by ethers, never by our own code.
 */
import { concat, id, keccak256, toBeHex } from "ethers";
import type { Generator } from "./generator.ts";
import { vectorFile } from "./vector-file.ts";

const ids = Array.from({ length: 33 }, (_, i) => id(`unit ${i}`));
const [first, second] = ids as [string, string, ...string[]];
const listCase = (name: string, units: readonly string[]) => ({ name, units, subject: keccak256(concat(units)) });
const units = [
  { name: "one unit", units: [first], subject: first },
  listCase("two units", [first, second]),
  listCase("the same two in the other order", [second, first]),
  listCase("one unit twice", [first, first]),
  listCase("thirty-three units", ids),
];

const exceedanceCase = (name: string, sensor: number, seq: number) => ({
  name,
  sensor,
  seq,
  subject: toBeHex((BigInt(sensor) << 64n) | BigInt(seq), 32),
});
const exceedances = [
  exceedanceCase("the first", 1, 1),
  exceedanceCase("sensor and reading exchanged", 1207, 3),
  exceedanceCase("every field full, as far as JavaScript counts", 2 ** 32 - 1, Number.MAX_SAFE_INTEGER),
];

/** test/vectors/subjects.json: subjects that both sides compute. */
export const subjectVectors: Generator = {
  name: "subject vectors",
  files: () =>
    new Map([
      vectorFile("subjects", {
        generated: "written by scripts/generate/subject-vectors.ts, not by hand",
        units,
        exceedances,
      }),
    ]),
};
