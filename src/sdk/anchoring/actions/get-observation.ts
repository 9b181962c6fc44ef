import type { Client } from "../../core/client.ts";
import { sdkError } from "../../core/errors.ts";
import { rpc } from "../../core/rpc.ts";
import { safe } from "../../core/whole.ts";
import { factConditionsContract } from "../contracts.ts";
import { type Fact, factId } from "../model/fact.ts";

export interface GetObservationParameters {
  readonly fact: Fact;
}

/** What was seen of a fact at the highest height at which anybody proved it; times in seconds since 1970. */
export interface Observation {
  readonly fact: string;
  /** Of the other chain. */
  readonly number: number;
  readonly time: number;
  /** Last second to which it holds without anybody's act; undefined where it has no end. */
  readonly until?: number;
  /** Number of an agreement's, a statement's or a receivable's state, as the fact's kind says. */
  readonly state: number;
  readonly holds: boolean;
  /** Era of the light client in which it was proved: in another it counts for nothing. */
  readonly era: number;
}

const NO_END = 2n ** 48n - 1n;

/**
 * Reads what this chain knows of a fact of another one.
 *
 * @throws `NOT_FOUND` where nobody proved it; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getObservation } from "tallystick/anchoring";
 *
 * const fact = { lightClient, kind: "AgreementActive", key: agreement } as const;
 * const { holds, number, time } = await getObservation(client, { fact });
 */
export async function getObservation(client: Client, { fact }: GetObservationParameters): Promise<Observation> {
  const id = factId(fact);
  const seen = await rpc(() => factConditionsContract(client).observationOf(id));
  if (BigInt(seen.client) === 0n) throw sdkError("NOT_FOUND", `nobody proved fact ${id}`, { fact: id });
  return {
    fact: id,
    number: safe("number", seen.number),
    time: Number(seen.time),
    ...(seen.until !== NO_END && { until: Number(seen.until) }),
    state: Number(seen.state),
    holds: seen.holds,
    era: Number(seen.era),
  };
}
