import { decodeRlp, getAddress, type RlpStructuredData } from "ethers";

/** Who proposes that who becomes a validator, or is none any more. */
export interface HeaderVote {
  readonly subject: string;
  readonly add: boolean;
}

/** What a QBFT header says beside what every header does. */
export interface QbftHeader {
  readonly number: number;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly proposer: string;
  /** Who may seal this very block; none where a contract lists them. */
  readonly validators: readonly string[];
  readonly vote: HeaderVote | undefined;
  /** How many rounds before this one came to nothing. */
  readonly round: number;
}

/** Of `eth_getBlockByNumber`'s answer; undefined for a block of another consensus, and for what is no block. */
export function readQbftHeader(block: unknown): QbftHeader | undefined {
  const { number, timestamp, miner, extraData } = (block ?? {}) as Readonly<Record<string, unknown>>;
  try {
    const extra = decodeRlp(extraData as string);
    if (!Array.isArray(extra) || extra.length !== 5 || !Array.isArray(extra[1])) return undefined;
    return {
      number: Number(number),
      timestamp: Number(timestamp),
      proposer: getAddress(miner as string),
      validators: extra[1].map((each) => getAddress(String(each))),
      vote: voteOf(extra[2]),
      round: extra[3] === "0x" ? 0 : Number(extra[3]),
    };
  } catch {
    return undefined;
  }
}

/** `[recipient, 0xff]` adds, `[recipient, ""]` drops; an empty list is no vote. */
function voteOf(item: RlpStructuredData | undefined): HeaderVote | undefined {
  if (!Array.isArray(item) || item.length !== 2) return undefined;
  return { subject: getAddress(String(item[0])), add: item[1] === "0xff" };
}
