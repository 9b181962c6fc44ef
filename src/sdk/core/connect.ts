import { adoptRules, adoptRulesAndWait } from "../custody/actions/adopt-rules.ts";
import { breakSeal, breakSealAndWait } from "../custody/actions/break-seal.ts";
import { correctUnit, correctUnitAndWait } from "../custody/actions/correct-unit.ts";
import { createUnit, createUnitAndWait } from "../custody/actions/create-unit.ts";
import { createUnits, createUnitsAndWait } from "../custody/actions/create-units.ts";
import { decideDispute, decideDisputeAndWait } from "../custody/actions/decide-dispute.ts";
import { declareError, declareErrorAndWait } from "../custody/actions/declare-error.ts";
import { declareLost, declareLostAndWait } from "../custody/actions/declare-lost.ts";
import { destroyUnits, destroyUnitsAndWait } from "../custody/actions/destroy-units.ts";
import { flagOverdue, flagOverdueAndWait } from "../custody/actions/flag-overdue.ts";
import { getBalance } from "../custody/actions/get-balance.ts";
import { getDispute } from "../custody/actions/get-dispute.ts";
import { getProfile } from "../custody/actions/get-profile.ts";
import { getUnit } from "../custody/actions/get-unit.ts";
import { handOver, handOverAndWait } from "../custody/actions/hand-over.ts";
import { handOverMany, handOverManyAndWait } from "../custody/actions/hand-over-many.ts";
import { listInventory } from "../custody/actions/list-inventory.ts";
import { listOverdue } from "../custody/actions/list-overdue.ts";
import { listProfiles } from "../custody/actions/list-profiles.ts";
import { listUnits } from "../custody/actions/list-units.ts";
import { packUnits, packUnitsAndWait } from "../custody/actions/pack-units.ts";
import { recordStep, recordStepAndWait } from "../custody/actions/record-step.ts";
import { resolveDispute, resolveDisputeAndWait } from "../custody/actions/resolve-dispute.ts";
import { sealUnit, sealUnitAndWait } from "../custody/actions/seal-unit.ts";
import { setProfileProposal } from "../custody/actions/set-profile-proposal.ts";
import { setRecall, setRecallAndWait } from "../custody/actions/set-recall.ts";
import { traceUnit } from "../custody/actions/trace-unit.ts";
import { transformUnits, transformUnitsAndWait } from "../custody/actions/transform-units.ts";
import { unpackUnits, unpackUnitsAndWait } from "../custody/actions/unpack-units.ts";
import { anchor, anchorAndWait } from "../evidence/actions/attestations/anchor.ts";
import { anchorBySignature, anchorBySignatureAndWait } from "../evidence/actions/attestations/anchor-by-signature.ts";
import { attest, attestAndWait } from "../evidence/actions/attestations/attest.ts";
import { attestBySignature, attestBySignatureAndWait } from "../evidence/actions/attestations/attest-by-signature.ts";
import { attestMany, attestManyAndWait } from "../evidence/actions/attestations/attest-many.ts";
import { endorse, endorseAndWait } from "../evidence/actions/attestations/endorse.ts";
import { endorseLeaf, endorseLeafAndWait } from "../evidence/actions/attestations/endorse-leaf.ts";
import { getBatch } from "../evidence/actions/attestations/get-batch.ts";
import { getEndorsements } from "../evidence/actions/attestations/get-endorsements.ts";
import { getRecord } from "../evidence/actions/attestations/get-record.ts";
import { getSchema } from "../evidence/actions/attestations/get-schema.ts";
import { getStatement } from "../evidence/actions/attestations/get-statement.ts";
import { isValid } from "../evidence/actions/attestations/is-valid.ts";
import { refresh, refreshAndWait } from "../evidence/actions/attestations/refresh.ts";
import { registerSchema, registerSchemaAndWait } from "../evidence/actions/attestations/register-schema.ts";
import { replaceLeaf, replaceLeafAndWait } from "../evidence/actions/attestations/replace-leaf.ts";
import { revoke, revokeAndWait } from "../evidence/actions/attestations/revoke.ts";
import { revokeBySignature, revokeBySignatureAndWait } from "../evidence/actions/attestations/revoke-by-signature.ts";
import { revokeLeaf, revokeLeafAndWait } from "../evidence/actions/attestations/revoke-leaf.ts";
import { getFingerprint } from "../evidence/actions/fingerprints/get-fingerprint.ts";
import { release, releaseAndWait } from "../evidence/actions/fingerprints/release.ts";
import { reserve, reserveAndWait } from "../evidence/actions/fingerprints/reserve.ts";
import { setRegistrarProposal } from "../evidence/actions/fingerprints/set-registrar-proposal.ts";
import { admitProposal } from "../members/actions/council/admit-proposal.ts";
import { cancel, cancelAndWait } from "../members/actions/council/cancel.ts";
import { execute, executeAndWait } from "../members/actions/council/execute.ts";
import { getProposal } from "../members/actions/council/get-proposal.ts";
import { listProposals } from "../members/actions/council/list-proposals.ts";
import { propose, proposeAndWait } from "../members/actions/council/propose.ts";
import { queue, queueAndWait } from "../members/actions/council/queue.ts";
import { recoverProposal } from "../members/actions/council/recover-proposal.ts";
import { setDualControlProposal } from "../members/actions/council/set-dual-control-proposal.ts";
import { setRolesProposal } from "../members/actions/council/set-roles-proposal.ts";
import { setStandingProposal } from "../members/actions/council/set-standing-proposal.ts";
import { vote, voteAndWait } from "../members/actions/council/vote.ts";
import { enrol, enrolAndWait } from "../members/actions/members/enrol.ts";
import { getAccount } from "../members/actions/members/get-account.ts";
import { getOrganisation } from "../members/actions/members/get-organisation.ts";
import { listOrganisations } from "../members/actions/members/list-organisations.ts";
import { revokeAccount, revokeAccountAndWait } from "../members/actions/members/revoke-account.ts";
import { setVotingAccount, setVotingAccountAndWait } from "../members/actions/members/set-voting-account.ts";
import {
  acknowledgeExceedance,
  acknowledgeExceedanceAndWait,
} from "../sensing/actions/exceedances/acknowledge-exceedance.ts";
import { closeExceedance, closeExceedanceAndWait } from "../sensing/actions/exceedances/close-exceedance.ts";
import { disputeExceedance, disputeExceedanceAndWait } from "../sensing/actions/exceedances/dispute-exceedance.ts";
import { getExceedance } from "../sensing/actions/exceedances/get-exceedance.ts";
import { listExceedances } from "../sensing/actions/exceedances/list-exceedances.ts";
import { openByProof, openByProofAndWait } from "../sensing/actions/exceedances/open-by-proof.ts";
import { openListed, openListedAndWait } from "../sensing/actions/exceedances/open-listed.ts";
import {
  remediateExceedance,
  remediateExceedanceAndWait,
} from "../sensing/actions/exceedances/remediate-exceedance.ts";
import { reopenExceedance, reopenExceedanceAndWait } from "../sensing/actions/exceedances/reopen-exceedance.ts";
import { findSealedBatch } from "../sensing/actions/feeds/find-sealed-batch.ts";
import { getBatchSigners } from "../sensing/actions/feeds/get-batch-signers.ts";
import { getHead } from "../sensing/actions/feeds/get-head.ts";
import { getSealedBatch } from "../sensing/actions/feeds/get-sealed-batch.ts";
import { listEquivocations } from "../sensing/actions/feeds/list-equivocations.ts";
import { listSealedBatches } from "../sensing/actions/feeds/list-sealed-batches.ts";
import { recordGap, recordGapAndWait } from "../sensing/actions/feeds/record-gap.ts";
import { reportEquivocation, reportEquivocationAndWait } from "../sensing/actions/feeds/report-equivocation.ts";
import { submitBatch, submitBatchAndWait } from "../sensing/actions/feeds/submit-batch.ts";
import { verifyReading } from "../sensing/actions/feeds/verify-reading.ts";
import { approveSensor, approveSensorAndWait } from "../sensing/actions/sensors/approve-sensor.ts";
import { calibrate, calibrateAndWait } from "../sensing/actions/sensors/calibrate.ts";
import { getCalibrations } from "../sensing/actions/sensors/get-calibrations.ts";
import { getLatest } from "../sensing/actions/sensors/get-latest.ts";
import { getSensor } from "../sensing/actions/sensors/get-sensor.ts";
import { maintain, maintainAndWait } from "../sensing/actions/sensors/maintain.ts";
import { proposeSensor, proposeSensorAndWait } from "../sensing/actions/sensors/propose-sensor.ts";
import { retireSensor, retireSensorAndWait } from "../sensing/actions/sensors/retire-sensor.ts";
import { setLimit, setLimitAndWait } from "../sensing/actions/sensors/set-limit.ts";
import { approveGateways, approveGatewaysAndWait } from "../sensing/actions/stations/approve-gateways.ts";
import { approveStation, approveStationAndWait } from "../sensing/actions/stations/approve-station.ts";
import { getStation } from "../sensing/actions/stations/get-station.ts";
import { listStations } from "../sensing/actions/stations/list-stations.ts";
import { proposeGateways, proposeGatewaysAndWait } from "../sensing/actions/stations/propose-gateways.ts";
import { proposeStation, proposeStationAndWait } from "../sensing/actions/stations/propose-station.ts";
import { retireStation, retireStationAndWait } from "../sensing/actions/stations/retire-station.ts";
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
  resolveDispute,
  resolveDisputeAndWait,
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
