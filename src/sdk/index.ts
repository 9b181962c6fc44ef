/** `tallystick`: what every domain is used with. Runs in Node and in browsers; what needs Node is in node.ts. */
// biome-ignore-all lint/performance/noBarrelFile: an entry of the package

export { type Clock, systemClock } from "../lib/clock.ts";
export { type ErrorCode, type ErrorCodes, isTallyError, TallyError } from "../lib/errors.ts";
export type { Client } from "./core/client.ts";
export { type ConnectedClient, type ConnectParameters, connect } from "./core/connect.ts";
export { type ContractDefinition, type ContractHandle, type ContractOf, contractOf } from "./core/contract.ts";
export * from "./core/decimal-text.ts";
export {
  type DeployedContract,
  type Deployment,
  deployedContract,
  type PendingCreation,
  parseDeployment,
} from "./core/deployment.ts";
export { CATALOGUE, type SdkErrorCode } from "./core/errors.ts";
export type { Cursor } from "./core/events/cursor.ts";
export type { Checkpoint, StreamedEvent, StreamedName } from "./core/events/event.ts";
export { type StreamEventsParameters, streamEvents } from "./core/events/stream.ts";
export type { Action, ActionGroup, BoundDomain, BoundGroup, Domain } from "./core/extend.ts";
export { canonicalJson, type Json } from "./core/json/canonical-json.ts";
export { parseJson } from "./core/json/parse-json.ts";
export { BLOCKS_PER_QUERY } from "./core/log-ranges.ts";
export {
  createTransactionReceiptProof,
  type TransactionReceiptProof,
} from "./core/proof/create-transaction-receipt-proof.ts";
export type { BlockHeader } from "./core/proof/header.ts";
export type { DecodedReceipt, ReceiptLog } from "./core/proof/receipt-rlp.ts";
export * from "./core/proof/verify-proof.ts";
export {
  type ProvedTransactionReceipt,
  verifyTransactionReceiptProof,
} from "./core/proof/verify-transaction-receipt-proof.ts";
export { type QueryEventsRange, queryEvents } from "./core/query-events.ts";
export { decodeRevert } from "./core/revert.ts";
export type { CheckResult } from "./core/run-check.ts";
export { currentFees, type Fees } from "./core/send/fees.ts";
export { memoryStore } from "./core/send/memory-store.ts";
export { createOutbox, type Outbox, type OutboxParameters, type OutboxStatus } from "./core/send/outbox.ts";
export type { Call, Sender, SendOptions, SentTransaction } from "./core/send/sender.ts";
export { type SignerSenderParameters, signerSender } from "./core/send/signer-sender.ts";
export type { OutboxEntry, OutboxLane, OutboxState, OutboxStore, OutboxTransition } from "./core/send/store.ts";
export { p256FromDer, p256Signature, p256Signer } from "./core/signature/p256.ts";
export * from "./core/signature/signer-account.ts";
export * from "./core/signature/webauthn.ts";
export type {
  DecodedEvent,
  ErrorNameOf,
  EventArguments,
  EventName,
  MethodArguments,
  WriteMethod,
} from "./core/typed-contract.ts";
export { eventOf, eventsOf, type WriteOptions, waitMined, write } from "./core/write.ts";
