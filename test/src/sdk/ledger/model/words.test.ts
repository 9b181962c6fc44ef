import { expect } from "chai";
import { encodeBytes32String } from "ethers";
import { TallyError } from "../../../../../src/lib/errors.ts";
import { inWords } from "../../../../../src/sdk/core/error-words.ts";
import { LEDGER_WORDS } from "../../../../../src/sdk/ledger/error-words.ts";
import { INSTRUMENT_KINDS, instrumentKindOf } from "../../../../../src/sdk/ledger/model/instrument-kind.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const told = (code: string, values: Record<string, unknown>) => {
  const error = new TallyError(code, `${code}: ${Object.values(values).join()}`, { retryable: false, values });
  return (inWords(error, LEDGER_WORDS) as TallyError).message;
};

describe("words of the ledger", () => {
  it("name times and fields of what the contract refuses", () => {
    expect(told("Holdings_Closed", { id: 2n, closesAt: 60n })).to.equal(
      "Holdings_Closed: id 2, closesAt 1970-01-01T00:01:00Z",
    );
    expect(told("Holdings_OrderExpired", { deadline: 60n, now_: 61n })).to.contain("now_ 1970-01-01T00:01:01Z");
    expect(told("Obligations_TermsInvalid", { field: encodeBytes32String("maturity") })).to.equal(
      "Obligations_TermsInvalid: field maturity",
    );
  });

  it("name a time that no date can name by its second", () => {
    const last = 8_640_000_000_000n;
    expect(told("Liens_NotEnforceable", { enforceableFrom: last })).to.contain("+275760-09-13T00:00:00Z");
    expect(told("Liens_NotEnforceable", { enforceableFrom: last + 1n })).to.contain("second 8640000000001");
    expect(told("Liens_NotEnforceable", { enforceableFrom: 2n ** 48n - 1n })).to.contain("second 281474976710655");
  });

  it("name the kinds of instruments, and refuse a kind that is none", async () => {
    expect([0n, 1n, 2n, 3n, 4n].map(instrumentKindOf)).to.deep.equal(INSTRUMENT_KINDS);
    const { values } = await refused(() => instrumentKindOf(5n), "ARGUMENT_INVALID");
    expect(values).to.deep.equal({ field: "kind", value: 5n });
  });
});
