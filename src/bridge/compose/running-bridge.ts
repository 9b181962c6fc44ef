import type { RunningSource } from "../ingest/source.ts";
import type { Field } from "../model/field.ts";
import type { Intake } from "../model/frame.ts";
import type { IntakeStats } from "../model/intake-stats.ts";
import type { MqttSession } from "../model/lease.ts";
import type { Registry } from "../model/registry.ts";

export interface RunningBridge {
  /** Address of the API. */
  readonly url: string;
  readonly hj212Port: number | undefined;
  /** What is known of the field now. */
  readonly registry: Registry;
  /** Where a replay hands over what it reads. */
  readonly intake: Intake;
  stats(): IntakeStats;
  /**
   * Takes what a broker keeps for a worker that is gone, until the connection ends, as it does when that worker is back.
   *
   * @param signal Ends the wait for the broker.
   */
  adopt(session: MqttSession, signal: AbortSignal, onEnded: () => void): Promise<RunningSource>;
  /**
   * Closes and seals all that is stored now, however young, of the stations that this process seals. Resolves when the chain has it.
   *
   * @throws `SUBMISSION_OVER`, and why a batch cannot be closed.
   */
  flush(): Promise<void>;
  setField(field: Field): void;
  /** Says on `/health` what is wrong, until it is told that nothing is: `undefined`. */
  note(what: string, error: unknown): void;
  /** Takes nothing more, answers what it took, and stops. What is not sealed yet is sealed after the next start. */
  close(): Promise<void>;
}
