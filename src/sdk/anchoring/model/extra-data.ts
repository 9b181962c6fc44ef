import { encodeRlp, getAddress, hexlify, type RlpStructuredData, toBeArray } from "ethers";
import { decodeCanonical, invalidHeader, reader } from "./rlp.ts";

/** A vote on one validator, as its proposer put it into a header. */
export interface ValidatorVote {
  readonly validator: string;
  readonly isAdded: boolean;
}

/** The extra data of a QBFT header. */
export interface QbftExtraData {
  /** 32 bytes that mean nothing to the consensus. */
  readonly vanity: string;
  /** Those that may seal this block, in ascending order; none where a contract lists them. */
  readonly validators: readonly string[];
  readonly vote?: ValidatorVote;
  /** Round in which the block was agreed on; 0 if nothing went wrong. */
  readonly round: number;
  /** Commit seals: r, s and v, of which v is 0 or 1. */
  readonly seals: readonly string[];
}

const ITEMS = 5;
const ADD = "0xff";
const DROP = "0x";
const MAX_ROUND = 2 ** 31 - 1;

/** @throws `QBFT_HEADER_INVALID` with the field and its value. */
export function decodeExtraData(bytes: string): QbftExtraData {
  const items = reader.list("extraData", decodeCanonical("extraData", bytes));
  if (items.length !== ITEMS) return invalidHeader("extraData", `${items.length} items`, `${ITEMS} items`);
  const [vanity, validators, vote, round, seals] = items;
  const number = reader.scalar("extraData.round", round);
  if (number > MAX_ROUND) return invalidHeader("extraData.round", round, `at most ${MAX_ROUND}`);
  return {
    vanity: reader.bytes("extraData.vanity", vanity, 32),
    validators: reader
      .list("extraData.validators", validators)
      .map((item, i) => getAddress(reader.bytes(`extraData.validators[${i}]`, item, 20))),
    ...voteOf(vote),
    round: number,
    seals: reader.list("extraData.seals", seals).map((item, i) => reader.bytes(`extraData.seals[${i}]`, item, 65)),
  };
}

export function encodeExtraData({ vanity, validators, vote, round, seals }: QbftExtraData): string {
  const voted = vote ? [vote.validator, vote.isAdded ? ADD : DROP] : [];
  return encodeRlp([vanity, [...validators], voted, hexlify(toBeArray(round)), [...seals]]);
}

function voteOf(item: RlpStructuredData | undefined): { readonly vote?: ValidatorVote } {
  const items = reader.list("extraData.vote", item);
  if (items.length === 0) return {};
  const [validator, kind] = items;
  if (items.length !== 2) return invalidHeader("extraData.vote", `${items.length} items`, "no items or two");
  if (kind !== ADD && kind !== DROP) return invalidHeader("extraData.vote[1]", kind, `${ADD} or nothing`);
  const vote = { validator: getAddress(reader.bytes("extraData.vote[0]", validator, 20)), isAdded: kind === ADD };
  return { vote };
}
