import type { RlpItem, RlpReader } from "./rlp-reader.ts";

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

/** Reads decoded RLP: a list of vanity, validators, vote or an empty list, round, seals. Addresses come as they stand there. */
export function readExtraData(item: RlpItem, reader: RlpReader): QbftExtraData {
  const items = reader.list("extraData", item);
  if (items.length !== ITEMS) return reader.refuse("extraData", `${items.length} items`, `${ITEMS} items`);
  const [vanity, validators, vote, round, seals] = items;
  const number = reader.scalar("extraData.round", round);
  if (number > MAX_ROUND) return reader.refuse("extraData.round", round, `at most ${MAX_ROUND}`);
  const each = (field: string, list: RlpItem | undefined, length: number) =>
    reader.list(field, list).map((one, i) => reader.bytes(`${field}[${i}]`, one, length));
  return {
    vanity: reader.bytes("extraData.vanity", vanity, 32),
    validators: each("extraData.validators", validators, 20),
    ...voteOf(vote, reader),
    round: number,
    seals: each("extraData.seals", seals, 65),
  };
}

/** What `readExtraData` reads; its RLP is the extra data. */
export function extraDataItems({ vanity, validators, vote, round, seals }: QbftExtraData) {
  const hex = round === 0 ? "" : round.toString(16);
  const voted = vote ? [vote.validator, vote.isAdded ? ADD : DROP] : [];
  return [vanity, [...validators], voted, `0x${hex.length % 2 === 0 ? "" : "0"}${hex}`, [...seals]];
}

function voteOf(item: RlpItem | undefined, reader: RlpReader): { readonly vote?: ValidatorVote } {
  const items = reader.list("extraData.vote", item);
  if (items.length === 0) return {};
  const [validator, kind] = items;
  if (items.length !== 2) return reader.refuse("extraData.vote", `${items.length} items`, "no items or two");
  if (kind !== ADD && kind !== DROP) return reader.refuse("extraData.vote[1]", kind, `${ADD} or nothing`);
  const vote = { validator: reader.bytes("extraData.vote[0]", validator, 20), isAdded: kind === ADD };
  return { vote };
}
