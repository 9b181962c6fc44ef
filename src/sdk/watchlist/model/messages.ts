import type { TypedDataField } from "ethers";

/** What a reporter signs, and the key of the tag. */
export interface ReportMessage {
  readonly list: string;
  readonly epoch: number;
  readonly tag: string;
  /** Who reports. */
  readonly organisation: number;
  /** One more than that of its report of this tag before, from 1. */
  readonly number: number;
  /** From 0 to 31. */
  readonly reason: number;
  /** Root of the salted evidence. */
  readonly evidence: string;
  /** Last second in force. */
  readonly until: bigint;
  readonly deadline: bigint;
}

/** What somebody signs who objects. */
export interface ObjectionMessage {
  readonly list: string;
  readonly epoch: number;
  readonly tag: string;
  readonly organisation: number;
  readonly number: number;
  readonly objector: number;
  readonly objection: number;
  readonly grounds: string;
  readonly deadline: bigint;
}

/** What a regulator signs who decides. */
export interface DecisionMessage {
  readonly list: string;
  readonly epoch: number;
  readonly tag: string;
  readonly organisation: number;
  readonly number: number;
  readonly objection: number;
  readonly upheld: boolean;
  readonly reasoning: string;
  readonly deadline: bigint;
}

/** What a querier signs before each request: how many queries it made in all. */
export interface QueryCountMessage {
  readonly list: string;
  readonly organisation: number;
  readonly total: number;
  readonly receipts: string;
  readonly deadline: bigint;
}

/** What the operator signs with a bucket that it hands out. */
export interface BucketAnswerMessage {
  readonly list: string;
  readonly epoch: number;
  readonly number: number;
  readonly root: string;
  readonly receipt: string;
  readonly answeredAt: bigint;
}

const fields = (list: string): TypedDataField[] =>
  list.split(",").map((each) => {
    const [type = "", name = ""] = each.split(" ");
    return { name, type };
  });

export const REPORT_TYPES: Record<string, TypedDataField[]> = {
  Report: fields(
    "bytes32 list,uint32 epoch,bytes20 tag,uint32 organisation,uint32 number,uint8 reason,bytes32 evidence,uint48 until,uint48 deadline",
  ),
};

export const OBJECTION_TYPES: Record<string, TypedDataField[]> = {
  Objection: fields(
    "bytes32 list,uint32 epoch,bytes20 tag,uint32 organisation,uint32 number,uint32 objector,uint16 objection,bytes32 grounds,uint48 deadline",
  ),
};

export const DECISION_TYPES: Record<string, TypedDataField[]> = {
  Decision: fields(
    "bytes32 list,uint32 epoch,bytes20 tag,uint32 organisation,uint32 number,uint16 objection,bool upheld,bytes32 reasoning,uint48 deadline",
  ),
};

export const QUERY_COUNT_TYPES: Record<string, TypedDataField[]> = {
  QueryCount: fields("bytes32 list,uint32 organisation,uint64 total,bytes32 receipts,uint48 deadline"),
};

export const BUCKET_ANSWER_TYPES: Record<string, TypedDataField[]> = {
  BucketAnswer: fields("bytes32 list,uint32 epoch,uint32 number,bytes32 root,bytes32 receipt,uint48 answeredAt"),
};
