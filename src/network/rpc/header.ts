import { getAddress } from "ethers";
import { decodeExtraData } from "../model/extra-data.ts";

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
    const { validators, vote, round } = decodeExtraData(extraData as string);
    return {
      number: Number(number),
      timestamp: Number(timestamp),
      proposer: getAddress(miner as string),
      validators: validators.map((each) => getAddress(each)),
      vote: vote && { subject: getAddress(vote.validator), add: vote.isAdded },
      round,
    };
  } catch {
    return undefined;
  }
}
