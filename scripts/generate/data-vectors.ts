/**
 * test/vectors/data.json, which the Solidity tests and the client's tests read alike: what is signed about versions, offers, agreements and
 * accesses, and the ids of resources, services and encryption keys. Deterministic: everything follows from the constants below, by ethers alone,
 * never by our own code.
 */
import { AbiCoder, id, keccak256, TypedDataEncoder, type TypedDataField, toBeHex, ZeroAddress, ZeroHash } from "ethers";
import type { Generator } from "./generator.ts";
import { vectorFile } from "./vector-file.ts";

const NOTICE = "written by scripts/generate/data-vectors.ts, not by hand";
const account = (digit: number) => toBeHex(digit, 20);
const domainOf = (name: string, digit: number) => ({
  name,
  version: "1",
  chainId: 20260,
  verifyingContract: account(digit),
});
const CATALOG = domainOf("Tallystick Catalog", 0xca7);
const AGREEMENTS = domainOf("Tallystick Agreements", 0xa9);
const KEYS = account(0x5e);

const fields = (text: string): TypedDataField[] =>
  text.split(",").map((each) => {
    const [type = "", name = ""] = each.trim().split(" ");
    return { type, name };
  });
const PRICE = {
  Price: fields("address cash, uint88 amount, uint8 per, Share[] shares, address remainder"),
  Share: fields("address payee, uint16 basisPoints"),
};
const VERSION = {
  Version: fields(
    "bytes32 resource, uint32 number, bytes32 metadataHash, bytes32 schemaHash, bytes32 contentRoot, uint64 leaves, bytes32 sourceSystem, bytes32 method, uint48 collectedFrom, uint48 collectedTo, uint32 source, uint48 deadline",
  ),
};
const VALIDATION = { Validation: fields("Version version"), ...VERSION };
const OFFER = {
  Offer: fields(
    "uint32 provider, bytes32 resource, bytes32 service, bytes32 policyHash, uint48 validFrom, uint48 validTo, uint64 purposes, uint32 maxUses, uint32 usesPerPeriod, uint32 period, uint64 recipientRoles, bool computeOnly, uint32 minGroupSize, bool byRule, bool oneEach, Price price, uint32 disputeWindow, uint32 arbitrator, bytes32 salt",
  ),
  ...PRICE,
};
const TERMS = {
  AgreementTerms: fields(
    "bytes32 offer, bytes32 resource, uint32 provider, uint32 consumer, address subject, address payer, bytes32 policyHash, uint64 purposes, uint48 start, uint48 end, uint32 maxUses, uint32 usesPerPeriod, uint32 period, bool computeOnly, uint32 minGroupSize, uint32 disputeWindow, uint32 arbitrator, Price price, bytes32 previous, uint64 nonce, uint48 deadline",
  ),
  ...PRICE,
};
const CONSENT = { SubjectConsent: fields("AgreementTerms terms, uint48 deadline"), ...TERMS };
const WITHDRAWAL = { SubjectWithdrawal: fields("bytes32 agreement, bytes32 reason, uint48 deadline") };
const REQUEST_FIELDS =
  "bytes32 agreement, uint32 seq, uint32 version, uint8 purpose, bytes32 key, bytes32 requestHash, uint48 deadline";
const REQUEST = { AccessRequest: fields(REQUEST_FIELDS) };
const ACCESS = {
  Access: fields(
    `${REQUEST_FIELDS}, bytes32 extractionHash, bytes32 ciphertextHash, bytes32 keyEnvelopeHash, uint64 size`,
  ),
};
const ACKNOWLEDGEMENT = { Acknowledgement: fields("Access access"), ...ACCESS };

const DEADLINE = 1_893_456_000;
const NO_PRICE = { cash: ZeroAddress, amount: "0", per: 0, shares: [], remainder: ZeroAddress };
const SHARED = {
  cash: account(0xc1),
  amount: String(2n ** 88n - 1n),
  per: 2,
  shares: [
    { payee: account(0xb1), basisPoints: 2_500 },
    { payee: account(0xb2), basisPoints: 1 },
  ],
  remainder: account(0xb3),
};
const PLAIN_PRICE = { ...SHARED, amount: "100", per: 1, shares: [] };

const VERSION_OF = {
  resource: id("resource"),
  number: 1,
  metadataHash: id("metadata"),
  schemaHash: id("schema"),
  contentRoot: id("root"),
  leaves: 3_500_000,
  sourceSystem: id("meter"),
  method: id("half-hourly"),
  collectedFrom: 1_735_689_600,
  collectedTo: 1_767_225_599,
  source: 7,
  deadline: DEADLINE,
};
const OFFER_OF = {
  provider: 1,
  resource: id("resource"),
  service: id("service"),
  policyHash: id("policy"),
  validFrom: 1_790_000_000,
  validTo: DEADLINE,
  purposes: "16",
  maxUses: 12,
  usesPerPeriod: 0,
  period: 0,
  recipientRoles: "0",
  computeOnly: false,
  minGroupSize: 0,
  byRule: false,
  oneEach: false,
  price: NO_PRICE,
  disputeWindow: 0,
  arbitrator: 0,
  salt: id("salt"),
};
const TERMS_OF = {
  offer: id("offer"),
  resource: id("resource"),
  provider: 1,
  consumer: 2,
  subject: ZeroAddress,
  payer: ZeroAddress,
  policyHash: id("policy"),
  purposes: "16",
  start: 1_790_000_000,
  end: DEADLINE,
  maxUses: 12,
  usesPerPeriod: 0,
  period: 0,
  computeOnly: false,
  minGroupSize: 0,
  disputeWindow: 0,
  arbitrator: 0,
  price: NO_PRICE,
  previous: ZeroHash,
  nonce: "1",
  deadline: DEADLINE,
};
const ACCESS_OF = {
  agreement: id("agreement"),
  seq: 1,
  version: 1,
  purpose: 4,
  key: id("key"),
  requestHash: id("request"),
  deadline: DEADLINE,
  extractionHash: id("extraction"),
  ciphertextHash: id("ciphertext"),
  keyEnvelopeHash: id("envelope"),
  size: "1000",
};
const LARGEST = { u32: 2 ** 32 - 1, u48: 2 ** 40 - 1, u64: String(2n ** 64n - 1n) };

const versions = [
  VERSION_OF,
  { ...VERSION_OF, number: LARGEST.u32, source: LARGEST.u32, collectedFrom: 0, collectedTo: LARGEST.u48 },
].map((version) => ({
  version,
  digest: TypedDataEncoder.hash(CATALOG, VERSION, version),
  validation: TypedDataEncoder.hash(CATALOG, VALIDATION, { version }),
}));
const prices = [NO_PRICE, PLAIN_PRICE, SHARED].map((price) => ({
  price,
  hash: TypedDataEncoder.hashStruct("Price", PRICE, price),
}));
const offers = [
  OFFER_OF,
  { ...OFFER_OF, price: SHARED, usesPerPeriod: 3, period: 86_400, recipientRoles: "128" },
  { ...OFFER_OF, purposes: LARGEST.u64, computeOnly: true, minGroupSize: 5, byRule: true, oneEach: true },
  { ...OFFER_OF, price: PLAIN_PRICE, disputeWindow: 604_800, arbitrator: 9 },
].map((offer) => ({ offer, id: TypedDataEncoder.hash(AGREEMENTS, OFFER, offer) }));
const agreements = [
  TERMS_OF,
  { ...TERMS_OF, subject: account(0x5b), usesPerPeriod: 1, period: 3_600, nonce: LARGEST.u64 },
  { ...TERMS_OF, price: SHARED, payer: account(0xfa), disputeWindow: 60, arbitrator: 3, previous: id("previous") },
  { ...TERMS_OF, computeOnly: true, minGroupSize: LARGEST.u32, maxUses: LARGEST.u32 },
].map((terms) => {
  const agreement = TypedDataEncoder.hash(AGREEMENTS, TERMS, terms);
  const withdrawal = { agreement, reason: id("reason"), deadline: DEADLINE };
  return {
    terms,
    id: agreement,
    consent: TypedDataEncoder.hash(AGREEMENTS, CONSENT, { terms, deadline: DEADLINE }),
    withdrawal: TypedDataEncoder.hash(AGREEMENTS, WITHDRAWAL, withdrawal),
  };
});
const accesses = [
  ACCESS_OF,
  { ...ACCESS_OF, seq: LARGEST.u32, version: LARGEST.u32, purpose: 63, size: String(2n ** 53n - 1n) },
].map((access) => {
  const { extractionHash: _, ciphertextHash: __, keyEnvelopeHash: ___, size: ____, ...request } = access;
  return {
    access,
    request: TypedDataEncoder.hash(AGREEMENTS, REQUEST, request),
    receipt: TypedDataEncoder.hash(AGREEMENTS, ACCESS, access),
    acknowledgement: TypedDataEncoder.hash(AGREEMENTS, ACKNOWLEDGEMENT, { access }),
    hash: TypedDataEncoder.hashStruct("Access", ACCESS, access),
  };
});

const encoded = (types: readonly string[], values: readonly unknown[]) =>
  keccak256(AbiCoder.defaultAbiCoder().encode(types, values));
const { chainId } = CATALOG;
const resources = [1, LARGEST.u32].map((owner) => ({
  owner,
  name: id("load"),
  id: encoded(["uint256", "address", "uint32", "bytes32"], [chainId, CATALOG.verifyingContract, owner, id("load")]),
}));
const services = [id("download"), ZeroHash].map((name) => ({
  resource: id("resource"),
  name,
  id: encoded(["uint256", "address", "bytes32", "bytes32"], [chainId, CATALOG.verifyingContract, id("resource"), name]),
}));
const keys = [
  { org: 2, kem: 0x20, publicKey: id("x25519") },
  { org: LARGEST.u32, kem: 0x10, publicKey: `0x04${id("x").slice(2)}${id("y").slice(2)}` },
].map((key) => ({
  ...key,
  id: encoded(["uint256", "address", "uint32", "uint16", "bytes"], [chainId, KEYS, key.org, key.kem, key.publicKey]),
}));

/** test/vectors/data.json. */
export const dataVectors: Generator = {
  name: "data vectors",
  files: () => {
    const domains = {
      catalog: { ...CATALOG, separator: TypedDataEncoder.hashDomain(CATALOG) },
      agreements: { ...AGREEMENTS, separator: TypedDataEncoder.hashDomain(AGREEMENTS) },
      encryptionKeys: { chainId, address: KEYS },
    };
    const deadline = DEADLINE;
    const content = { generated: NOTICE, domains, deadline, versions, prices, offers, agreements, accesses };
    return new Map([vectorFile("data", { ...content, resources, services, keys })]);
  },
};
