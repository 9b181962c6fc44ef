/**
 * The SDK's public API. Runs in Node and in browsers; what needs Node is in node.ts. One line for each file, in the order of paths;
 * test/src/sdk/index.test.ts pins the names.
 */
// biome-ignore-all lint/performance/noBarrelFile: the one barrel, which is the package's entry

export { type Clock, systemClock } from "../lib/clock.ts";
export { isTallyError, TallyError } from "../lib/errors.ts";
export { type AnchorParameters, type AnchorReturnType, anchor, anchorAndWait } from "./actions/attestations/anchor.ts";
export {
  type AnchorBySignatureParameters,
  anchorBySignature,
  anchorBySignatureAndWait,
} from "./actions/attestations/anchor-by-signature.ts";
export { type AttestParameters, type AttestReturnType, attest, attestAndWait } from "./actions/attestations/attest.ts";
export {
  type AttestBySignatureParameters,
  type AttestBySignatureReturnType,
  attestBySignature,
  attestBySignatureAndWait,
} from "./actions/attestations/attest-by-signature.ts";
export {
  type AttestManyParameters,
  type AttestManyReturnType,
  attestMany,
  attestManyAndWait,
} from "./actions/attestations/attest-many.ts";
export {
  type EndorseParameters,
  type EndorseReturnType,
  endorse,
  endorseAndWait,
} from "./actions/attestations/endorse.ts";
export { type EndorseLeafParameters, endorseLeaf, endorseLeafAndWait } from "./actions/attestations/endorse-leaf.ts";
export { type Batch, type GetBatchParameters, getBatch } from "./actions/attestations/get-batch.ts";
export {
  type Endorsement,
  type GetEndorsementsParameters,
  getEndorsements,
} from "./actions/attestations/get-endorsements.ts";
export { type GetRecordParameters, getRecord, type StatementRecord } from "./actions/attestations/get-record.ts";
export { type GetSchemaParameters, getSchema, type Schema } from "./actions/attestations/get-schema.ts";
export {
  type GetStatementParameters,
  type GetStatementReturnType,
  getStatement,
} from "./actions/attestations/get-statement.ts";
export { type IsValidParameters, isValid } from "./actions/attestations/is-valid.ts";
export {
  type RefreshParameters,
  type RefreshReturnType,
  refresh,
  refreshAndWait,
} from "./actions/attestations/refresh.ts";
export {
  type RegisterSchemaParameters,
  type RegisterSchemaReturnType,
  registerSchema,
  registerSchemaAndWait,
} from "./actions/attestations/register-schema.ts";
export {
  type ReplaceLeafParameters,
  type ReplaceLeafReturnType,
  replaceLeaf,
  replaceLeafAndWait,
} from "./actions/attestations/replace-leaf.ts";
export { type RevokeParameters, type RevokeReturnType, revoke, revokeAndWait } from "./actions/attestations/revoke.ts";
export {
  type RevokeBySignatureParameters,
  revokeBySignature,
  revokeBySignatureAndWait,
} from "./actions/attestations/revoke-by-signature.ts";
export { type RevokeLeafParameters, revokeLeaf, revokeLeafAndWait } from "./actions/attestations/revoke-leaf.ts";
export { type AdmitProposalParameters, admitProposal } from "./actions/council/admit-proposal.ts";
export { type CancelParameters, type CancelReturnType, cancel, cancelAndWait } from "./actions/council/cancel.ts";
export { type ExecuteParameters, type ExecuteReturnType, execute, executeAndWait } from "./actions/council/execute.ts";
export { type GetProposalParameters, getProposal, type ProposalDetails } from "./actions/council/get-proposal.ts";
export { listProposals } from "./actions/council/list-proposals.ts";
export { PROPOSAL_STATES, type Proposal, type ProposalState, proposalId } from "./actions/council/proposal.ts";
export { type ProposeParameters, type ProposeReturnType, propose, proposeAndWait } from "./actions/council/propose.ts";
export { type QueueParameters, type QueueReturnType, queue, queueAndWait } from "./actions/council/queue.ts";
export { type RecoverProposalParameters, recoverProposal } from "./actions/council/recover-proposal.ts";
export {
  type SetDualControlProposalParameters,
  setDualControlProposal,
} from "./actions/council/set-dual-control-proposal.ts";
export { type SetProfileProposalParameters, setProfileProposal } from "./actions/council/set-profile-proposal.ts";
export { type SetRegistrarProposalParameters, setRegistrarProposal } from "./actions/council/set-registrar-proposal.ts";
export { type SetRolesProposalParameters, setRolesProposal } from "./actions/council/set-roles-proposal.ts";
export { type SetStandingProposalParameters, setStandingProposal } from "./actions/council/set-standing-proposal.ts";
export { type Support, type VoteParameters, type VoteReturnType, vote, voteAndWait } from "./actions/council/vote.ts";
export {
  type AdoptRulesParameters,
  type AdoptRulesReturnType,
  adoptRules,
  adoptRulesAndWait,
} from "./actions/custody/adopt-rules.ts";
export {
  type BreakSealParameters,
  type BreakSealReturnType,
  breakSeal,
  breakSealAndWait,
} from "./actions/custody/break-seal.ts";
export {
  type CorrectUnitParameters,
  type CorrectUnitReturnType,
  correctUnit,
  correctUnitAndWait,
} from "./actions/custody/correct-unit.ts";
export {
  type CreateUnitParameters,
  type CreateUnitReturnType,
  createUnit,
  createUnitAndWait,
} from "./actions/custody/create-unit.ts";
export {
  type CreateUnitsParameters,
  type CreateUnitsReturnType,
  createUnits,
  createUnitsAndWait,
} from "./actions/custody/create-units.ts";
export {
  type DecideDisputeParameters,
  type DecideDisputeReturnType,
  decideDispute,
  decideDisputeAndWait,
} from "./actions/custody/decide-dispute.ts";
export {
  type DeclareErrorParameters,
  type DeclareErrorReturnType,
  declareError,
  declareErrorAndWait,
} from "./actions/custody/declare-error.ts";
export {
  type DeclareLostParameters,
  type DeclareLostReturnType,
  declareLost,
  declareLostAndWait,
} from "./actions/custody/declare-lost.ts";
export {
  type DestroyUnitsParameters,
  type DestroyUnitsReturnType,
  destroyUnits,
  destroyUnitsAndWait,
} from "./actions/custody/destroy-units.ts";
export {
  type FlagOverdueParameters,
  type FlagOverdueReturnType,
  flagOverdue,
  flagOverdueAndWait,
} from "./actions/custody/flag-overdue.ts";
export { type GetBalanceParameters, getBalance } from "./actions/custody/get-balance.ts";
export { type Dispute, type GetDisputeParameters, getDispute } from "./actions/custody/get-dispute.ts";
export { type GetProfileParameters, getProfile } from "./actions/custody/get-profile.ts";
export { type GetUnitParameters, getUnit } from "./actions/custody/get-unit.ts";
export {
  type HandOverParameters,
  type HandOverReturnType,
  handOver,
  handOverAndWait,
} from "./actions/custody/hand-over.ts";
export {
  type HandOverManyParameters,
  type HandOverManyReturnType,
  handOverMany,
  handOverManyAndWait,
} from "./actions/custody/hand-over-many.ts";
export {
  type ListInventoryParameters,
  type ListInventoryReturnType,
  listInventory,
  type UnreadableBalance,
} from "./actions/custody/list-inventory.ts";
export { type ListOverdueParameters, listOverdue } from "./actions/custody/list-overdue.ts";
export { listProfiles } from "./actions/custody/list-profiles.ts";
export { type ListUnitsParameters, listUnits } from "./actions/custody/list-units.ts";
export {
  type PackUnitsParameters,
  type PackUnitsReturnType,
  packUnits,
  packUnitsAndWait,
} from "./actions/custody/pack-units.ts";
export {
  type RecordStepParameters,
  type RecordStepReturnType,
  recordStep,
  recordStepAndWait,
} from "./actions/custody/record-step.ts";
export {
  type SealUnitParameters,
  type SealUnitReturnType,
  sealUnit,
  sealUnitAndWait,
} from "./actions/custody/seal-unit.ts";
export {
  type SetRecallParameters,
  type SetRecallReturnType,
  setRecall,
  setRecallAndWait,
} from "./actions/custody/set-recall.ts";
export {
  type SettleDisputeParameters,
  type SettleDisputeReturnType,
  settleDispute,
  settleDisputeAndWait,
} from "./actions/custody/settle-dispute.ts";
export { type TraceUnitParameters, traceUnit } from "./actions/custody/trace-unit.ts";
export {
  type TransformOutput,
  type TransformUnitsParameters,
  type TransformUnitsReturnType,
  transformUnits,
  transformUnitsAndWait,
} from "./actions/custody/transform-units.ts";
export {
  type UnpackUnitsParameters,
  type UnpackUnitsReturnType,
  unpackUnits,
  unpackUnitsAndWait,
} from "./actions/custody/unpack-units.ts";
export {
  type AcknowledgeExceedanceParameters,
  acknowledgeExceedance,
  acknowledgeExceedanceAndWait,
} from "./actions/exceedances/acknowledge-exceedance.ts";
export {
  type CloseExceedanceParameters,
  closeExceedance,
  closeExceedanceAndWait,
} from "./actions/exceedances/close-exceedance.ts";
export {
  type DisputeExceedanceParameters,
  disputeExceedance,
  disputeExceedanceAndWait,
} from "./actions/exceedances/dispute-exceedance.ts";
export { type GetExceedanceParameters, getExceedance } from "./actions/exceedances/get-exceedance.ts";
export {
  type ListExceedancesParameters,
  type ListedExceedance,
  listExceedances,
} from "./actions/exceedances/list-exceedances.ts";
export type { MoveReturnType } from "./actions/exceedances/move.ts";
export {
  type OpenByProofParameters,
  type OpenByProofReturnType,
  openByProof,
  openByProofAndWait,
} from "./actions/exceedances/open-by-proof.ts";
export {
  type OpenListedParameters,
  type OpenListedReturnType,
  openListed,
  openListedAndWait,
} from "./actions/exceedances/open-listed.ts";
export {
  type RemediateExceedanceParameters,
  remediateExceedance,
  remediateExceedanceAndWait,
} from "./actions/exceedances/remediate-exceedance.ts";
export {
  type ReopenExceedanceParameters,
  reopenExceedance,
  reopenExceedanceAndWait,
} from "./actions/exceedances/reopen-exceedance.ts";
export { type FindSealedBatchParameters, findSealedBatch } from "./actions/feeds/find-sealed-batch.ts";
export { type GetBatchSignersParameters, getBatchSigners } from "./actions/feeds/get-batch-signers.ts";
export { type GetHeadParameters, getHead, type Head } from "./actions/feeds/get-head.ts";
export { type GetSealedBatchParameters, getSealedBatch } from "./actions/feeds/get-sealed-batch.ts";
export {
  type Equivocation,
  type ListEquivocationsParameters,
  listEquivocations,
} from "./actions/feeds/list-equivocations.ts";
export {
  type BatchSummary,
  type ListSealedBatchesParameters,
  listSealedBatches,
} from "./actions/feeds/list-sealed-batches.ts";
export {
  type RecordGapParameters,
  type RecordGapReturnType,
  recordGap,
  recordGapAndWait,
} from "./actions/feeds/record-gap.ts";
export {
  type ReportEquivocationParameters,
  type ReportEquivocationReturnType,
  reportEquivocation,
  reportEquivocationAndWait,
} from "./actions/feeds/report-equivocation.ts";
export {
  type SubmitBatchParameters,
  type SubmitBatchReturnType,
  submitBatch,
  submitBatchAndWait,
} from "./actions/feeds/submit-batch.ts";
export { type VerifyReadingParameters, verifyReading } from "./actions/feeds/verify-reading.ts";
export { fingerprintKey } from "./actions/fingerprints/fingerprint-key.ts";
export { FINGERPRINT_STATES, type FingerprintState } from "./actions/fingerprints/fingerprint-state.ts";
export {
  type Fingerprint,
  type GetFingerprintParameters,
  getFingerprint,
} from "./actions/fingerprints/get-fingerprint.ts";
export {
  type ReleaseParameters,
  type ReleaseReturnType,
  release,
  releaseAndWait,
} from "./actions/fingerprints/release.ts";
export {
  type ReserveParameters,
  type ReserveReturnType,
  reserve,
  reserveAndWait,
} from "./actions/fingerprints/reserve.ts";
export { type EnrolParameters, type EnrolReturnType, enrol, enrolAndWait } from "./actions/members/enrol.ts";
export { type Account, type GetAccountParameters, getAccount } from "./actions/members/get-account.ts";
export {
  type GetOrganisationParameters,
  getOrganisation,
  type Organisation,
} from "./actions/members/get-organisation.ts";
export { listOrganisations } from "./actions/members/list-organisations.ts";
export {
  type RevokeAccountParameters,
  type RevokeAccountReturnType,
  revokeAccount,
  revokeAccountAndWait,
} from "./actions/members/revoke-account.ts";
export {
  type SetVotingAccountParameters,
  type SetVotingAccountReturnType,
  setVotingAccount,
  setVotingAccountAndWait,
} from "./actions/members/set-voting-account.ts";
export {
  type ApproveSensorParameters,
  type ApproveSensorReturnType,
  approveSensor,
  approveSensorAndWait,
} from "./actions/sensors/approve-sensor.ts";
export { type CalibrateParameters, calibrate, calibrateAndWait } from "./actions/sensors/calibrate.ts";
export {
  type Calibration,
  type GetCalibrationsParameters,
  getCalibrations,
} from "./actions/sensors/get-calibrations.ts";
export { type GetLatestParameters, getLatest } from "./actions/sensors/get-latest.ts";
export { type GetSensorParameters, getSensor } from "./actions/sensors/get-sensor.ts";
export { type MaintainParameters, maintain, maintainAndWait } from "./actions/sensors/maintain.ts";
export {
  type ProposeSensorParameters,
  type ProposeSensorReturnType,
  proposeSensor,
  proposeSensorAndWait,
} from "./actions/sensors/propose-sensor.ts";
export {
  type RetireSensorParameters,
  type RetireSensorReturnType,
  retireSensor,
  retireSensorAndWait,
} from "./actions/sensors/retire-sensor.ts";
export {
  type SetLimitParameters,
  type SetLimitReturnType,
  setLimit,
  setLimitAndWait,
} from "./actions/sensors/set-limit.ts";
export {
  type ApproveGatewaysParameters,
  type ApproveGatewaysReturnType,
  approveGateways,
  approveGatewaysAndWait,
} from "./actions/stations/approve-gateways.ts";
export {
  type ApproveStationParameters,
  type ApproveStationReturnType,
  approveStation,
  approveStationAndWait,
} from "./actions/stations/approve-station.ts";
export { type GetStationParameters, getStation } from "./actions/stations/get-station.ts";
export { listStations } from "./actions/stations/list-stations.ts";
export {
  type ProposeGatewaysParameters,
  type ProposeGatewaysReturnType,
  proposeGateways,
  proposeGatewaysAndWait,
} from "./actions/stations/propose-gateways.ts";
export {
  type ProposeStationParameters,
  type ProposeStationReturnType,
  proposeStation,
  proposeStationAndWait,
} from "./actions/stations/propose-station.ts";
export {
  type RetireStationParameters,
  type RetireStationReturnType,
  retireStation,
  retireStationAndWait,
} from "./actions/stations/retire-station.ts";
export { buildBatch, type StatementBatch } from "./batch/build-batch.ts";
export { uidHasher } from "./batch/uid-hasher.ts";
export { verifyProof } from "./batch/verify-proof.ts";
export { type Client, type ConnectParameters, connectClient } from "./client.ts";
export { type ConnectedClient, connect } from "./connect.ts";
export type { Contracts } from "./contracts.ts";
export { type AcceptanceTerms, packAcceptanceTerms, unpackAcceptanceTerms } from "./custody/acceptance-terms.ts";
export { ACTS, type Act } from "./custody/act.ts";
export type { ActedUnit } from "./custody/acted.ts";
export type { Balance, BalanceKey } from "./custody/balance.ts";
export type { ConcludedHandover, HandoverOutcome } from "./custody/concluded.ts";
export { CONDITIONS, type Condition } from "./custody/condition.ts";
export type { Creation } from "./custody/creation.ts";
export { type CreationTerms, packCreationTerms, unpackCreationTerms } from "./custody/creation-terms.ts";
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
export { ERROR_REASONS, type ErrorReason } from "./custody/error-reason.ts";
export { actsToEvents, type TellOptions, type Told } from "./custody/exchange/acts-to-events.ts";
export type { ChainAct } from "./custody/exchange/chain-act.ts";
export type { UnreadableAct } from "./custody/exchange/decode-act.ts";
export { type ExportEpcisParameters, exportEpcis } from "./custody/exchange/export-epcis.ts";
export type { ForeignOptions } from "./custody/exchange/foreign.ts";
export { importEpcis } from "./custody/exchange/import-epcis.ts";
export type { ImportEpcisParameters, ImportParty } from "./custody/exchange/importing.ts";
export { type ImportPlan, planImport } from "./custody/exchange/plan-import.ts";
export type { PlannedAct, PlannedUnit, Unmapped } from "./custody/exchange/planned-act.ts";
export { type ReadActs, readActs } from "./custody/exchange/read-acts.ts";
export { type EventSigners, epcisSigners } from "./custody/exchange/signers.ts";
export { TALLY_CONTEXT } from "./custody/exchange/terms.ts";
export type { Acceptance, Handover, Offer, Settlement } from "./custody/handover.ts";
export {
  HANDOVER_FORMAT,
  HANDOVER_VERSION,
  type HandoverMessage,
  handoverMessage,
  OFFER_FORMAT,
  type OfferMessage,
  offerMessage,
  parseHandoverMessage,
  parseOfferMessage,
} from "./custody/message.ts";
export { type OfferTerms, packOfferTerms, unpackOfferTerms } from "./custody/offer-terms.ts";
export { parseProfile } from "./custody/parse-profile.ts";
export {
  classNumber,
  type Profile,
  type ProfileClass,
  type ProfileStep,
  stepNumber,
  toProfileStruct,
} from "./custody/profile.ts";
export type { ProfileOnChain } from "./custody/profile-on-chain.ts";
export { FOOD_BATCH } from "./custody/profiles/food-batch.ts";
export { MEDICAL_WASTE } from "./custody/profiles/medical-waste.ts";
export { STEEL_COIL } from "./custody/profiles/steel-coil.ts";
export { signAcceptance, signOffer, signSettlement } from "./custody/sign.ts";
export { packStepRule, type StepRule, unpackStepRule } from "./custody/step-rule.ts";
export type { TracedAct, UnitTrace } from "./custody/trace.ts";
export {
  ACCEPTANCE_TYPES,
  acceptanceDigest,
  type CustodyAt,
  custodyDomain,
  OFFER_TYPES,
  offerDigest,
  SETTLEMENT_TYPES,
  settlementDigest,
} from "./custody/typed-data.ts";
export { unitId } from "./custody/unit-id.ts";
export type { UnitOnChain } from "./custody/unit-on-chain.ts";
export { UNIT_PHASES, type UnitPhase } from "./custody/unit-phase.ts";
export { packUnitWord, type UnitState, unpackUnitWord } from "./custody/unit-word.ts";
export type { ListedUnits, UnreadableUnit } from "./custody/units-on-chain.ts";
export {
  CONTRACT_NAMES,
  type ContractName,
  type DeployedContract,
  type Deployment,
  parseDeployment,
} from "./deployment.ts";
export { canonicalJson, type Json } from "./document/canonical-json.ts";
export {
  type CreateDocumentOptions,
  createDocument,
  type SaltedDocument,
  type SaltedField,
} from "./document/create-document.ts";
export { type DisclosedField, type Disclosure, disclose } from "./document/disclose.ts";
export type { Field } from "./document/flatten.ts";
export { FIELD_TAG, fieldLeaf } from "./document/leaf.ts";
export { parseJson } from "./document/parse-json.ts";
export { verifyDisclosure } from "./document/verify-disclosure.ts";
export { CATALOGUE, type SdkErrorCode } from "./errors.ts";
export type { Cursor } from "./events/cursor.ts";
export type { Checkpoint, ContractKey, EventName, StreamedEvent } from "./events/event.ts";
export { type StreamEventsParameters, streamEvents } from "./events/stream.ts";
export { ANY_DUTY, DUTIES, type Duty, dutiesOf, dutyBits } from "./members/duties.ts";
export { NO_PERSON } from "./members/person.ts";
export { ROLES, type Role, roleBits, rolesOf } from "./members/roles.ts";
export { STANDINGS, type Standing } from "./members/standing.ts";
export { createReceiptProof, type ReceiptProof } from "./proof/create-receipt-proof.ts";
export type { BlockHeader } from "./proof/header.ts";
export type { DecodedReceipt, ReceiptLog } from "./proof/receipt-rlp.ts";
export { type ProvedReceipt, verifyReceiptProof } from "./proof/verify-receipt-proof.ts";
export { BLOCKS_PER_QUERY, type QueryEventsRange, queryEvents } from "./query-events.ts";
export { type CreateEvidenceParameters, createEvidence, type Evidence } from "./receipt/create-evidence.ts";
export {
  type AttestingOrganisation,
  type EvidenceReceipt,
  RECEIPT_FORMAT,
  RECEIPT_VERSION,
  statementOf,
} from "./receipt/evidence-receipt.ts";
export { digestFile, type FileDigest, type Hasher } from "./receipt/file-digest.ts";
export { encodeFileFacts, FILE_SCHEMA, type FileFacts, type SchemaDescription } from "./receipt/file-schema.ts";
export { type FindAnchorParameters, findAnchor } from "./receipt/find-anchor.ts";
export { type IssueReceiptsParameters, issueReceipts } from "./receipt/issue-receipts.ts";
export { parseReceipt } from "./receipt/parse-receipt.ts";
export type { Step } from "./receipt/step.ts";
export { type OfflineVerdict, type VerifyReceiptOptions, verifyReceiptOffline } from "./receipt/verify-offline.ts";
export { type OnlineVerdict, type StatementState, verifyReceiptOnline } from "./receipt/verify-online.ts";
export { decodeRevert } from "./revert.ts";
export { type DataValue, type DataValues, decodeData, encodeData } from "./schema/data.ts";
export { type ParsedDefinition, parseDefinition, type SchemaField } from "./schema/definition.ts";
export { schemaId } from "./schema/schema-id.ts";
export { currentFees, type Fees } from "./send/fees.ts";
export { memoryStore } from "./send/memory-store.ts";
export { createOutbox, type Outbox, type OutboxParameters, type OutboxStatus } from "./send/outbox.ts";
export type { Call, Sender, SendOptions, SentTransaction } from "./send/sender.ts";
export { signerSender } from "./send/signer-sender.ts";
export type { OutboxLane, OutboxRecord, OutboxState, OutboxStep, OutboxStore } from "./send/store.ts";
export type {
  Batch as ReadingBatch,
  Excess,
  FlagCounts,
  GatewaySignature,
  LatestReading,
} from "./sensing/batch.ts";
export { batchId, sealDigest } from "./sensing/batch-id.ts";
export { type CalibrationSpan, calibrationLapsed } from "./sensing/calibration-lapsed.ts";
export { checkReading } from "./sensing/check-reading.ts";
export { decimalText } from "./sensing/decimal.ts";
export type { DecodedSignature } from "./sensing/decode-signature.ts";
export { encodeSignatures } from "./sensing/encode-signatures.ts";
export type { Exceedance } from "./sensing/exceedance.ts";
export { type ExceedanceKey, exceedanceId, exceedanceKey } from "./sensing/exceedance-id.ts";
export { type Gap, gapDigest, signGap } from "./sensing/gap.ts";
export type { GatewaySet } from "./sensing/gateway-set.ts";
export type { Limit } from "./sensing/limit.ts";
export { OUTCOMES, type Outcome } from "./sensing/outcome.ts";
export { evidenceOf, parseEvidence } from "./sensing/parse-evidence.ts";
export { PHASES, type Phase } from "./sensing/phase.ts";
export { Check, checkNames, Quality } from "./sensing/quality.ts";
export type { Reading } from "./sensing/reading.ts";
export {
  type CreateReadingEvidenceParameters,
  createReadingEvidence,
  EVIDENCE_FORMAT,
  EVIDENCE_VERSION,
  type ReadingEvidence,
} from "./sensing/reading-evidence.ts";
export { readingLeaf } from "./sensing/reading-leaf.ts";
export { type ReadingTree, readingTree } from "./sensing/reading-tree.ts";
export type { RiverStation } from "./sensing/river.ts";
export type { SealedBatch } from "./sensing/sealed-batch.ts";
export type { SensorContent, SensorOnChain } from "./sensing/sensor-struct.ts";
export { signSeal } from "./sensing/sign-seal.ts";
export { STAGES, type Stage } from "./sensing/stage.ts";
export type { Sensor, Station } from "./sensing/station.ts";
export type { StationOnChain } from "./sensing/station-on-chain.ts";
export { type ReadingTrace, type TracedSensor, type TracedSigner, traceReading } from "./sensing/trace.ts";
export { feedsDomain, GAP_TYPES, SEAL_TYPES } from "./sensing/typed-data.ts";
export {
  decodeUpkeep,
  encodeUpkeep,
  sensorSubject,
  UPKEEP_KINDS,
  UPKEEP_SCHEMA,
  type Upkeep,
  type UpkeepKind,
} from "./sensing/upkeep.ts";
export { type EvidenceVerdict, verifyEvidence } from "./sensing/verify-evidence.ts";
export { type CreateStatementParameters, createStatement } from "./statement/create.ts";
export {
  type AnchorMessage,
  anchorDigest,
  type RevocationMessage,
  revocationDigest,
  signAnchor,
  signRevocation,
  signStatement,
} from "./statement/sign.ts";
export {
  p256FromDer,
  p256Signature,
  p256Signer,
  signerAccount,
  type WebAuthnAssertion,
  webAuthnSignature,
} from "./statement/signer.ts";
export {
  attestationsDomain,
  NO_POLICY,
  NO_SUBJECT,
  NOTHING_REPLACED,
  STATEMENT_TYPES,
  type Statement,
  uidOf,
} from "./statement/statement.ts";
export { STATUSES, type Status } from "./statement/status.ts";
export {
  type StatementOnChain,
  type StatementProblem,
  type StatementVerdict,
  type VerifyStatementParameters,
  verifyStatement,
} from "./statement/verify.ts";
export type { WriteOptions } from "./write.ts";
