import { encodeRlp, hexlify, id, toBeArray, ZeroHash, zeroPadValue } from "ethers";
import type { QbftValidator } from "./validators.ts";

/** How many items a header has since a fork. Writing stops at the first optional field that is absent. */
export const FORK_ITEMS = { berlin: 15, london: 16, shanghai: 17, cancun: 20, prague: 21, amsterdam: 23 } as const;
export type Fork = keyof typeof FORK_ITEMS;

/** "ctical byzantine fault tolerance". */
export const MIX_HASH = "0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365";
/** keccak256 of the RLP of an empty list. */
export const NO_OMMERS = "0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347";
export const EMPTY_TRIE = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421";
const EMPTY_SHA256 = "0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** A vote of the proposer: for a validator, or against one. */
export interface QbftVote {
  readonly validator: string;
  readonly add: boolean;
}

export interface HeaderOptions {
  readonly number: number;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly validators: readonly Pick<QbftValidator, "address">[];
  readonly stateRoot?: string;
  readonly parentHash?: string;
  readonly receiptsRoot?: string;
  readonly coinbase?: string;
  readonly vanity?: string;
  readonly vote?: QbftVote;
  readonly round?: number;
  readonly fork?: Fork;
}

/** RLP of a number, as bytes without leading zeros. */
export const scalar = (value: number | bigint) => hexlify(toBeArray(value));

/** The items of a header, with its round and with an empty list of seals. */
export function headerItemsOf(options: HeaderOptions): string[] {
  const { number, timestamp, validators, coinbase, fork = "cancun" } = options;
  const items = [
    options.parentHash ?? id(`block ${number - 1}`),
    NO_OMMERS,
    coinbase ?? (validators[number % validators.length]?.address as string),
    options.stateRoot ?? id(`state ${number}`),
    EMPTY_TRIE,
    options.receiptsRoot ?? EMPTY_TRIE,
    zeroPadValue("0x", 256),
    scalar(1),
    scalar(number),
    scalar(20_000_000),
    scalar(21_000),
    scalar(timestamp),
    extraDataOf(options),
    MIX_HASH,
    zeroPadValue("0x", 8),
    // Base fee, withdrawals, blob gas used and in excess, beacon root, requests, block access list, slot.
    "0x",
    EMPTY_TRIE,
    "0x",
    "0x",
    ZeroHash,
    EMPTY_SHA256,
    id("access list"),
    scalar(number),
  ];
  return items.slice(0, FORK_ITEMS[fork]);
}

/** Vanity, validators, vote, round, seals. */
export function extraDataOf(
  { validators, vanity = ZeroHash, vote, round = 0 }: HeaderOptions,
  seals: readonly string[] = [],
): string {
  const voted = vote ? [vote.validator, vote.add ? "0xff" : "0x"] : [];
  return encodeRlp([vanity, validators.map(({ address }) => address), voted, scalar(round), [...seals]]);
}
