import { decodeRlp, encodeRlp, type RlpStructuredData, toBeHex } from "ethers";
import { networkError } from "../errors.ts";

/** What QBFT keeps in the extra data of a header. */
export interface ExtraData {
  /** 32 bytes that mean nothing. */
  readonly vanity: string;
  readonly validators: readonly string[];
  readonly vote?: { readonly recipient: string; readonly add: boolean };
  readonly round: number;
  /** Of 65 bytes: r, s, v. */
  readonly seals: readonly string[];
}

const NO_VANITY = `0x${"00".repeat(32)}`;
const ADD = "0xff";
const DROP = "0x";

/** RLP of a list: vanity, validators, vote or an empty list, round as a scalar, seals. */
export function encodeExtraData({ vanity, validators, vote, round, seals }: ExtraData): string {
  const ballot = vote === undefined ? [] : [vote.recipient, vote.add ? ADD : DROP];
  return encodeRlp([vanity, [...validators], ballot, round === 0 ? "0x" : toBeHex(round), [...seals]]);
}

/** Extra data of a genesis: validators in ascending order, as every header has them; no vote, round 0, no seal. */
export function genesisExtraData(validators: readonly string[]): string {
  const sorted = validators.map((each) => each.toLowerCase()).sort();
  return encodeExtraData({ vanity: NO_VANITY, validators: sorted, round: 0, seals: [] });
}

/**
 * Reads extra data.
 *
 * @throws `NETWORK_GENESIS_INVALID`.
 */
export function decodeExtraData(extraData: string): ExtraData {
  const [vanity, validators, ballot, round, seals] = fiveOf(extraData);
  if (typeof vanity !== "string" || vanity.length !== 66) throw invalid("vanity should be 32 bytes");
  if (typeof round !== "string" || /^0x00/.test(round) || round.length > 10) throw invalid("round is no scalar");
  const decoded = {
    vanity,
    validators: stringsOf(validators, 20, "validators"),
    round: round === "0x" ? 0 : Number(round),
    seals: stringsOf(seals, 65, "seals"),
  };
  if (!Array.isArray(ballot)) throw invalid("vote should be a list");
  if (ballot.length === 0) return decoded;
  const [recipient, kind] = stringsOf(ballot, undefined, "vote");
  if (recipient?.length !== 42 || (kind !== ADD && kind !== DROP))
    throw invalid("vote should be an address and a kind");
  return { ...decoded, vote: { recipient, add: kind === ADD } };
}

function fiveOf(extraData: string): readonly RlpStructuredData[] {
  let items: RlpStructuredData;
  try {
    items = decodeRlp(extraData);
  } catch {
    throw invalid("is not RLP");
  }
  if (!Array.isArray(items) || items.length !== 5) throw invalid("should be a list of five");
  return items;
}

function stringsOf(items: RlpStructuredData | undefined, bytes: number | undefined, name: string): readonly string[] {
  if (!Array.isArray(items)) throw invalid(`${name} should be a list`);
  return items.map((item) => {
    if (typeof item !== "string") throw invalid(`${name} should be byte strings`);
    if (bytes !== undefined && item.length !== 2 + 2 * bytes) throw invalid(`${name} should have ${bytes} bytes each`);
    return item;
  });
}

function invalid(reason: string) {
  return networkError("NETWORK_GENESIS_INVALID", `extraData: ${reason}`, { field: "/extraData", reason });
}
