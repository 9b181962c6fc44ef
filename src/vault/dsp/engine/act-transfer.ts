import { endMessage, plainMessage, startMessage } from "../messages/build.ts";
import type { JsonObject } from "../model/json.ts";
import type { Outgoing, Transfer } from "../model/process.ts";
import { allows } from "../model/states.ts";
import type { TransferAct } from "../ports.ts";
import type { Context } from "./context.ts";
import { decided } from "./move.ts";

export type TransferStep = (fresh: Transfer, now: number) => Transfer;

/** Does what the data plane has to do for an act, and says what is stored then. @throws `DSP_STATE_FORBIDS` by the step */
export async function transferStep(context: Context, transfer: Transfer, act: TransferAct): Promise<TransferStep> {
  const { newId, data, ledger } = context.ports;
  const id = newId();
  const base = `/transfers/${transfer.peerPid}`;
  const send =
    (to: Outgoing["to"], path: string, message: JsonObject, reason?: string): TransferStep =>
    (fresh, now) =>
      decided({ ...fresh, reason: reason ?? fresh.reason }, { id, to, path: `${base}/${path}`, message }, now);
  const end = (to: "TERMINATED" | "SUSPENDED", code: string, reason?: string) => {
    const [path, type] =
      to === "TERMINATED"
        ? (["termination", "TransferTerminationMessage"] as const)
        : (["suspension", "TransferSuspensionMessage"] as const);
    return send(to, path, endMessage(id, type, transfer, code, reason), reason);
  };

  switch (act.act) {
    case "start": {
      if (transfer.role === "consumer" || !allows("transfer", transfer.state, "STARTED", "provider")) {
        return send("STARTED", "start", startMessage(id, transfer));
      }
      const live = await ledger.isLive(transfer.agreementId);
      if ("refused" in live) return end("TERMINATED", "agreement", live.refused);
      const dataAddress = await data.open(transfer);
      const started = send("STARTED", "start", startMessage(id, transfer, dataAddress));
      return (fresh, now) => started({ ...fresh, dataAddress }, now);
    }
    case "suspend":
      return end("SUSPENDED", "suspended", act.reason);
    case "complete":
      return send("COMPLETED", "completion", plainMessage(id, "TransferCompletionMessage", transfer));
    case "terminate":
      return end("TERMINATED", act.code ?? "terminated", act.reason);
    case "wait":
      return (fresh, now) => ({ ...fresh, decideAt: act.until && Math.max(act.until, now + 1), failures: 0 });
  }
}
