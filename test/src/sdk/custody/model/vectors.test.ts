import { readFileSync } from "node:fs";
import { expect } from "chai";
import { toBeHex } from "ethers";
import { conditionOf } from "../../../../../src/sdk/custody/model/condition.ts";
import { packCreationTerms, unpackCreationTerms } from "../../../../../src/sdk/custody/model/creation-terms.ts";
import {
  packHandoverAcceptanceTerms,
  unpackHandoverAcceptanceTerms,
} from "../../../../../src/sdk/custody/model/handover-acceptance-terms.ts";
import {
  packHandoverOfferTerms,
  unpackHandoverOfferTerms,
} from "../../../../../src/sdk/custody/model/handover-offer-terms.ts";
import {
  disputeResolutionDigest,
  handoverAcceptanceDigest,
  handoverOfferDigest,
} from "../../../../../src/sdk/custody/model/typed-data.ts";
import { packUnitWord, unpackUnitWord } from "../../../../../src/sdk/custody/model/unit-word.ts";

// The Solidity tests read the same file.
const vectors = JSON.parse(readFileSync(new URL("../../../../vectors/custody.json", import.meta.url), "utf8"));
const { chainId, verifyingContract: address } = vectors.domain;
const deployment = { chainId, contracts: { Custody: { address } } };

describe("shared vectors of custody", () => {
  for (const { name, unit, word } of vectors.units) {
    it(`unit: ${name}`, () => {
      expect(toBeHex(packUnitWord(unit), 32)).to.equal(word);
      expect(unpackUnitWord(BigInt(word))).to.deep.equal(unit);
    });
  }

  for (const { name, terms, word } of vectors.creations) {
    it(`creation: ${name}`, () => {
      expect(toBeHex(packCreationTerms(terms), 32)).to.equal(word);
      expect(unpackCreationTerms(BigInt(word))).to.deep.equal(terms);
    });
  }

  for (const { name, offer, acceptance, ...expected } of vectors.handovers) {
    it(`handover: ${name}`, () => {
      const taken = { ...acceptance, condition: conditionOf(acceptance.condition) };
      expect(toBeHex(packHandoverOfferTerms(offer), 32)).to.equal(expected.offerTerms);
      expect(toBeHex(packHandoverAcceptanceTerms(taken), 32)).to.equal(expected.acceptanceTerms);
      expect(offer).to.deep.include({ ...withoutSender(unpackHandoverOfferTerms(BigInt(expected.offerTerms))) });
      expect(taken).to.deep.include(unpackHandoverAcceptanceTerms(BigInt(expected.acceptanceTerms)));
      expect(handoverOfferDigest(deployment, offer)).to.equal(expected.handoverOfferDigest);
      expect(handoverAcceptanceDigest(deployment, offer, taken)).to.equal(expected.handoverAcceptanceDigest);
    });
  }

  for (const { name, resolution, digest } of vectors.resolutions) {
    it(`resolution: ${name}`, () => {
      expect(disputeResolutionDigest(deployment, resolution)).to.equal(digest);
    });
  }
});

const withoutSender = ({ from: _, ...terms }: ReturnType<typeof unpackHandoverOfferTerms>) => terms;
