import { isTallyError } from "../../../lib/errors.ts";
import type { Negotiation, Process, Transfer } from "../model/process.ts";
import { negotiationStep } from "./act-negotiation.ts";
import { transferStep } from "./act-transfer.ts";
import { backoff, type Context, change } from "./context.ts";
import { ended } from "./move.ts";

type Step = (fresh: Process, now: number) => Process;

/** Asks the rules what to do with a process, and stores what they say. A failure is asked again later, a bounded number of times. */
export async function decide(context: Context, process: Process): Promise<void> {
  const { rules, clock, log } = context.ports;
  let step: Step;
  try {
    step =
      process.kind === "negotiation"
        ? ((await negotiationStep(context, process, await rules.negotiation(process))) as Step)
        : ((await transferStep(context, process, await rules.transfer(process))) as Step);
  } catch (err) {
    log.warn({ err, pid: process.pid }, "a decision failed");
    postpone(context, process, err);
    return;
  }
  change(context, process.pid, (fresh) => {
    // What came in meanwhile is decided on anew.
    if (fresh.revision !== process.revision) return undefined;
    try {
      return step(fresh, clock.now());
    } catch (err) {
      if (!isTallyError(err, "DSP_STATE_FORBIDS")) throw err;
      log.error({ err, pid: fresh.pid }, "the rules decided what the state forbids");
      return { ...fresh, decideAt: undefined };
    }
  });
}

function postpone(context: Context, { pid, revision }: Process, error: unknown): void {
  const { clock } = context.ports;
  change(context, pid, (fresh) => {
    if (fresh.revision !== revision) return undefined;
    const failures = fresh.failures + 1;
    const now = clock.now();
    if (failures >= context.settings.attempts) {
      return ended(
        fresh,
        `no decision after ${failures} attempts: ${error instanceof Error ? error.message : error}`,
        now,
      );
    }
    return { ...fresh, failures, decideAt: now + backoff(failures) };
  });
}

/** What an operator decided. @throws `DSP_STATE_FORBIDS`, and whatever the ledger or the data plane fail with */
export async function actOn(context: Context, process: Process, act: never): Promise<Process | undefined> {
  const step =
    process.kind === "negotiation"
      ? ((await negotiationStep(context, process as Negotiation, act)) as Step)
      : ((await transferStep(context, process as Transfer, act)) as Step);
  return change(context, process.pid, (fresh) => step(fresh, context.ports.clock.now()));
}
