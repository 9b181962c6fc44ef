import type { Dsp, DspSettings } from "../dsp.ts";
import { dspError } from "../errors.ts";
import { endMessage, offerMessage, requestMessage, transferRequestMessage } from "../messages/build.ts";
import { HTTP_PULL } from "../model/context.ts";
import type { Negotiation, Process, Transfer } from "../model/process.ts";
import { allows } from "../model/states.ts";
import type { DspPorts } from "../ports.ts";
import { adopt } from "./adopt.ts";
import { begin } from "./begin.ts";
import { type Context, change, contextOf } from "./context.ts";
import { actOn, decide } from "./decide.ts";
import { deliver } from "./deliver.ts";
import { tellEffect } from "./effects.ts";
import { decided } from "./move.ts";

/** Processes that are worked on at a time. */
const AT_ONCE = 32;

export interface Engine extends Dsp {
  readonly context: Context;
}

/** The protocol over its ports. Nothing happens by itself: whoever runs it calls `run` or `round`. */
export function createDsp(ports: DspPorts, settings: DspSettings): Engine {
  const context = contextOf(ports, settings);
  const { store, clock, newId } = ports;
  const callbackAddress = context.settings.baseUrl;

  async function work(process: Process): Promise<void> {
    const now = clock.now();
    if (process.effect !== undefined && (process.effectAt ?? 0) <= now) await tellEffect(context, process);
    const fresh = store.get(process.pid);
    if (fresh?.pending !== undefined) {
      if (fresh.pending.dueAt <= now) await deliver(context, fresh);
    } else if (fresh?.decideAt !== undefined && fresh.decideAt <= now) await decide(context, fresh);
  }

  async function round(): Promise<number> {
    const due = store.due(clock.now(), AT_ONCE);
    await Promise.all(due.map(work));
    return due.length;
  }

  return {
    context,
    negotiate({ provider, dataset, offer }) {
      const beginning = {
        kind: "negotiation",
        role: "consumer",
        ...provider,
        dataset,
        offer,
        offerBy: "consumer",
      } as const;
      return begin(context, beginning, (process) => {
        const id = newId();
        return {
          id,
          path: "/negotiations/request",
          to: "REQUESTED",
          message: requestMessage(id, process, offer, callbackAddress),
        };
      }) as Negotiation;
    },
    propose({ consumer, dataset, offer }) {
      const beginning = {
        kind: "negotiation",
        role: "provider",
        ...consumer,
        dataset,
        offer,
        offerBy: "provider",
      } as const;
      return begin(context, beginning, (process) => {
        const id = newId();
        return {
          id,
          path: "/negotiations/offers",
          to: "OFFERED",
          message: offerMessage(id, process, offer, callbackAddress),
        };
      }) as Negotiation;
    },
    requestTransfer({ agreementId, format = HTTP_PULL }) {
      const agreement = store.agreement(agreementId, "consumer");
      if (agreement === undefined) {
        const values = { field: "agreementId", value: agreementId, reason: "there is none" };
        throw dspError("DSP_AGREEMENT_NOT_LIVE", `${agreementId} is no agreement of ours as a consumer`, values);
      }
      const { participant, address } = agreement;
      const beginning = { kind: "transfer", role: "consumer", participant, address, agreementId, format } as const;
      return begin(context, beginning, (process) => {
        const id = newId();
        const message = transferRequestMessage(id, process, { agreementId, format, callbackAddress });
        return { id, path: "/transfers/request", to: "REQUESTED", message };
      }) as Transfer;
    },
    async act(pid, act) {
      const process = store.get(pid);
      const changed = process && (await actOn(context, process, act as never));
      if (changed !== undefined) return changed;
      throw dspError("DSP_NOT_FOUND", `there is no process ${pid}`, { field: "pid", value: pid });
    },
    adopt: (agreement) => adopt(context, agreement),
    endTransfers(agreementId, reason) {
      const open = store
        .openTransfers(agreementId)
        .filter(({ state, role }) => allows("transfer", state, "TERMINATED", role));
      for (const { pid } of open) {
        change(context, pid, (fresh) => {
          const id = newId();
          const message = endMessage(id, "TransferTerminationMessage", fresh, "agreement", reason);
          const path = `/transfers/${fresh.peerPid}/termination`;
          return {
            ...decided({ ...fresh, pending: undefined }, { id, to: "TERMINATED", path, message }, clock.now()),
            reason,
          };
        });
      }
      return open.length;
    },
    get: (pid) => store.get(pid),
    round,
    async run(signal) {
      while (!signal.aborted) {
        if ((await round()) > 0) continue;
        const at = store.nextDue();
        const idle = new AbortController();
        const either = AbortSignal.any([signal, idle.signal]);
        const waits = [context.wake.wait(either)];
        if (at !== undefined) waits.push(clock.sleep(Math.max(at - clock.now(), 1), either));
        await Promise.race(waits);
        idle.abort();
      }
    },
  };
}
