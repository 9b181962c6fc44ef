import { parseEpcisQuery } from "../../../../../src/indexer/custody/epcis/query.ts";
import { refused } from "../../../../../src/testing/errors.ts";

describe("parameters of an EPCIS query", () => {
  for (const name of ["toString", "constructor", "__proto__", "EQ_nothing"]) {
    it(`refuses ${name}`, () => refused(() => parseEpcisQuery(new Map([[name, ["1"]]])), "EPCIS_QUERY_INVALID"));
  }
});
