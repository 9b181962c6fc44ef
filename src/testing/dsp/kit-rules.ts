import type { Clock } from "../../lib/clock.ts";
import type { Process } from "../../vault/dsp/model/process.ts";
import type { DecisionRules, NegotiationAct, TransferAct } from "../../vault/dsp/ports.ts";
import { type Behaviour, NEGOTIATIONS, PAUSE, TRANSFERS } from "./kit-behaviour.ts";

/** Milliseconds. The kit itself pauses for as long. */
const PAUSE_MS = 250;

/** Decides by the table of the compatibility kit's tests. */
export function kitRules(clock: Clock): DecisionRules {
  /** By process and state: how many acts of the table are done. */
  const done = new Map<string, number>();

  function next(process: Process, behaviour: Behaviour): string {
    const { pid, state = "" } = process;
    const key = `${pid} ${state}`;
    const count = done.get(key) ?? 0;
    done.set(key, count + 1);
    return behaviour[state]?.[count] ?? "wait";
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
