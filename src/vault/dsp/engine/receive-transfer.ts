import { dspError } from "../errors.ts";
import { dataAddressOf, idOf, messageOf, reasonOf } from "../messages/read.ts";
import { HTTP_PULL } from "../model/context.ts";
import type { JsonObject } from "../model/json.ts";
import { textOf } from "../model/policy.ts";
import type { Transfer } from "../model/process.ts";
import { requireAddress } from "./addresses.ts";
import { begin, requireRoom } from "./begin.ts";
import type { Context } from "./context.ts";
import { move } from "./from-peer.ts";

/** @throws `DSP_AGREEMENT_NOT_LIVE` */
export async function requireLive({ ports }: Context, agreementId: string): Promise<void> {
  const answer = await ports.ledger.isLive(agreementId);
  if ("refused" in answer) throw notLive(agreementId, answer.refused);
}

const notLive = (agreementId: string, reason: string) =>
  dspError("DSP_AGREEMENT_NOT_LIVE", `no data under the agreement: ${reason}`, {
    field: "agreementId",
    value: agreementId,
    reason,
  });

/** A consumer asks for data. The same consumer's same pid begins one transfer. */
export async function receiveTransferRequest(context: Context, participant: string, body: unknown): Promise<Transfer> {
  const message = messageOf(body, "TransferRequestMessage");
  const consumerPid = textOf(message.consumerPid, "consumerPid");
  const agreementId = textOf(message.agreementId, "agreementId");
  const format = textOf(message.format, "format");
  const { store, participants } = context.ports;
  const before = store.byPeer("transfer", "provider", participant, consumerPid);
  if (before !== undefined) return before as Transfer;
  if (format !== HTTP_PULL || message.dataAddress !== undefined) {
    const values = {
      field: message.dataAddress === undefined ? "format" : "dataAddress",
      value: format,
      expected: HTTP_PULL,
    };
    throw dspError("DSP_FORMAT_UNSUPPORTED", `${format}: data is fetched, ${HTTP_PULL}, never sent`, values);
  }
  const origins = await participants.origins(participant);
  const address = requireAddress(textOf(message.callbackAddress, "callbackAddress"), origins, "callbackAddress");
  const agreement = store.agreement(agreementId, "provider");
  // Another's agreement is not told apart from one that there is not.
  if (agreement?.participant !== participant) throw notLive(agreementId, "there is none");
  await requireLive(context, agreementId);
  requireRoom(context, "transfer", participant);
  return begin(context, {
    kind: "transfer",
    role: "provider",
    participant,
    address,
    peerPid: consumerPid,
    state: "REQUESTED",
    agreementId,
    format,
  }) as Transfer;
}

/** The provider starts or goes on; a consumer goes on after a suspension. */
export async function receiveStart(context: Context, transfer: Transfer, body: unknown): Promise<Transfer> {
  const message = messageOf(body, "TransferStartMessage");
  const { store, participants } = context.ports;
  if (transfer.role === "provider") {
    const known = store.hasTaken(transfer.pid, idOf(message) ?? "");
    if (!known && transfer.state === "SUSPENDED") await requireLive(context, transfer.agreementId);
    return move(context, transfer, message, "STARTED");
  }
  const given = message.dataAddress === undefined ? undefined : dataAddressOf(message.dataAddress);
  const dataAddress = given ?? transfer.dataAddress;
  if (dataAddress?.endpoint === undefined) {
    throw dspError("DSP_MESSAGE_INVALID", "dataAddress: data that is fetched needs an endpoint", {
      field: "dataAddress",
    });
  }
  // What may be fetched is bounded like where messages may go.
  requireAddress(dataAddress.endpoint, await participants.origins(transfer.participant), "dataAddress.endpoint");
  return move(context, transfer, message, "STARTED", (moved) => ({ ...moved, dataAddress }));
}

export const receiveCompletion = (context: Context, transfer: Transfer, body: unknown): Transfer =>
  move(context, transfer, messageOf(body, "TransferCompletionMessage"), "COMPLETED");

export const receiveSuspension = (context: Context, transfer: Transfer, body: unknown): Transfer =>
  stop(context, transfer, messageOf(body, "TransferSuspensionMessage"), "SUSPENDED");

export const receiveTransferTermination = (context: Context, transfer: Transfer, body: unknown): Transfer =>
  stop(context, transfer, messageOf(body, "TransferTerminationMessage"), "TERMINATED");

const stop = (context: Context, transfer: Transfer, message: JsonObject, to: "SUSPENDED" | "TERMINATED") =>
  move(context, transfer, message, to, (moved) => ({ ...moved, reason: reasonOf(message) }));
