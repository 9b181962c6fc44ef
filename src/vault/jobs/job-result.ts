import type { ResultDocument } from "../../sdk/data/model/result-document.ts";

/** Whether the one number of a result is at least so much. */
export interface Question {
  readonly column: string;
  /** A decimal, such as "1000000.00". */
  readonly atLeast: string;
}

/** A statement of the vault's, on chain. */
export interface GivenAnswer {
  readonly holds: boolean;
  readonly uid: string;
  readonly statement: {
    readonly schema: string;
    readonly attester: string;
    readonly subject: string;
    readonly validUntil: number;
    readonly replaces: string;
    readonly salt: string;
    readonly data: string;
  };
}

/** What was computed for a job. */
export interface JobResult {
  readonly algorithm: string;
  readonly document: ResultDocument;
  readonly resultHash: string;
  readonly logHash: string;
  /** Kept before it is attested: the same statement is brought again after a kill. */
  readonly prepared?: GivenAnswer;
  readonly answer?: GivenAnswer;
}
