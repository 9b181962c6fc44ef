/**
 * test/vectors/receivables.json, which the Solidity tests and the client's tests read alike: ids of receivables and sales, and what is signed
 * to confirm, guarantee and dilute. Deterministic: everything follows from the constants below, by ethers alone, never by our own code.
 */
import { AbiCoder, encodeBytes32String, id, keccak256, TypedDataEncoder, toBeHex, ZeroHash } from "ethers";
import type { Generator } from "./generator.ts";
import { vectorFile } from "./vector-file.ts";

const NOTICE = "written by scripts/generate/receivables-vectors.ts, not by hand";
const DOMAIN = {
  name: "Tallystick Receivables",
  version: "1",
  chainId: 20260,
  verifyingContract: "0x7A11757AC4000000000000000000000000000012",
};
const RECEIVABLE = {
  Receivable: [
    { name: "creditor", type: "uint32" },
    { name: "holder", type: "address" },
    { name: "obligor", type: "uint32" },
    { name: "guarantor", type: "uint32" },
    { name: "face", type: "uint256" },
    { name: "cash", type: "address" },
    { name: "calendar", type: "bytes32" },
    { name: "dueDay", type: "uint32" },
    { name: "graceDays", type: "uint8" },
    { name: "lateRate", type: "uint16" },
    { name: "documents", type: "bytes32" },
    { name: "keys", type: "bytes32[]" },
    { name: "salt", type: "bytes32" },
  ],
};
const undertaking = (kind: string) => ({
  [kind]: [
    { name: "receivables", type: "Receivable[]" },
    { name: "deadline", type: "uint48" },
  ],
  ...RECEIVABLE,
});
const DILUTION = {
  Dilution: [
    { name: "receivable", type: "bytes32" },
    { name: "holder", type: "address" },
    { name: "amount", type: "uint256" },
    { name: "creditNote", type: "bytes32" },
    { name: "deadline", type: "uint48" },
  ],
};
const SALE = ["bytes32", "uint256", "uint256", "address", "address", "uint256", "uint256"];
const DEADLINE = 1_893_456_000;
const account = (digit: number) => toBeHex(digit, 20);

/** Each field moves on its own, and each goes to its bound. */
const PLAIN = {
  creditor: 3,
  holder: account(0x51),
  obligor: 2,
  guarantor: 0,
  face: "100000",
  cash: account(0xca),
  calendar: encodeBytes32String("CN-BANK"),
  dueDate: "2026-08-03",
  graceDays: 0,
  lateRate: 0,
  documents: id("documents"),
  keys: [id("key")],
  salt: id("salt"),
};
const MOVED: Record<string, Partial<typeof PLAIN>> = {
  plain: {},
  "largest numbers": {
    creditor: 2 ** 32 - 1,
    obligor: 2 ** 32 - 2,
    guarantor: 2 ** 32 - 3,
    face: String(2n ** 128n - 1n),
    graceDays: 255,
    lateRate: 65_535,
  },
  guaranteed: { guarantor: 9 },
  "other holder": { holder: account(0x52) },
  "other cash": { cash: account(0xcb) },
  "one unit": { face: "1" },
  "other calendar": { calendar: encodeBytes32String("A-NAME-OF-31-CHARACTERS-TO-FILL") },
  "first day": { dueDate: "1970-01-02" },
  "leap day": { dueDate: "2028-02-29" },
  "last day": { dueDate: "9999-12-31" },
  "grace and rate": { graceDays: 3, lateRate: 1_825 },
  "no documents": { documents: ZeroHash },
  "three keys": { keys: [id("key"), id("key 2"), id("key 3")] },
  "other salt": { salt: id("another salt") },
};

const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const structOf = ({ dueDate, ...rest }: typeof PLAIN) => ({ ...rest, dueDay: dayOf(dueDate) });
const terms = Object.values(MOVED).map((changes): typeof PLAIN => ({ ...PLAIN, ...changes }));
const receivables = Object.keys(MOVED).map((name, i) => {
  const each = structOf(terms[i] as typeof PLAIN);
  return {
    name,
    terms: { ...each, dueDate: terms[i]?.dueDate },
    id: TypedDataEncoder.hashStruct("Receivable", RECEIVABLE, each),
  };
});

const undertakings = [1, 2, terms.length].flatMap((count) =>
  ["Confirmation", "Guarantee"].map((kind) => {
    const message = { receivables: terms.slice(0, count).map(structOf), deadline: DEADLINE };
    return { kind, count, deadline: DEADLINE, digest: TypedDataEncoder.hash(DOMAIN, undertaking(kind), message) };
  }),
);

const dilutions = ["1", String(2n ** 128n)].map((amount) => {
  const dilution = { receivable: id("r"), holder: account(1), amount, creditNote: id("note"), deadline: DEADLINE };
  return { ...dilution, digest: TypedDataEncoder.hash(DOMAIN, DILUTION, dilution) };
});

const sales = [0, 63].map((leg) => {
  const parties = { seller: account(0x51), buyer: account(0xba) };
  const sale = {
    dealId: id("deal"),
    leg,
    instrument: id(`instrument ${leg}`),
    ...parties,
    amount: "4000",
    price: "3900",
  };
  return { ...sale, id: keccak256(AbiCoder.defaultAbiCoder().encode(SALE, Object.values(sale))) };
});

/** test/vectors/receivables.json. */
export const receivablesVectors: Generator = {
  name: "receivables vectors",
  files: () => {
    const domain = { ...DOMAIN, separator: TypedDataEncoder.hashDomain(DOMAIN) };
    return new Map([
      vectorFile("receivables", { generated: NOTICE, domain, receivables, undertakings, dilutions, sales }),
    ]);
  },
};
