import { id, ZeroHash } from "ethers";
import type { Clock } from "../../lib/clock.ts";
import { isTallyError } from "../../lib/errors.ts";
import type { Client } from "../../sdk/core/client.ts";
import { ANSWER_SCHEMA, encodeAnswer } from "../../sdk/data/model/answer-schema.ts";
import type { Job } from "../../sdk/data/model/job/job.ts";
import { attestAndWait } from "../../sdk/evidence/actions/attestations/attest.ts";
import { getSchema } from "../../sdk/evidence/actions/attestations/get-schema.ts";
import { registerSchemaAndWait } from "../../sdk/evidence/actions/attestations/register-schema.ts";
import { createStatement } from "../../sdk/evidence/model/statement/create.ts";
import { attestationsEip712Domain, uidOf } from "../../sdk/evidence/model/statement/statement.ts";
import type { Results } from "../store/results.ts";
import { refuseJob } from "./job-inputs.ts";
import type { GivenAnswer, JobResult, Question } from "./job-result.ts";

export interface AnswerParameters {
  readonly computation: string;
  readonly job: Job;
  readonly result: JobResult;
  readonly question: Question;
}

export interface AnswerService {
  answer(parameters: AnswerParameters): Promise<GivenAnswer>;
}

export interface AnswerServiceParameters {
  /** Its sender has a memory. */
  readonly client: Client;
  /** Account of the vault. */
  readonly attester: string;
  /** Keeps what a job was answered, and what was asked under agreements. */
  readonly results: Pick<Results<JobResult>, "replace" | "takeQuestion">;
  readonly clock: Clock;
}

const DECIMAL = /^-?\d{1,38}(\.\d{1,18})?$/;

/** Answers as statements under a schema of its own, attested on chain. */
export function answerService({ client, attester, results, clock }: AnswerServiceParameters): AnswerService {
  let registered: Promise<void> | undefined;

  async function register(): Promise<void> {
    try {
      await getSchema(client, { schema: ANSWER_SCHEMA.id });
    } catch (error) {
      if (!isTallyError(error)) throw error;
      const { definition, revocable } = ANSWER_SCHEMA;
      await registerSchemaAndWait(client, { definition, revocable, idempotencyKey: "answer schema" }).catch((cause) => {
        if (!isTallyError(cause) || cause.code !== "Attestations_SchemaExists") throw cause;
      });
    }
  }

  function prepare({ computation, job, result, question }: AnswerParameters): GivenAnswer {
    const { column, atLeast } = question;
    const holds = compare(numberOf(computation, result, column), atLeast);
    const contentRoot = job.inputs[0]?.contentRoot ?? ZeroHash;
    const answeredAt = Math.floor(clock.now() / 1_000);
    const algorithm = job.algorithmHash;
    const data = encodeAnswer({ computation, algorithm, contentRoot, column, atLeast, holds, answeredAt });
    const made = createStatement({ schema: ANSWER_SCHEMA.id, attester, subject: computation, data });
    const uid = uidOf(attestationsEip712Domain(client.deployment), made);
    return { holds, uid, statement: { ...made, validUntil: Number(made.validUntil) } };
  }

  /** A job under another nonce is about the same number. @throws `COMPUTATION_REFUSED`. */
  function take({ computation, job, result, question }: AnswerParameters): void {
    const value = JSON.stringify([question.column, question.atLeast]);
    const query = id(JSON.stringify([job.algorithmHash, result.document.inputs]));
    const agreements = job.inputs.map(({ agreement }) => agreement);
    const agreement = results.takeQuestion(agreements, query, id(value));
    if (agreement === undefined) return;
    const reason = `another question was asked of this algorithm and these inputs under agreement ${agreement}`;
    throw refuseJob(computation, reason, { field: "question", value, agreement });
  }

  return {
    async answer({ computation, job, result, question }) {
      const answer = result.answer ?? result.prepared ?? prepare({ computation, job, result, question });
      take({ computation, job, result, question });
      if (result.answer !== undefined) return answer;
      results.replace(computation, { ...result, prepared: answer });
      registered ??= register();
      await registered;
      const statement = { ...answer.statement, validUntil: BigInt(answer.statement.validUntil) };
      await attestAndWait(client, { statement, idempotencyKey: `answer ${answer.uid}` });
      results.replace(computation, { ...result, answer });
      return answer;
    },
  };
}

/** @throws `COMPUTATION_REFUSED` unless the result has one row with a number in the column. */
function numberOf(computation: string, { document }: JobResult, column: string): string {
  const place = document.columns.findIndex(({ name }) => name === column);
  const [row, ...others] = document.rows;
  const value = row?.[place];
  if (others.length === 0 && typeof value === "string" && DECIMAL.test(value)) return value;
  throw refuseJob(computation, `its result is not one number in ${column}: too few subjects, or another form`, {
    column,
  });
}

/** Exactly, as decimals. */
function compare(value: string, least: string): boolean {
  const scaled = (text: string) => {
    const [whole = "", part = ""] = text.replace("-", "").split(".");
    const digits = BigInt(`${whole}${part.padEnd(18, "0")}`);
    return text.startsWith("-") ? -digits : digits;
  };
  return scaled(value) >= scaled(least);
}
