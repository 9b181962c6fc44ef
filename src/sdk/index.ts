/**
 * The SDK's public API. Runs in Node and in browsers; what needs Node is in node.ts. One line for each file, in the order of paths;
 * test/src/sdk/index.test.ts pins the names.
 */
// biome-ignore-all lint/performance/noBarrelFile: the one barrel, which is the package's entry

export { type Clock, systemClock } from "../lib/clock.ts";
export { isTallyError, TallyError } from "../lib/errors.ts";
export { type Client, type ConnectParameters, connectClient } from "./core/client.ts";
export { type ConnectedClient, connect } from "./core/connect.ts";
export type { Contracts } from "./core/contracts.ts";
export {
  CONTRACT_NAMES,
  type ContractName,
  type DeployedContract,
  type Deployment,
  parseDeployment,
} from "./core/deployment.ts";
export { CATALOGUE, type SdkErrorCode } from "./core/errors.ts";
export type { Cursor } from "./core/events/cursor.ts";
export type { Checkpoint, ContractKey, EventName, StreamedEvent } from "./core/events/event.ts";
export { type StreamEventsParameters, streamEvents } from "./core/events/stream.ts";
export { canonicalJson, type Json } from "./core/json/canonical-json.ts";
export { parseJson } from "./core/json/parse-json.ts";
export { createReceiptProof, type ReceiptProof } from "./core/proof/create-receipt-proof.ts";
export type { BlockHeader } from "./core/proof/header.ts";
export type { DecodedReceipt, ReceiptLog } from "./core/proof/receipt-rlp.ts";
export { type ProvedReceipt, verifyReceiptProof } from "./core/proof/verify-receipt-proof.ts";
export { BLOCKS_PER_QUERY, type QueryEventsRange, queryEvents } from "./core/query-events.ts";
export { decodeRevert } from "./core/revert.ts";
export { currentFees, type Fees } from "./core/send/fees.ts";
export { memoryStore } from "./core/send/memory-store.ts";
export { createOutbox, type Outbox, type OutboxParameters, type OutboxStatus } from "./core/send/outbox.ts";
export type { Call, Sender, SendOptions, SentTransaction } from "./core/send/sender.ts";
export { signerSender } from "./core/send/signer-sender.ts";
export type { OutboxLane, OutboxRecord, OutboxState, OutboxStep, OutboxStore } from "./core/send/store.ts";
export type { WriteOptions } from "./core/write.ts";
export {
  type AdoptRulesParameters,
  type AdoptRulesReturnType,
  adoptRules,
  adoptRulesAndWait,
} from "./custody/actions/adopt-rules.ts";
export {
  type BreakSealParameters,
  type BreakSealReturnType,
  breakSeal,
  breakSealAndWait,
} from "./custody/actions/break-seal.ts";
export {
  type CorrectUnitParameters,
  type CorrectUnitReturnType,
  correctUnit,
  correctUnitAndWait,
} from "./custody/actions/correct-unit.ts";
export {
  type CreateUnitParameters,
  type CreateUnitReturnType,
  createUnit,
  createUnitAndWait,
} from "./custody/actions/create-unit.ts";
export {
  type CreateUnitsParameters,
  type CreateUnitsReturnType,
  createUnits,
  createUnitsAndWait,
} from "./custody/actions/create-units.ts";
export {
  type DecideDisputeParameters,
  type DecideDisputeReturnType,
  decideDispute,
  decideDisputeAndWait,
} from "./custody/actions/decide-dispute.ts";
export {
  type DeclareErrorParameters,
  type DeclareErrorReturnType,
  declareError,
  declareErrorAndWait,
} from "./custody/actions/declare-error.ts";
export {
  type DeclareLostParameters,
  type DeclareLostReturnType,
  declareLost,
  declareLostAndWait,
} from "./custody/actions/declare-lost.ts";
export {
  type DestroyUnitsParameters,
  type DestroyUnitsReturnType,
  destroyUnits,
  destroyUnitsAndWait,
} from "./custody/actions/destroy-units.ts";
export {
  type FlagOverdueParameters,
  type FlagOverdueReturnType,
  flagOverdue,
  flagOverdueAndWait,
} from "./custody/actions/flag-overdue.ts";
export { type GetBalanceParameters, getBalance } from "./custody/actions/get-balance.ts";
export { type Dispute, type GetDisputeParameters, getDispute } from "./custody/actions/get-dispute.ts";
export { type GetProfileParameters, getProfile } from "./custody/actions/get-profile.ts";
export { type GetUnitParameters, getUnit } from "./custody/actions/get-unit.ts";
export {
  type HandOverParameters,
  type HandOverReturnType,
  handOver,
  handOverAndWait,
} from "./custody/actions/hand-over.ts";
export {
  type HandOverManyParameters,
  type HandOverManyReturnType,
  handOverMany,
  handOverManyAndWait,
} from "./custody/actions/hand-over-many.ts";
export {
  type ListInventoryParameters,
  type ListInventoryReturnType,
  listInventory,
  type UnreadableBalance,
} from "./custody/actions/list-inventory.ts";
export { type ListOverdueParameters, listOverdue } from "./custody/actions/list-overdue.ts";
export { listProfiles } from "./custody/actions/list-profiles.ts";
export { type ListUnitsParameters, listUnits } from "./custody/actions/list-units.ts";
export {
  type PackUnitsParameters,
  type PackUnitsReturnType,
  packUnits,
  packUnitsAndWait,
} from "./custody/actions/pack-units.ts";
export {
  type RecordStepParameters,
  type RecordStepReturnType,
  recordStep,
  recordStepAndWait,
} from "./custody/actions/record-step.ts";
export {
  type ResolveDisputeParameters,
  type ResolveDisputeReturnType,
  resolveDispute,
  resolveDisputeAndWait,
} from "./custody/actions/resolve-dispute.ts";
export {
  type SealUnitParameters,
  type SealUnitReturnType,
  sealUnit,
  sealUnitAndWait,
} from "./custody/actions/seal-unit.ts";
export { type SetProfileProposalParameters, setProfileProposal } from "./custody/actions/set-profile-proposal.ts";
export {
  type SetRecallParameters,
  type SetRecallReturnType,
  setRecall,
  setRecallAndWait,
} from "./custody/actions/set-recall.ts";
export { type TraceUnitParameters, traceUnit } from "./custody/actions/trace-unit.ts";
export {
  type TransformOutput,
  type TransformUnitsParameters,
  type TransformUnitsReturnType,
  transformUnits,
  transformUnitsAndWait,
} from "./custody/actions/transform-units.ts";
export {
  type UnpackUnitsParameters,
  type UnpackUnitsReturnType,
  unpackUnits,
  unpackUnitsAndWait,
} from "./custody/actions/unpack-units.ts";
export {
  ACTIONS as EPCIS_ACTIONS,
  type Action as EpcisAction,
  BIZ_STEPS,
  BIZ_TRANSACTION_TYPES,
  type BizStep,
  type BizTransactionType,
  COMPONENTS as EPCIS_COMPONENTS,
  type Component as EpcisComponent,
  DISPOSITIONS,
  type Disposition,
  ERROR_REASONS as EPCIS_ERROR_REASONS,
  type ErrorReason as EpcisErrorReason,
  MEASUREMENT_TYPES,
  type MeasurementType,
  SENSOR_ALERTS,
  type SensorAlert,
  SOURCE_DESTINATION_TYPES,
  type SourceDestinationType,
  type Uri as EpcisUri,
} from "./custody/epcis/cbv.ts";
export { type EpcisDocumentParameters, epcisDocument } from "./custody/epcis/create-document.ts";
export {
  type ContextEntry as EpcisContextEntry,
  EPCIS_CONTEXT,
  type EpcisContext,
  type EpcisDocument,
  type EpcisHeader,
  type EpcisQueryDocument,
  type EpcisSingleEvent,
  type MasterDataElement,
  type QueryResults as EpcisQueryResults,
  type Vocabulary as EpcisVocabulary,
} from "./custody/epcis/document.ts";
export type {
  AggregationEvent,
  AssociationEvent,
  BizTransaction,
  Destination as EpcisDestination,
  EpcisEvent,
  ErrorDeclaration as EpcisErrorDeclaration,
  EventFields as EpcisEventFields,
  Ilmd,
  ObjectEvent,
  PersistentDisposition,
  Place as EpcisPlace,
  QuantityElement,
  Source as EpcisSource,
  TransactionEvent,
  TransformationEvent,
} from "./custody/epcis/event.ts";
export { epcisEventHash } from "./custody/epcis/event-hash.ts";
export { actsToEvents, type TellOptions, type Told } from "./custody/epcis/exchange/acts-to-events.ts";
export type { ChainAct } from "./custody/epcis/exchange/chain-act.ts";
export type { UnreadableAct } from "./custody/epcis/exchange/decode-act.ts";
export { type ExportEpcisParameters, exportEpcis } from "./custody/epcis/exchange/export-epcis.ts";
export type { ForeignOptions } from "./custody/epcis/exchange/foreign.ts";
export { importEpcis } from "./custody/epcis/exchange/import-epcis.ts";
export type { ImportEpcisParameters, ImportParty } from "./custody/epcis/exchange/importing.ts";
export { type ImportPlan, planImport } from "./custody/epcis/exchange/plan-import.ts";
export type { PlannedAct, PlannedUnit, Unmapped } from "./custody/epcis/exchange/planned-act.ts";
export { type ReadActs, readActs } from "./custody/epcis/exchange/read-acts.ts";
export { type EventSigners, epcisSigners } from "./custody/epcis/exchange/signers.ts";
export { TALLY_CONTEXT } from "./custody/epcis/exchange/terms.ts";
export { canonicalGs1Id } from "./custody/epcis/gs1/canonical-gs1-id.ts";
export { formatDigitalLink, type Gs1Key, parseDigitalLink } from "./custody/epcis/gs1/digital-link.ts";
export { glnNumber, glnText } from "./custody/epcis/gs1/gln.ts";
export { epcisPreHash } from "./custody/epcis/hash/pre-hash.ts";
export {
  type CapturedEvents,
  parseEpcis,
  parseEpcisDocument,
  parseEpcisEvent,
  parseEpcisQueryDocument,
} from "./custody/epcis/parse-epcis.ts";
export type {
  Extensions as EpcisExtensions,
  SensorElement,
  SensorMetadata,
  SensorReport,
} from "./custody/epcis/sensor.ts";
export { ACTS, type Act } from "./custody/model/act.ts";
export type { ActedUnit } from "./custody/model/acted.ts";
export type { Balance, BalanceKey } from "./custody/model/balance.ts";
export type { ConcludedHandover, HandoverOutcome } from "./custody/model/concluded.ts";
export { CONDITIONS, type Condition } from "./custody/model/condition.ts";
export type { Creation } from "./custody/model/creation.ts";
export { type CreationTerms, packCreationTerms, unpackCreationTerms } from "./custody/model/creation-terms.ts";
export { ERROR_REASONS, type ErrorReason } from "./custody/model/error-reason.ts";
export type { DisputeResolution, Handover, HandoverAcceptance, HandoverOffer } from "./custody/model/handover.ts";
export {
  type HandoverAcceptanceTerms,
  packHandoverAcceptanceTerms,
  unpackHandoverAcceptanceTerms,
} from "./custody/model/handover-acceptance-terms.ts";
export {
  type HandoverOfferTerms,
  packHandoverOfferTerms,
  unpackHandoverOfferTerms,
} from "./custody/model/handover-offer-terms.ts";
export {
  HANDOVER_FORMAT,
  HANDOVER_OFFER_FORMAT,
  HANDOVER_VERSION,
  type HandoverMessage,
  type HandoverOfferMessage,
  handoverMessage,
  handoverOfferMessage,
  parseHandoverMessage,
  parseHandoverOfferMessage,
} from "./custody/model/message.ts";
export { parseProfile } from "./custody/model/parse-profile.ts";
export {
  classNumber,
  type Profile,
  type ProfileClass,
  type ProfileStep,
  stepNumber,
  toProfileStruct,
} from "./custody/model/profile.ts";
export type { ProfileOnChain } from "./custody/model/profile-on-chain.ts";
export { signDisputeResolution, signHandoverAcceptance, signHandoverOffer } from "./custody/model/sign.ts";
export { packStepRule, type StepRule, unpackStepRule } from "./custody/model/step-rule.ts";
export type { TracedAct, UnitTrace } from "./custody/model/trace.ts";
export {
  type CustodyAt,
  custodyDomain,
  DISPUTE_RESOLUTION_TYPES,
  disputeResolutionDigest,
  HANDOVER_ACCEPTANCE_TYPES,
  HANDOVER_OFFER_TYPES,
  handoverAcceptanceDigest,
  handoverOfferDigest,
} from "./custody/model/typed-data.ts";
export { unitId } from "./custody/model/unit-id.ts";
export type { UnitOnChain } from "./custody/model/unit-on-chain.ts";
export { UNIT_PHASES, type UnitPhase } from "./custody/model/unit-phase.ts";
export { packUnitWord, type UnitState, unpackUnitWord } from "./custody/model/unit-word.ts";
export type { ListedUnits, UnreadableUnit } from "./custody/model/units-on-chain.ts";
export { FOOD_BATCH } from "./custody/profiles/food-batch.ts";
export { MEDICAL_WASTE } from "./custody/profiles/medical-waste.ts";
export { STEEL_COIL } from "./custody/profiles/steel-coil.ts";
export {
  type AnchorParameters,
  type AnchorReturnType,
  anchor,
  anchorAndWait,
} from "./evidence/actions/attestations/anchor.ts";
export {
  type AnchorBySignatureParameters,
  anchorBySignature,
  anchorBySignatureAndWait,
} from "./evidence/actions/attestations/anchor-by-signature.ts";
export {
  type AttestParameters,
  type AttestReturnType,
  attest,
  attestAndWait,
} from "./evidence/actions/attestations/attest.ts";
export {
  type AttestBySignatureParameters,
  type AttestBySignatureReturnType,
  attestBySignature,
  attestBySignatureAndWait,
} from "./evidence/actions/attestations/attest-by-signature.ts";
export {
  type AttestManyParameters,
  type AttestManyReturnType,
  attestMany,
  attestManyAndWait,
} from "./evidence/actions/attestations/attest-many.ts";
export {
  type EndorseParameters,
  type EndorseReturnType,
  endorse,
  endorseAndWait,
} from "./evidence/actions/attestations/endorse.ts";
export {
  type EndorseLeafParameters,
  endorseLeaf,
  endorseLeafAndWait,
} from "./evidence/actions/attestations/endorse-leaf.ts";
export { type Batch, type GetBatchParameters, getBatch } from "./evidence/actions/attestations/get-batch.ts";
export {
  type Endorsement,
  type GetEndorsementsParameters,
  getEndorsements,
} from "./evidence/actions/attestations/get-endorsements.ts";
export {
  type GetRecordParameters,
  getRecord,
  type StatementRecord,
} from "./evidence/actions/attestations/get-record.ts";
export { type GetSchemaParameters, getSchema, type Schema } from "./evidence/actions/attestations/get-schema.ts";
export {
  type GetStatementParameters,
  type GetStatementReturnType,
  getStatement,
} from "./evidence/actions/attestations/get-statement.ts";
export { type IsValidParameters, isValid } from "./evidence/actions/attestations/is-valid.ts";
export {
  type RefreshParameters,
  type RefreshReturnType,
  refresh,
  refreshAndWait,
} from "./evidence/actions/attestations/refresh.ts";
export {
  type RegisterSchemaParameters,
  type RegisterSchemaReturnType,
  registerSchema,
  registerSchemaAndWait,
} from "./evidence/actions/attestations/register-schema.ts";
export {
  type ReplaceLeafParameters,
  type ReplaceLeafReturnType,
  replaceLeaf,
  replaceLeafAndWait,
} from "./evidence/actions/attestations/replace-leaf.ts";
export {
  type RevokeParameters,
  type RevokeReturnType,
  revoke,
  revokeAndWait,
} from "./evidence/actions/attestations/revoke.ts";
export {
  type RevokeBySignatureParameters,
  revokeBySignature,
  revokeBySignatureAndWait,
} from "./evidence/actions/attestations/revoke-by-signature.ts";
export {
  type RevokeLeafParameters,
  revokeLeaf,
  revokeLeafAndWait,
} from "./evidence/actions/attestations/revoke-leaf.ts";
export { fingerprintKey } from "./evidence/actions/fingerprints/fingerprint-key.ts";
export { FINGERPRINT_STATES, type FingerprintState } from "./evidence/actions/fingerprints/fingerprint-state.ts";
export {
  type Fingerprint,
  type GetFingerprintParameters,
  getFingerprint,
} from "./evidence/actions/fingerprints/get-fingerprint.ts";
export {
  type ReleaseParameters,
  type ReleaseReturnType,
  release,
  releaseAndWait,
} from "./evidence/actions/fingerprints/release.ts";
export {
  type ReserveParameters,
  type ReserveReturnType,
  reserve,
  reserveAndWait,
} from "./evidence/actions/fingerprints/reserve.ts";
export {
  type SetRegistrarProposalParameters,
  setRegistrarProposal,
} from "./evidence/actions/fingerprints/set-registrar-proposal.ts";
export { buildBatch, type StatementBatch } from "./evidence/model/batch/build-batch.ts";
export { uidHasher } from "./evidence/model/batch/uid-hasher.ts";
export { verifyProof } from "./evidence/model/batch/verify-proof.ts";
export {
  type CreateDocumentOptions,
  createDocument,
  type SaltedDocument,
  type SaltedField,
} from "./evidence/model/document/create-document.ts";
export { type DisclosedField, type Disclosure, disclose } from "./evidence/model/document/disclose.ts";
export type { Field } from "./evidence/model/document/flatten.ts";
export { FIELD_TAG, fieldLeaf } from "./evidence/model/document/leaf.ts";
export { verifyDisclosure } from "./evidence/model/document/verify-disclosure.ts";
export {
  type CreateEvidenceParameters,
  createEvidence,
  type Evidence,
} from "./evidence/model/receipt/create-evidence.ts";
export {
  type AttestingOrganisation,
  type EvidenceReceipt,
  RECEIPT_FORMAT,
  RECEIPT_VERSION,
  statementOf,
} from "./evidence/model/receipt/evidence-receipt.ts";
export { digestFile, type FileDigest, type Hasher } from "./evidence/model/receipt/file-digest.ts";
export {
  encodeFileFacts,
  FILE_SCHEMA,
  type FileFacts,
  type SchemaDescription,
} from "./evidence/model/receipt/file-schema.ts";
export { type FindAnchorParameters, findAnchor } from "./evidence/model/receipt/find-anchor.ts";
export { type IssueReceiptsParameters, issueReceipts } from "./evidence/model/receipt/issue-receipts.ts";
export { parseReceipt } from "./evidence/model/receipt/parse-receipt.ts";
export type { Step } from "./evidence/model/receipt/step.ts";
export {
  type OfflineVerdict,
  type VerifyReceiptOptions,
  verifyReceiptOffline,
} from "./evidence/model/receipt/verify-offline.ts";
export {
  type OnlineVerdict,
  type StatementState,
  verifyReceiptOnline,
} from "./evidence/model/receipt/verify-online.ts";
export { type DataValue, type DataValues, decodeData, encodeData } from "./evidence/model/schema/data.ts";
export { type ParsedDefinition, parseDefinition, type SchemaField } from "./evidence/model/schema/definition.ts";
export { schemaId } from "./evidence/model/schema/schema-id.ts";
export { type CreateStatementParameters, createStatement } from "./evidence/model/statement/create.ts";
export {
  type AnchorMessage,
  anchorDigest,
  type RevocationMessage,
  revocationDigest,
  signAnchor,
  signRevocation,
  signStatement,
} from "./evidence/model/statement/sign.ts";
export {
  p256FromDer,
  p256Signature,
  p256Signer,
  signerAccount,
  type WebAuthnAssertion,
  webAuthnSignature,
} from "./evidence/model/statement/signer.ts";
export {
  attestationsDomain,
  NO_POLICY,
  NO_SUBJECT,
  NOTHING_REPLACED,
  STATEMENT_TYPES,
  type Statement,
  uidOf,
} from "./evidence/model/statement/statement.ts";
export { STATUSES, type Status } from "./evidence/model/statement/status.ts";
export {
  type StatementOnChain,
  type StatementProblem,
  type StatementVerdict,
  type VerifyStatementParameters,
  verifyStatement,
} from "./evidence/model/statement/verify.ts";
export { type AdmitProposalParameters, admitProposal } from "./members/actions/council/admit-proposal.ts";
export {
  type CancelParameters,
  type CancelReturnType,
  cancel,
  cancelAndWait,
} from "./members/actions/council/cancel.ts";
export {
  type ExecuteParameters,
  type ExecuteReturnType,
  execute,
  executeAndWait,
} from "./members/actions/council/execute.ts";
export {
  type GetProposalParameters,
  getProposal,
  type ProposalDetails,
} from "./members/actions/council/get-proposal.ts";
export { listProposals } from "./members/actions/council/list-proposals.ts";
export {
  type ProposeParameters,
  type ProposeReturnType,
  propose,
  proposeAndWait,
} from "./members/actions/council/propose.ts";
export { type QueueParameters, type QueueReturnType, queue, queueAndWait } from "./members/actions/council/queue.ts";
export { type RecoverProposalParameters, recoverProposal } from "./members/actions/council/recover-proposal.ts";
export {
  type SetDualControlProposalParameters,
  setDualControlProposal,
} from "./members/actions/council/set-dual-control-proposal.ts";
export { type SetRolesProposalParameters, setRolesProposal } from "./members/actions/council/set-roles-proposal.ts";
export {
  type SetStandingProposalParameters,
  setStandingProposal,
} from "./members/actions/council/set-standing-proposal.ts";
export {
  type Support,
  type VoteParameters,
  type VoteReturnType,
  vote,
  voteAndWait,
} from "./members/actions/council/vote.ts";
export { type EnrolParameters, type EnrolReturnType, enrol, enrolAndWait } from "./members/actions/members/enrol.ts";
export { type Account, type GetAccountParameters, getAccount } from "./members/actions/members/get-account.ts";
export {
  type GetOrganisationParameters,
  getOrganisation,
  type Organisation,
} from "./members/actions/members/get-organisation.ts";
export { listOrganisations } from "./members/actions/members/list-organisations.ts";
export {
  type RevokeAccountParameters,
  type RevokeAccountReturnType,
  revokeAccount,
  revokeAccountAndWait,
} from "./members/actions/members/revoke-account.ts";
export {
  type SetVotingAccountParameters,
  type SetVotingAccountReturnType,
  setVotingAccount,
  setVotingAccountAndWait,
} from "./members/actions/members/set-voting-account.ts";
export { ANY_DUTY, DUTIES, type Duty, dutiesOf, dutyBits } from "./members/model/duties.ts";
export { NO_PERSON } from "./members/model/person.ts";
export { PROPOSAL_STATES, type Proposal, type ProposalState, proposalId } from "./members/model/proposal.ts";
export { ROLES, type Role, roleBits, rolesOf } from "./members/model/roles.ts";
export { STANDINGS, type Standing } from "./members/model/standing.ts";
export {
  type AcknowledgeExceedanceParameters,
  acknowledgeExceedance,
  acknowledgeExceedanceAndWait,
} from "./sensing/actions/exceedances/acknowledge-exceedance.ts";
export {
  type CloseExceedanceParameters,
  closeExceedance,
  closeExceedanceAndWait,
} from "./sensing/actions/exceedances/close-exceedance.ts";
export {
  type DisputeExceedanceParameters,
  disputeExceedance,
  disputeExceedanceAndWait,
} from "./sensing/actions/exceedances/dispute-exceedance.ts";
export { type GetExceedanceParameters, getExceedance } from "./sensing/actions/exceedances/get-exceedance.ts";
export {
  type ListExceedancesParameters,
  type ListedExceedance,
  listExceedances,
} from "./sensing/actions/exceedances/list-exceedances.ts";
export type { MoveReturnType } from "./sensing/actions/exceedances/move.ts";
export {
  type OpenByProofParameters,
  type OpenByProofReturnType,
  openByProof,
  openByProofAndWait,
} from "./sensing/actions/exceedances/open-by-proof.ts";
export {
  type OpenListedParameters,
  type OpenListedReturnType,
  openListed,
  openListedAndWait,
} from "./sensing/actions/exceedances/open-listed.ts";
export {
  type RemediateExceedanceParameters,
  remediateExceedance,
  remediateExceedanceAndWait,
} from "./sensing/actions/exceedances/remediate-exceedance.ts";
export {
  type ReopenExceedanceParameters,
  reopenExceedance,
  reopenExceedanceAndWait,
} from "./sensing/actions/exceedances/reopen-exceedance.ts";
export { type FindSealedBatchParameters, findSealedBatch } from "./sensing/actions/feeds/find-sealed-batch.ts";
export { type GetBatchSignersParameters, getBatchSigners } from "./sensing/actions/feeds/get-batch-signers.ts";
export { type GetHeadParameters, getHead, type Head } from "./sensing/actions/feeds/get-head.ts";
export { type GetSealedBatchParameters, getSealedBatch } from "./sensing/actions/feeds/get-sealed-batch.ts";
export {
  type Equivocation,
  type ListEquivocationsParameters,
  listEquivocations,
} from "./sensing/actions/feeds/list-equivocations.ts";
export {
  type BatchSummary,
  type ListSealedBatchesParameters,
  listSealedBatches,
} from "./sensing/actions/feeds/list-sealed-batches.ts";
export {
  type RecordGapParameters,
  type RecordGapReturnType,
  recordGap,
  recordGapAndWait,
} from "./sensing/actions/feeds/record-gap.ts";
export {
  type ReportEquivocationParameters,
  type ReportEquivocationReturnType,
  reportEquivocation,
  reportEquivocationAndWait,
} from "./sensing/actions/feeds/report-equivocation.ts";
export {
  type SubmitBatchParameters,
  type SubmitBatchReturnType,
  submitBatch,
  submitBatchAndWait,
} from "./sensing/actions/feeds/submit-batch.ts";
export { type VerifyReadingParameters, verifyReading } from "./sensing/actions/feeds/verify-reading.ts";
export {
  type ApproveSensorParameters,
  type ApproveSensorReturnType,
  approveSensor,
  approveSensorAndWait,
} from "./sensing/actions/sensors/approve-sensor.ts";
export { type CalibrateParameters, calibrate, calibrateAndWait } from "./sensing/actions/sensors/calibrate.ts";
export {
  type Calibration,
  type GetCalibrationsParameters,
  getCalibrations,
} from "./sensing/actions/sensors/get-calibrations.ts";
export { type GetLatestParameters, getLatest } from "./sensing/actions/sensors/get-latest.ts";
export { type GetSensorParameters, getSensor } from "./sensing/actions/sensors/get-sensor.ts";
export { type MaintainParameters, maintain, maintainAndWait } from "./sensing/actions/sensors/maintain.ts";
export {
  type ProposeSensorParameters,
  type ProposeSensorReturnType,
  proposeSensor,
  proposeSensorAndWait,
} from "./sensing/actions/sensors/propose-sensor.ts";
export {
  type RetireSensorParameters,
  type RetireSensorReturnType,
  retireSensor,
  retireSensorAndWait,
} from "./sensing/actions/sensors/retire-sensor.ts";
export {
  type SetLimitParameters,
  type SetLimitReturnType,
  setLimit,
  setLimitAndWait,
} from "./sensing/actions/sensors/set-limit.ts";
export {
  type ApproveGatewaysParameters,
  type ApproveGatewaysReturnType,
  approveGateways,
  approveGatewaysAndWait,
} from "./sensing/actions/stations/approve-gateways.ts";
export {
  type ApproveStationParameters,
  type ApproveStationReturnType,
  approveStation,
  approveStationAndWait,
} from "./sensing/actions/stations/approve-station.ts";
export { type GetStationParameters, getStation } from "./sensing/actions/stations/get-station.ts";
export { listStations } from "./sensing/actions/stations/list-stations.ts";
export {
  type ProposeGatewaysParameters,
  type ProposeGatewaysReturnType,
  proposeGateways,
  proposeGatewaysAndWait,
} from "./sensing/actions/stations/propose-gateways.ts";
export {
  type ProposeStationParameters,
  type ProposeStationReturnType,
  proposeStation,
  proposeStationAndWait,
} from "./sensing/actions/stations/propose-station.ts";
export {
  type RetireStationParameters,
  type RetireStationReturnType,
  retireStation,
  retireStationAndWait,
} from "./sensing/actions/stations/retire-station.ts";
export type {
  Batch as ReadingBatch,
  Excess,
  FlagCounts,
  GatewaySignature,
  LatestReading,
} from "./sensing/model/batch.ts";
export { batchId, sealDigest } from "./sensing/model/batch-id.ts";
export { type CalibrationSpan, calibrationLapsed } from "./sensing/model/calibration-lapsed.ts";
export { checkReading } from "./sensing/model/check-reading.ts";
export { decimalText } from "./sensing/model/decimal.ts";
export type { DecodedSignature } from "./sensing/model/decode-signature.ts";
export { encodeSignatures } from "./sensing/model/encode-signatures.ts";
export type { Exceedance } from "./sensing/model/exceedance.ts";
export { type ExceedanceKey, exceedanceId, exceedanceKey } from "./sensing/model/exceedance-id.ts";
export { type Gap, gapDigest, signGap } from "./sensing/model/gap.ts";
export type { GatewaySet } from "./sensing/model/gateway-set.ts";
export type { Limit } from "./sensing/model/limit.ts";
export { OUTCOMES, type Outcome } from "./sensing/model/outcome.ts";
export { evidenceOf, parseEvidence } from "./sensing/model/parse-evidence.ts";
export { PHASES, type Phase } from "./sensing/model/phase.ts";
export { Check, checkNames, Quality } from "./sensing/model/quality.ts";
export type { Reading } from "./sensing/model/reading.ts";
export {
  type CreateReadingEvidenceParameters,
  createReadingEvidence,
  EVIDENCE_FORMAT,
  EVIDENCE_VERSION,
  type ReadingEvidence,
} from "./sensing/model/reading-evidence.ts";
export { readingLeaf } from "./sensing/model/reading-leaf.ts";
export { type ReadingTree, readingTree } from "./sensing/model/reading-tree.ts";
export type { RiverStation } from "./sensing/model/river.ts";
export type { SealedBatch } from "./sensing/model/sealed-batch.ts";
export type { SensorContent, SensorOnChain } from "./sensing/model/sensor-struct.ts";
export { signSeal } from "./sensing/model/sign-seal.ts";
export { STAGES, type Stage } from "./sensing/model/stage.ts";
export type { Sensor, Station } from "./sensing/model/station.ts";
export type { StationOnChain } from "./sensing/model/station-on-chain.ts";
export { type ReadingTrace, type TracedSensor, type TracedSigner, traceReading } from "./sensing/model/trace.ts";
export { feedsDomain, GAP_TYPES, SEAL_TYPES } from "./sensing/model/typed-data.ts";
export {
  decodeUpkeep,
  encodeUpkeep,
  sensorSubject,
  UPKEEP_KINDS,
  UPKEEP_SCHEMA,
  type Upkeep,
  type UpkeepKind,
} from "./sensing/model/upkeep.ts";
export { type EvidenceVerdict, verifyEvidence } from "./sensing/model/verify-evidence.ts";
