import type { Intake } from "../ingest/frame.ts";
import type { RunningIntake } from "../ingest/intake.ts";
import type { BridgeMetrics } from "./metrics.ts";

/** Metrics of an intake: `show` brings them up to date, `counted` is the intake whose rejections are counted by code. */
export function intakeMetrics(
  metrics: BridgeMetrics,
  intake: RunningIntake,
): { readonly counted: Intake; show(): void } {
  let shown = intake.stats();
  return {
    counted: {
      // As it is: it is called for each frame.
      accept: intake.accept,
      async reject(rejection) {
        await intake.reject(rejection);
        // What is beyond the quota was refused first, and is counted as that.
        if (rejection.code !== "QUOTA_EXCEEDED") metrics.rejections.inc({ code: rejection.code });
      },
    },
    show() {
      const now = intake.stats();
      for (const [outcome, field] of OUTCOMES) metrics.readings.inc({ outcome }, now[field] - shown[field]);
      for (const code of Object.keys(now.refused) as (keyof typeof now.refused)[]) {
        metrics.rejections.inc({ code }, now.refused[code] - shown.refused[code]);
      }
      metrics.queueFrames.set(now.waiting.frames);
      metrics.queueBytes.set(now.waiting.bytes);
      shown = now;
    },
  };
}

const OUTCOMES = [
  ["stored", "stored"],
  ["duplicate", "duplicates"],
  ["conflict", "conflicts"],
] as const;
