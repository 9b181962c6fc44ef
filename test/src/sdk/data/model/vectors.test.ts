import { readFileSync } from "node:fs";
import { expect } from "chai";
import { id as keccakId, TypedDataEncoder } from "ethers";
import {
  accessHash,
  accessReceiptDigest,
  accessRequestDigest,
  acknowledgementDigest,
} from "../../../../../src/sdk/data/model/agreement/access.ts";
import { offerId } from "../../../../../src/sdk/data/model/agreement/offer.ts";
import { offerFrom, priceFrom } from "../../../../../src/sdk/data/model/agreement/offer-from.ts";
import { priceHash } from "../../../../../src/sdk/data/model/agreement/price.ts";
import {
  subjectConsentDigest,
  subjectWithdrawalDigest,
} from "../../../../../src/sdk/data/model/agreement/subject-consent.ts";
import { agreementId, termsArgument } from "../../../../../src/sdk/data/model/agreement/terms.ts";
import { type EmittedTerms, termsFrom } from "../../../../../src/sdk/data/model/agreement/terms-from.ts";
import { validationDigest, versionDigest } from "../../../../../src/sdk/data/model/catalogue/version.ts";
import { agreementsEip712Domain, catalogEip712Domain } from "../../../../../src/sdk/data/model/eip712.ts";
import { encryptionKeyId, resourceId, serviceId } from "../../../../../src/sdk/data/model/ids.ts";

const VECTORS = JSON.parse(readFileSync("test/vectors/data.json", "utf8"));
const { domains, deadline } = VECTORS;
const AT = {
  chainId: domains.catalog.chainId,
  contracts: {
    Catalog: { address: domains.catalog.verifyingContract },
    Agreements: { address: domains.agreements.verifyingContract },
    EncryptionKeys: { address: domains.encryptionKeys.address },
  },
};

/** Numbers as events have them. */
const emitted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(emitted);
  if (typeof value === "number" || (typeof value === "string" && /^\d+$/.test(value))) return BigInt(value);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, emitted(each)]));
};
const price = (each: unknown) => priceFrom(emitted(each) as Parameters<typeof priceFrom>[0]);
const terms = (each: Record<string, unknown>) => {
  const known = price(each.price);
  const struct = { ...(emitted(each) as object), price: priceHash(known) } as EmittedTerms;
  return termsFrom(struct, known === undefined ? [] : [known]);
};

describe("vectors of data sharing", () => {
  it("domains are those of the contracts", () => {
    expect(TypedDataEncoder.hashDomain(catalogEip712Domain(AT))).to.equal(domains.catalog.separator);
    expect(TypedDataEncoder.hashDomain(agreementsEip712Domain(AT))).to.equal(domains.agreements.separator);
  });

  it("versions are signed by their source and by validators", () => {
    expect(VECTORS.versions).to.have.length(2);
    for (const { version, digest, validation } of VECTORS.versions) {
      expect(versionDigest(AT, version)).to.equal(digest);
      expect(validationDigest(AT, version)).to.equal(validation);
    }
  });

  it("prices and offers have their hashes, also when they are read from events", () => {
    expect([VECTORS.prices.length, VECTORS.offers.length]).to.deep.equal([3, 4]);
    for (const each of VECTORS.prices) expect(priceHash(price(each.price))).to.equal(each.hash);
    for (const { offer, id } of VECTORS.offers) {
      const { price: given, ...rest } = offer;
      expect(offerId(AT, offerFrom(emitted(rest) as Parameters<typeof offerFrom>[0], price(given)))).to.equal(id);
    }
  });

  it("agreements are the digest of their terms, also when these are read from events", () => {
    expect(VECTORS.agreements).to.have.length(4);
    for (const { id, consent, withdrawal, ...each } of VECTORS.agreements) {
      const read = terms(each.terms);
      expect(agreementId(AT, read)).to.equal(id);
      expect(subjectConsentDigest(AT, read, deadline)).to.equal(consent);
      expect(subjectWithdrawalDigest(AT, { agreement: id, reason: keccakId("reason"), deadline })).to.equal(withdrawal);
      expect(termsArgument(read).price).to.equal(priceHash(price(each.terms.price)));
      // A price of which only the hash is known is enough for the contract, and for no signature.
      const known = { ...read, price: termsArgument(read).price };
      expect(termsArgument(known)).to.deep.equal(termsArgument(read));
      expect(() => agreementId(AT, known)).to.throw("the price itself");
    }
  });

  it("accesses are signed as request, receipt and acknowledgement", () => {
    expect(VECTORS.accesses).to.have.length(2);
    for (const { access: given, request, receipt, acknowledgement, hash } of VECTORS.accesses) {
      const access = { ...given, size: BigInt(given.size) };
      expect(accessRequestDigest(AT, access)).to.equal(request);
      expect(accessReceiptDigest(AT, access)).to.equal(receipt);
      expect(acknowledgementDigest(AT, access)).to.equal(acknowledgement);
      expect(accessHash(access)).to.equal(hash);
    }
  });

  it("ids of resources, services and encryption keys are those of the contracts", () => {
    for (const { owner, name, id } of VECTORS.resources) expect(resourceId(AT, owner, name)).to.equal(id);
    for (const { resource, name, id } of VECTORS.services) expect(serviceId(AT, resource, name)).to.equal(id);
    for (const { id, ...key } of VECTORS.keys) expect(encryptionKeyId(AT, key)).to.equal(id);
    expect(VECTORS.resources.length + VECTORS.services.length + VECTORS.keys.length).to.equal(6);
  });
});
