import { anchor, anchorAndWait } from "./actions/attestations/anchor.ts";
import { anchorBySignature, anchorBySignatureAndWait } from "./actions/attestations/anchor-by-signature.ts";
import { attest, attestAndWait } from "./actions/attestations/attest.ts";
import { attestBySignature, attestBySignatureAndWait } from "./actions/attestations/attest-by-signature.ts";
import { attestMany, attestManyAndWait } from "./actions/attestations/attest-many.ts";
import { endorse, endorseAndWait } from "./actions/attestations/endorse.ts";
import { endorseLeaf, endorseLeafAndWait } from "./actions/attestations/endorse-leaf.ts";
import { getBatch } from "./actions/attestations/get-batch.ts";
import { getEndorsements } from "./actions/attestations/get-endorsements.ts";
import { getRecord } from "./actions/attestations/get-record.ts";
import { getSchema } from "./actions/attestations/get-schema.ts";
import { getStatement } from "./actions/attestations/get-statement.ts";
import { isValid } from "./actions/attestations/is-valid.ts";
import { refresh, refreshAndWait } from "./actions/attestations/refresh.ts";
import { registerSchema, registerSchemaAndWait } from "./actions/attestations/register-schema.ts";
import { replaceLeaf, replaceLeafAndWait } from "./actions/attestations/replace-leaf.ts";
import { revoke, revokeAndWait } from "./actions/attestations/revoke.ts";
import { revokeBySignature, revokeBySignatureAndWait } from "./actions/attestations/revoke-by-signature.ts";
import { revokeLeaf, revokeLeafAndWait } from "./actions/attestations/revoke-leaf.ts";
import { admitProposal } from "./actions/council/admit-proposal.ts";
import { cancel, cancelAndWait } from "./actions/council/cancel.ts";
import { execute, executeAndWait } from "./actions/council/execute.ts";
import { getProposal } from "./actions/council/get-proposal.ts";
import { listProposals } from "./actions/council/list-proposals.ts";
import { propose, proposeAndWait } from "./actions/council/propose.ts";
import { queue, queueAndWait } from "./actions/council/queue.ts";
import { recoverProposal } from "./actions/council/recover-proposal.ts";
import { setDualControlProposal } from "./actions/council/set-dual-control-proposal.ts";
import { setProfileProposal } from "./actions/council/set-profile-proposal.ts";
import { setRegistrarProposal } from "./actions/council/set-registrar-proposal.ts";
import { setRolesProposal } from "./actions/council/set-roles-proposal.ts";
import { setStandingProposal } from "./actions/council/set-standing-proposal.ts";
import { vote, voteAndWait } from "./actions/council/vote.ts";
import { adoptRules, adoptRulesAndWait } from "./actions/custody/adopt-rules.ts";
import { breakSeal, breakSealAndWait } from "./actions/custody/break-seal.ts";
import { correctUnit, correctUnitAndWait } from "./actions/custody/correct-unit.ts";
import { createUnit, createUnitAndWait } from "./actions/custody/create-unit.ts";
import { createUnits, createUnitsAndWait } from "./actions/custody/create-units.ts";
import { decideDispute, decideDisputeAndWait } from "./actions/custody/decide-dispute.ts";
import { declareError, declareErrorAndWait } from "./actions/custody/declare-error.ts";
import { declareLost, declareLostAndWait } from "./actions/custody/declare-lost.ts";
import { destroyUnits, destroyUnitsAndWait } from "./actions/custody/destroy-units.ts";
import { flagOverdue, flagOverdueAndWait } from "./actions/custody/flag-overdue.ts";
import { getBalance } from "./actions/custody/get-balance.ts";
import { getDispute } from "./actions/custody/get-dispute.ts";
import { getProfile } from "./actions/custody/get-profile.ts";
import { getUnit } from "./actions/custody/get-unit.ts";
import { handOver, handOverAndWait } from "./actions/custody/hand-over.ts";
import { handOverMany, handOverManyAndWait } from "./actions/custody/hand-over-many.ts";
import { listInventory } from "./actions/custody/list-inventory.ts";
import { listOverdue } from "./actions/custody/list-overdue.ts";
import { listProfiles } from "./actions/custody/list-profiles.ts";
import { listUnits } from "./actions/custody/list-units.ts";
import { packUnits, packUnitsAndWait } from "./actions/custody/pack-units.ts";
import { recordStep, recordStepAndWait } from "./actions/custody/record-step.ts";
import { sealUnit, sealUnitAndWait } from "./actions/custody/seal-unit.ts";
import { setRecall, setRecallAndWait } from "./actions/custody/set-recall.ts";
import { settleDispute, settleDisputeAndWait } from "./actions/custody/settle-dispute.ts";
import { traceUnit } from "./actions/custody/trace-unit.ts";
import { transformUnits, transformUnitsAndWait } from "./actions/custody/transform-units.ts";
import { unpackUnits, unpackUnitsAndWait } from "./actions/custody/unpack-units.ts";
import { acknowledgeExceedance, acknowledgeExceedanceAndWait } from "./actions/exceedances/acknowledge-exceedance.ts";
import { closeExceedance, closeExceedanceAndWait } from "./actions/exceedances/close-exceedance.ts";
import { disputeExceedance, disputeExceedanceAndWait } from "./actions/exceedances/dispute-exceedance.ts";
import { getExceedance } from "./actions/exceedances/get-exceedance.ts";
import { listExceedances } from "./actions/exceedances/list-exceedances.ts";
import { openByProof, openByProofAndWait } from "./actions/exceedances/open-by-proof.ts";
import { openListed, openListedAndWait } from "./actions/exceedances/open-listed.ts";
import { remediateExceedance, remediateExceedanceAndWait } from "./actions/exceedances/remediate-exceedance.ts";
import { reopenExceedance, reopenExceedanceAndWait } from "./actions/exceedances/reopen-exceedance.ts";
import { findSealedBatch } from "./actions/feeds/find-sealed-batch.ts";
import { getBatchSigners } from "./actions/feeds/get-batch-signers.ts";
import { getHead } from "./actions/feeds/get-head.ts";
import { getSealedBatch } from "./actions/feeds/get-sealed-batch.ts";
import { listEquivocations } from "./actions/feeds/list-equivocations.ts";
import { listSealedBatches } from "./actions/feeds/list-sealed-batches.ts";
import { recordGap, recordGapAndWait } from "./actions/feeds/record-gap.ts";
import { reportEquivocation, reportEquivocationAndWait } from "./actions/feeds/report-equivocation.ts";
import { submitBatch, submitBatchAndWait } from "./actions/feeds/submit-batch.ts";
import { verifyReading } from "./actions/feeds/verify-reading.ts";
import { getFingerprint } from "./actions/fingerprints/get-fingerprint.ts";
import { release, releaseAndWait } from "./actions/fingerprints/release.ts";
import { reserve, reserveAndWait } from "./actions/fingerprints/reserve.ts";
import { enrol, enrolAndWait } from "./actions/members/enrol.ts";
import { getAccount } from "./actions/members/get-account.ts";
import { getOrganisation } from "./actions/members/get-organisation.ts";
import { listOrganisations } from "./actions/members/list-organisations.ts";
import { revokeAccount, revokeAccountAndWait } from "./actions/members/revoke-account.ts";
import { setVotingAccount, setVotingAccountAndWait } from "./actions/members/set-voting-account.ts";
import { approveSensor, approveSensorAndWait } from "./actions/sensors/approve-sensor.ts";
import { calibrate, calibrateAndWait } from "./actions/sensors/calibrate.ts";
import { getCalibrations } from "./actions/sensors/get-calibrations.ts";
import { getLatest } from "./actions/sensors/get-latest.ts";
import { getSensor } from "./actions/sensors/get-sensor.ts";
import { maintain, maintainAndWait } from "./actions/sensors/maintain.ts";
import { proposeSensor, proposeSensorAndWait } from "./actions/sensors/propose-sensor.ts";
import { retireSensor, retireSensorAndWait } from "./actions/sensors/retire-sensor.ts";
import { setLimit, setLimitAndWait } from "./actions/sensors/set-limit.ts";
import { approveGateways, approveGatewaysAndWait } from "./actions/stations/approve-gateways.ts";
import { approveStation, approveStationAndWait } from "./actions/stations/approve-station.ts";
import { getStation } from "./actions/stations/get-station.ts";
import { listStations } from "./actions/stations/list-stations.ts";
import { proposeGateways, proposeGatewaysAndWait } from "./actions/stations/propose-gateways.ts";
import { proposeStation, proposeStationAndWait } from "./actions/stations/propose-station.ts";
import { retireStation, retireStationAndWait } from "./actions/stations/retire-station.ts";
import { type Client, type ConnectParameters, connectClient } from "./client.ts";

/** An action as it is exported: the client first. */
type Action = (client: Client, ...parameters: never[]) => unknown;

/** The same with the client given. */
type Bound<A extends Readonly<Record<string, Action>>> = {
  readonly [Name in keyof A]: A[Name] extends (client: Client, ...parameters: infer P) => infer R
    ? (...parameters: P) => R
    : never;
};

const members = {
  enrol,
  enrolAndWait,
  getAccount,
  getOrganisation,
  listOrganisations,
  revokeAccount,
  revokeAccountAndWait,
  setVotingAccount,
  setVotingAccountAndWait,
};
const council = {
  admitProposal,
  cancel,
  cancelAndWait,
  execute,
  executeAndWait,
  getProposal,
  listProposals,
  propose,
  proposeAndWait,
  queue,
  queueAndWait,
  recoverProposal,
  setDualControlProposal,
  setProfileProposal,
  setRegistrarProposal,
  setRolesProposal,
  setStandingProposal,
  vote,
  voteAndWait,
};
const attestations = {
  anchor,
  anchorAndWait,
  anchorBySignature,
  anchorBySignatureAndWait,
  attest,
  attestAndWait,
  attestBySignature,
  attestBySignatureAndWait,
  attestMany,
  attestManyAndWait,
  endorse,
  endorseAndWait,
  endorseLeaf,
  endorseLeafAndWait,
  getBatch,
  getEndorsements,
  getRecord,
  getSchema,
  getStatement,
  isValid,
  refresh,
  refreshAndWait,
  registerSchema,
  registerSchemaAndWait,
  replaceLeaf,
  replaceLeafAndWait,
  revoke,
  revokeAndWait,
  revokeBySignature,
  revokeBySignatureAndWait,
  revokeLeaf,
  revokeLeafAndWait,
};
const fingerprints = { getFingerprint, release, releaseAndWait, reserve, reserveAndWait };

const stations = {
  approveGateways,
  approveGatewaysAndWait,
  approveStation,
  approveStationAndWait,
  getStation,
  listStations,
  proposeGateways,
  proposeGatewaysAndWait,
  proposeStation,
  proposeStationAndWait,
  retireStation,
  retireStationAndWait,
};
const sensors = {
  approveSensor,
  approveSensorAndWait,
  calibrate,
  calibrateAndWait,
  getCalibrations,
  getLatest,
  getSensor,
  maintain,
  maintainAndWait,
  proposeSensor,
  proposeSensorAndWait,
  retireSensor,
  retireSensorAndWait,
  setLimit,
  setLimitAndWait,
};
const feeds = {
  findSealedBatch,
  getBatchSigners,
  getHead,
  getSealedBatch,
  listEquivocations,
  listSealedBatches,
  recordGap,
  recordGapAndWait,
  reportEquivocation,
  reportEquivocationAndWait,
  submitBatch,
  submitBatchAndWait,
  verifyReading,
};
const exceedances = {
  acknowledgeExceedance,
  acknowledgeExceedanceAndWait,
  closeExceedance,
  closeExceedanceAndWait,
  disputeExceedance,
  disputeExceedanceAndWait,
  getExceedance,
  listExceedances,
  openByProof,
  openByProofAndWait,
  openListed,
  openListedAndWait,
  remediateExceedance,
  remediateExceedanceAndWait,
  reopenExceedance,
  reopenExceedanceAndWait,
};

const custody = {
  adoptRules,
  adoptRulesAndWait,
  breakSeal,
  breakSealAndWait,
  correctUnit,
  correctUnitAndWait,
  createUnit,
  createUnitAndWait,
  createUnits,
  createUnitsAndWait,
  decideDispute,
  decideDisputeAndWait,
  declareError,
  declareErrorAndWait,
  declareLost,
  declareLostAndWait,
  destroyUnits,
  destroyUnitsAndWait,
  flagOverdue,
  flagOverdueAndWait,
  getBalance,
  getDispute,
  getProfile,
  getUnit,
  handOver,
  handOverAndWait,
  handOverMany,
  handOverManyAndWait,
  listInventory,
  listOverdue,
  listProfiles,
  listUnits,
  packUnits,
  packUnitsAndWait,
  recordStep,
  recordStepAndWait,
  sealUnit,
  sealUnitAndWait,
  setRecall,
  setRecallAndWait,
  settleDispute,
  settleDisputeAndWait,
  traceUnit,
  transformUnits,
  transformUnitsAndWait,
  unpackUnits,
  unpackUnitsAndWait,
};

/** A client with every action bound to it. */
export interface ConnectedClient extends Client {
  readonly members: Bound<typeof members>;
  readonly council: Bound<typeof council>;
  readonly attestations: Bound<typeof attestations>;
  readonly fingerprints: Bound<typeof fingerprints>;
  readonly stations: Bound<typeof stations>;
  readonly sensors: Bound<typeof sensors>;
  readonly feeds: Bound<typeof feeds>;
  readonly exceedances: Bound<typeof exceedances>;
  readonly custody: Bound<typeof custody>;
}

/**
 * Connects to a deployment: the client that free functions take, with the same functions as its own methods.
 *
 * @throws `RPC_UNREACHABLE`, `CHAIN_MISMATCH`, `CONTRACT_MISSING`, `READ_ONLY` when the signer has no provider.
 *
 * @example
 * import { JsonRpcProvider, Wallet } from "ethers";
 * import { connect, createStatement } from "tallystick";
 *
 * const wallet = new Wallet(privateKey, new JsonRpcProvider("http://127.0.0.1:8545"));
 * const client = await connect({ signer: wallet, deployment });
 * const statement = createStatement({ schema, attester: wallet.address, data });
 * const { uid } = await client.attestations.attestAndWait({ statement });
 */
export async function connect(parameters: ConnectParameters): Promise<ConnectedClient> {
  const client = await connectClient(parameters);
  return {
    ...client,
    members: bind(client, members),
    council: bind(client, council),
    attestations: bind(client, attestations),
    fingerprints: bind(client, fingerprints),
    stations: bind(client, stations),
    sensors: bind(client, sensors),
    feeds: bind(client, feeds),
    exceedances: bind(client, exceedances),
    custody: bind(client, custody),
  };
}

function bind<A extends Readonly<Record<string, Action>>>(client: Client, actions: A): Bound<A> {
  const bound = Object.entries(actions).map(([name, action]) => [name, action.bind(undefined, client)]);
  return Object.fromEntries(bound) as Bound<A>;
}
