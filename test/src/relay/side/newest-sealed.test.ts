import { expect } from "chai";
import { fetchNewestSealed } from "../../../../src/relay/side/newest-sealed.ts";
import type { Side } from "../../../../src/relay/side/side.ts";
import type { QbftHeader } from "../../../../src/sdk/anchoring/model/qbft-header.ts";
import { sdkError } from "../../../../src/sdk/core/errors.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { qbftValidators } from "../../../../src/testing/qbft/validators.ts";
import { sideHeader } from "../../../../src/testing/side-chain/headers.ts";

describe("fetchNewestSealed", () => {
  const validators = qbftValidators(4);
  const strangers = qbftValidators(4, "stranger");
  const trusted = validators.map(({ address }) => address);
  const sideOf = (headers: Readonly<Record<number, QbftHeader>>): Side =>
    ({
      heads: async () => Object.keys(headers).map(Number).toReversed(),
      async header(number: number) {
        const header = headers[number];
        if (header?.number === number) return header;
        throw sdkError("BLOCK_UNKNOWN", `no block ${number}`, { block: number });
      },
    }) as Partial<Side> as Side;
  const honest = (number: number) => sideHeader({ number, validators });
  const foreign = (number: number) => sideHeader({ number, validators: strangers });
  const unsealed = (number: number) => sideHeader({ number, validators, sealers: 2 });
  const unknown = () => sideHeader({ number: 0, validators });

  it("is the highest that trusted validators sealed", async () => {
    const cases: readonly (readonly [Readonly<Record<number, QbftHeader>>, number])[] = [
      [{ 5: honest(5) }, 5],
      [{ 4: honest(4), 5: honest(5) }, 5],
      [{ 4: honest(4), 5: honest(5), 6: unknown(), 7: unsealed(7), 8: foreign(8) }, 5],
    ];
    for (const [headers, head] of cases) {
      expect(await fetchNewestSealed(sideOf(headers), trusted)).to.deep.equal({ head, header: headers[head] });
    }
  });

  it("is the lowest that others sealed, where there is none: whoever invents may tell of any height", async () => {
    const headers = { 4: foreign(4), 9: foreign(9) };
    expect((await fetchNewestSealed(sideOf(headers), trusted)).head).to.equal(4);
  });

  it("is none where nothing is sealed: a lie says more than a block that is not there yet", async () => {
    await refused(fetchNewestSealed(sideOf({ 5: unsealed(5), 6: unknown() }), trusted), "QBFT_SEALS_INSUFFICIENT");
    await refused(fetchNewestSealed(sideOf({ 6: unknown() }), trusted), "BLOCK_UNKNOWN");
  });
});
