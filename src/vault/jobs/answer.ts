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
  /** Keeps what a job was asked, and answered. */
  readonly replace: (computation: string, result: JobResult) => void;
  readonly clock: Clock;
}

const DECIMAL = /^-?\d{1,38}(\.\d{1,18})?$/;

/** Answers as statements under a schema of its own, attested on chain. */
export function answerService({ client, attester, replace, clock }: AnswerServiceParameters): AnswerService {
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

  return {
    async answer({ computation, job, result, question }) {
      const { column, atLeast } = question;
      const asked = id(JSON.stringify([column, atLeast]));
      if (result.question !== undefined && result.question !== asked) {
        throw refuseJob(computation, "another question was answered of it, and there is one for each");
      }
      if (result.answer !== undefined) return result.answer;
      const answer = result.prepared ?? prepare({ computation, job, result, question });
      replace(computation, { ...result, question: asked, prepared: answer });
      registered ??= register();
      await registered;
      const statement = { ...answer.statement, validUntil: BigInt(answer.statement.validUntil) };
      await attestAndWait(client, { statement, idempotencyKey: `answer ${answer.uid}` });
      replace(computation, { ...result, question: asked, answer });
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
