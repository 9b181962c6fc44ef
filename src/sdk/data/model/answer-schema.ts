import { AbiCoder } from "ethers";
import { schemaId } from "../../evidence/model/schema/schema-id.ts";

const DEFINITION =
  "bytes32 computation,bytes32 algorithm,bytes32 contentRoot,string column,string atLeast,bool holds,uint64 answeredAt";
const TYPES = ["bytes32", "bytes32", "bytes32", "string", "string", "bool", "uint64"];

/**
 * The schema of answers to questions: of an approved computation's one number, whether it is at least so much. Neither the number nor a hash of it
 * is in it: either could be guessed.
 */
export const ANSWER_SCHEMA = { id: schemaId(DEFINITION, true), definition: DEFINITION, revocable: true } as const;

/** What an owner states. */
export interface AnswerFacts {
  readonly computation: string;
  readonly algorithm: string;
  /** Of the first input. */
  readonly contentRoot: string;
  readonly column: string;
  readonly atLeast: string;
  readonly holds: boolean;
  /** Seconds since 1970. */
  readonly answeredAt: number;
}

/** A statement's data under `ANSWER_SCHEMA`. */
export function encodeAnswer(facts: AnswerFacts): string {
  const { computation, algorithm, contentRoot, column, atLeast, holds, answeredAt } = facts;
  const values = [computation, algorithm, contentRoot, column, atLeast, holds, answeredAt];
  return AbiCoder.defaultAbiCoder().encode(TYPES, values);
}

/** @throws TypeError of ethers for what is no such data. */
export function decodeAnswer(data: string): AnswerFacts {
  const [computation, algorithm, contentRoot, column, atLeast, holds, answeredAt] = AbiCoder.defaultAbiCoder().decode(
    TYPES,
    data,
  );
  return { computation, algorithm, contentRoot, column, atLeast, holds, answeredAt: Number(answeredAt) };
}
