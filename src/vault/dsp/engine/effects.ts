import type { Process } from "../model/process.ts";
import { backoff, type Context, change } from "./context.ts";

async function tell({ ports }: Context, process: Process): Promise<void> {
  const { data, ledger } = ports;
  if (process.kind === "negotiation") {
    if (process.effect === "withdraw") await ledger.withdraw(process);
  } else if (process.effect === "open") await data.open(process);
  else if (process.effect === "close") await data.close(process);
  else if (process.effect === "receive") await data.received(process);
}

/** Tells data plane or ledger what a process's state means for it, until that succeeds. */
export async function tellEffect(context: Context, process: Process): Promise<void> {
  const { clock, log } = context.ports;
  const { pid, effect } = process;
  let failed = false;
  try {
    await tell(context, process);
  } catch (err) {
    failed = true;
    log.warn({ err, pid, effect }, "an effect failed");
  }
  change(context, pid, (fresh) => {
    // Another state has another effect.
    if (fresh.effect !== effect || fresh.state !== process.state) return undefined;
    if (!failed) return { ...fresh, effect: undefined, effectAt: undefined, effectFailures: 0 };
    const effectFailures = (fresh.effectFailures ?? 0) + 1;
    return { ...fresh, effectFailures, effectAt: clock.now() + backoff(effectFailures) };
  });
}
