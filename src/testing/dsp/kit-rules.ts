import type { Clock } from "../../lib/clock.ts";
import type { Process } from "../../vault/dsp/model/process.ts";
import type { DecisionRules, NegotiationAct, TransferAct } from "../../vault/dsp/ports.ts";
import { type Behaviour, NEGOTIATIONS, PAUSE, TRANSFERS } from "./kit-behaviour.ts";

/** Milliseconds: twice as long as the kit itself pauses. */
const PAUSE_MS = 500;

/**
 * Decides by the table of the compatibility kit's tests. Each act comes after a pause: the kit notes what it was answered after it has the answer, and
 * takes no notice of a message that comes before that.
 */
export function kitRules(clock: Clock): DecisionRules {
  /** By process and state: how many acts of the table are done. */
  const done = new Map<string, number>();

  const paused = new Set<string>();

  function next(process: Process, behaviour: Behaviour): string {
    const { pid, state = "" } = process;
    const key = `${pid} ${state}`;
    const count = done.get(key) ?? 0;
    const act = behaviour[state]?.[count] ?? "wait";
    const isAct = act !== "wait" && act !== PAUSE;
    if (isAct && !paused.has(`${key} ${count}`)) {
      paused.add(`${key} ${count}`);
      return PAUSE;
    }
    done.set(key, count + 1);
    return act;
  }
  const wait = (act: string) => ({ act: "wait" as const, ...(act === PAUSE && { until: clock.now() + PAUSE_MS }) });
  const behaviourOf = (tests: typeof NEGOTIATIONS, id: string) => tests.find((each) => each.id === id)?.behaviour ?? {};

  return {
    async negotiation(process) {
      const act = next(process, behaviourOf(NEGOTIATIONS, process.dataset));
      if (act === "wait" || act === PAUSE) return wait(act);
      if (act === "offer" || act === "request") return { act, offer: process.offer };
      return { act } as NegotiationAct;
    },
    async transfer(process) {
      const act = next(process, behaviourOf(TRANSFERS, process.agreementId));
      return act === "wait" || act === PAUSE ? wait(act) : ({ act } as TransferAct);
    },
  };
}
