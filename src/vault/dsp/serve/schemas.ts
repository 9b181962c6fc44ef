/** What OpenAPI shows of the protocol's messages. They are checked by the engine, by which an error names the field. */
const text = { type: "string" } as const;
const context = {
  type: "array",
  items: text,
  description: "With https://w3id.org/dspace/2025/1/context.jsonld",
} as const;
const pids = { providerPid: text, consumerPid: text } as const;

const message = (type: string, properties: object, required: readonly string[] = ["@context", "@type"]) => ({
  type: "object",
  additionalProperties: true,
  required,
  properties: { "@context": context, "@type": { type: "string", enum: [type] }, ...properties },
});

const policy = {
  type: "object",
  additionalProperties: true,
  description: "ODRL, by the profile of Dataspace Protocol 2025-1",
} as const;
const both = ["@context", "@type", "providerPid", "consumerPid"] as const;
const reason = { type: "array", items: {} } as const;

export const catalogRequest = message("CatalogRequestMessage", {
  filter: { type: "array", items: { type: "object", properties: { dataset: text, keyword: text } } },
});
export const contractRequest = message(
  "ContractRequestMessage",
  { ...pids, offer: policy, callbackAddress: { type: "string", format: "uri" } },
  ["@context", "@type", "consumerPid", "offer"],
);
export const contractOffer = message(
  "ContractOfferMessage",
  { ...pids, offer: policy, callbackAddress: { type: "string", format: "uri" } },
  ["@context", "@type", "providerPid", "offer"],
);
export const contractAgreement = message("ContractAgreementMessage", { ...pids, agreement: policy }, [
  ...both,
  "agreement",
]);
export const verification = message("ContractAgreementVerificationMessage", pids, both);
export const event = message(
  "ContractNegotiationEventMessage",
  { ...pids, eventType: { type: "string", enum: ["ACCEPTED", "FINALIZED"] } },
  [...both, "eventType"],
);
export const negotiationTermination = message(
  "ContractNegotiationTerminationMessage",
  { ...pids, code: text, reason },
  both,
);
export const transferRequest = message(
  "TransferRequestMessage",
  { consumerPid: text, agreementId: text, format: text, callbackAddress: { type: "string", format: "uri" } },
  ["@context", "@type", "consumerPid", "agreementId", "format", "callbackAddress"],
);
export const transferStart = message(
  "TransferStartMessage",
  { ...pids, dataAddress: { type: "object", additionalProperties: true } },
  both,
);
export const completion = message("TransferCompletionMessage", pids, both);
export const suspension = message("TransferSuspensionMessage", { ...pids, code: text, reason }, both);
export const transferTermination = message("TransferTerminationMessage", { ...pids, code: text, reason }, both);

const error = (type: string) => message(type, { ...pids, code: text, reason });
const answers = (type: string, description: string, errorType: string) => ({
  [type === "Created" ? 201 : 200]: { description, type: "object", additionalProperties: true },
  "4xx": { description: "Refused; no state has changed", ...error(errorType) },
  "5xx": { description: "Not now", ...error(errorType) },
});

export const negotiationAnswers = (created = false) =>
  answers(created ? "Created" : "Ok", "The negotiation's state", "ContractNegotiationError");
export const transferAnswers = (created = false) =>
  answers(created ? "Created" : "Ok", "The transfer's state", "TransferError");
export const catalogAnswers = answers("Ok", "DCAT", "CatalogError");

export const versions = {
  type: "object",
  properties: {
    protocolVersions: {
      type: "array",
      items: {
        type: "object",
        properties: { version: text, path: text, binding: text, identifierType: text, serviceId: text },
      },
    },
  },
} as const;
