import { safe } from "../../core/whole.ts";
import { exceedanceKey } from "./exceedance-id.ts";
import { type Stage, stageOf } from "./stage.ts";

/** An exceedance as the chain has it. */
export interface Exceedance {
  readonly id: bigint;
  readonly sensor: number;
  /** The reading that it begins with. */
  readonly seq: number;
  readonly stage: Stage;
  /** When it came to the stage, seconds since 1970. */
  readonly since: number;
  /** When it was opened, seconds since 1970. */
  readonly openedAt: number;
  /** When the reading was measured, Unix milliseconds. */
  readonly observedAt: number;
  /** Stored integer. */
  readonly value: bigint;
}

interface ExceedanceStruct {
  readonly stage: bigint;
  readonly since: bigint;
  readonly openedAt: bigint;
  readonly observedAt: bigint;
  readonly value: bigint;
}

/** @throws `NUMBER_TOO_LARGE`. */
export function fromExceedanceStruct(id: bigint, struct: ExceedanceStruct): Exceedance {
  return {
    id,
    ...exceedanceKey(id),
    stage: stageOf(struct.stage),
    since: Number(struct.since),
    openedAt: Number(struct.openedAt),
    observedAt: safe("observedAt", struct.observedAt),
    value: struct.value,
  };
}
