import type { Dsp, DspSettings } from "../dsp.ts";
import { dspError } from "../errors.ts";
import { endMessage, offerMessage, requestMessage, transferRequestMessage } from "../messages/build.ts";
import { HTTP_PULL } from "../model/context.ts";
import type { Negotiation, Transfer } from "../model/process.ts";
import { allows } from "../model/states.ts";
import type { DspPorts } from "../ports.ts";
import { adopt } from "./adopt.ts";
import { begin, type FirstMessage } from "./begin.ts";
import { type Context, change, contextOf } from "./context.ts";
import { actOn } from "./decide.ts";
import { decided } from "./move.ts";
import { round, run } from "./run.ts";

export interface Engine extends Dsp {
  readonly context: Context;
}

/** The protocol over its ports. Nothing happens by itself: whoever runs it calls `run` or `round`. */
export function createDsp(ports: DspPorts, settings: DspSettings): Engine {
  const context = contextOf(ports, settings);
  const { store, clock, newId } = ports;
  const callbackAddress = context.settings.baseUrl;

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
      const first: FirstMessage = (process) => {
        const id = newId();
        return {
          id,
          path: "/negotiations/request",
          to: "REQUESTED",
          message: requestMessage(id, process, offer, callbackAddress),
        };
      };
      return begin(context, beginning, { first }) as Negotiation;
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
      const first: FirstMessage = (process) => {
        const id = newId();
        return {
          id,
          path: "/negotiations/offers",
          to: "OFFERED",
          message: offerMessage(id, process, offer, callbackAddress),
        };
      };
      return begin(context, beginning, { first }) as Negotiation;
    },
    requestTransfer({ agreementId, format = HTTP_PULL }) {
      const agreement = store.agreement(agreementId, "consumer");
      if (agreement === undefined) {
        const values = { field: "agreementId", value: agreementId, reason: "there is none" };
        throw dspError("DSP_AGREEMENT_NOT_LIVE", `${agreementId} is no agreement of ours as a consumer`, values);
      }
      const { participant, address } = agreement;
      const beginning = { kind: "transfer", role: "consumer", participant, address, agreementId, format } as const;
      const first: FirstMessage = (process) => {
        const id = newId();
        const message = transferRequestMessage(id, process, { agreementId, format, callbackAddress });
        return { id, path: "/transfers/request", to: "REQUESTED", message };
      };
      return begin(context, beginning, { first }) as Transfer;
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
    round: () => round(context),
    run: (signal) => run(context, signal),
  };
}
