import { recoverAddress, type Signer, TypedDataEncoder, type TypedDataField } from "ethers";
import { rpc } from "../../core/rpc.ts";
import { type WatchlistAt, watchlistEip712Domain } from "./eip712.ts";
import {
  BUCKET_ANSWER_TYPES,
  type BucketAnswerMessage,
  DECISION_TYPES,
  type DecisionMessage,
  OBJECTION_TYPES,
  type ObjectionMessage,
  QUERY_COUNT_TYPES,
  type QueryCountMessage,
  REPORT_TYPES,
  type ReportMessage,
} from "./messages.ts";

type Types = Record<string, TypedDataField[]>;

const sign = (signer: Signer, deployment: WatchlistAt, types: Types, message: object) =>
  rpc(() => signer.signTypedData(watchlistEip712Domain(deployment), types, { ...message }));

/** The signature of a MAKER of the reporter. Needs no network. */
export const signReport = (signer: Signer, deployment: WatchlistAt, report: ReportMessage): Promise<string> =>
  sign(signer, deployment, REPORT_TYPES, report);

/** The signature of a MAKER of the objector. Needs no network. */
export const signObjection = (signer: Signer, deployment: WatchlistAt, objection: ObjectionMessage): Promise<string> =>
  sign(signer, deployment, OBJECTION_TYPES, objection);

/** The signature of a CHECKER of a regulator. Needs no network. */
export const signDecision = (signer: Signer, deployment: WatchlistAt, decision: DecisionMessage): Promise<string> =>
  sign(signer, deployment, DECISION_TYPES, decision);

/** The signature of a MAKER, or a DEVICE, of the querier. Needs no network. */
export const signQueryCount = (signer: Signer, deployment: WatchlistAt, count: QueryCountMessage): Promise<string> =>
  sign(signer, deployment, QUERY_COUNT_TYPES, count);

/** The operator's signature under a bucket that it hands out. Needs no network. */
export const signBucketAnswer = (
  signer: Signer,
  deployment: WatchlistAt,
  answer: BucketAnswerMessage,
): Promise<string> => sign(signer, deployment, BUCKET_ANSWER_TYPES, answer);

/** Who signed, or nobody where it is no signature. */
function recover(deployment: WatchlistAt, types: Types, message: object, signature: string): string | undefined {
  try {
    return recoverAddress(TypedDataEncoder.hash(watchlistEip712Domain(deployment), types, { ...message }), signature);
  } catch {
    return undefined;
  }
}

/** The account that signed a count; none where it is no signature. */
export const queryCountSigner = (deployment: WatchlistAt, count: QueryCountMessage, signature: string) =>
  recover(deployment, QUERY_COUNT_TYPES, count, signature);

/** The account that signed for a bucket; none where it is no signature. */
export const bucketAnswerSigner = (deployment: WatchlistAt, answer: BucketAnswerMessage, signature: string) =>
  recover(deployment, BUCKET_ANSWER_TYPES, answer, signature);
