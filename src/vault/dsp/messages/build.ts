import { DSP_CONTEXT, PROOF } from "../model/context.ts";
import type { JsonObject } from "../model/json.ts";
import type { Policy } from "../model/policy.ts";
import { type AgreementProof, type DataAddress, type Process, pidOf } from "../model/process.ts";

/** Every message begins with these; its `@id` is how a repetition is recognised. */
const begin = (id: string, type: string): JsonObject => ({ "@context": [DSP_CONTEXT], "@id": id, "@type": type });

const pids = (process: Process): JsonObject => ({
  providerPid: pidOf(process, "provider"),
  consumerPid: pidOf(process, "consumer"),
});

/** An event, verification, suspension or completion: no more than who means which process. */
export const plainMessage = (id: string, type: string, process: Process): JsonObject => ({
  ...begin(id, type),
  ...pids(process),
});

export const requestMessage = (id: string, process: Process, offer: Policy, callbackAddress?: string): JsonObject => ({
  ...plainMessage(id, "ContractRequestMessage", process),
  offer,
  callbackAddress,
});

export const offerMessage = (id: string, process: Process, offer: Policy, callbackAddress?: string): JsonObject => ({
  ...plainMessage(id, "ContractOfferMessage", process),
  offer,
  callbackAddress,
});

export const agreementMessage = (id: string, process: Process, agreement: Policy): JsonObject => ({
  ...plainMessage(id, "ContractAgreementMessage", process),
  agreement,
});

export const verificationMessage = (id: string, process: Process, proof?: AgreementProof): JsonObject => ({
  ...plainMessage(id, "ContractAgreementVerificationMessage", process),
  [PROOF]: proof === undefined ? undefined : proofJson(proof),
});

export const eventMessage = (id: string, process: Process, eventType: "ACCEPTED" | "FINALIZED"): JsonObject => ({
  ...plainMessage(id, "ContractNegotiationEventMessage", process),
  eventType,
});

/** A termination or a suspension, with a code and reasons where there are some. */
export const endMessage = (id: string, type: string, process: Process, code?: string, reason?: string): JsonObject => ({
  ...plainMessage(id, type, process),
  code,
  reason: reason === undefined ? undefined : [reason],
});

export interface TransferRequest {
  readonly agreementId: string;
  readonly format: string;
  readonly callbackAddress: string;
}

export const transferRequestMessage = (id: string, process: Process, request: TransferRequest): JsonObject => ({
  ...begin(id, "TransferRequestMessage"),
  consumerPid: process.pid,
  agreementId: request.agreementId,
  format: request.format,
  callbackAddress: request.callbackAddress,
});

export const startMessage = (id: string, process: Process, address?: DataAddress): JsonObject => ({
  ...plainMessage(id, "TransferStartMessage", process),
  dataAddress: address === undefined ? undefined : addressJson(address),
});

/** What is answered to a message that was taken, and to whoever asks for the state: who asks has our first message. */
export const processJson = (process: Process): JsonObject => ({
  "@context": [DSP_CONTEXT],
  "@type": process.kind === "negotiation" ? "ContractNegotiation" : "TransferProcess",
  ...pids(process),
  state: process.state ?? process.pending?.to,
});

export const proofJson = ({ termsHash, terms, providerSignature, consumerSignature }: AgreementProof): JsonObject => ({
  termsHash,
  terms,
  providerSignature,
  consumerSignature,
});

const addressJson = ({ endpointType, endpoint, properties }: DataAddress): JsonObject => {
  const entries = Object.entries(properties).map(([name, value]) => ({ "@type": "EndpointProperty", name, value }));
  return {
    "@type": "DataAddress",
    endpointType,
    endpoint,
    endpointProperties: entries.length === 0 ? undefined : entries,
  };
};
