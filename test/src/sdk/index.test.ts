import { expect } from "chai";
import * as sdk from "../../../src/sdk/index.ts";

/** Changing this list changes what others build on: note it in the change log. */
const NAMES = `
ANY_DUTY BIZ_STEPS BIZ_TRANSACTION_TYPES BLOCKS_PER_QUERY CATALOGUE CONTRACT_NAMES Check
DISPOSITIONS DUTIES EPCIS_ACTIONS EPCIS_COMPONENTS EPCIS_CONTEXT EPCIS_ERROR_REASONS EVIDENCE_FORMAT
EVIDENCE_VERSION FIELD_TAG FILE_SCHEMA FINGERPRINT_STATES GAP_TYPES MEASUREMENT_TYPES
NOTHING_REPLACED NO_PERSON NO_POLICY NO_SUBJECT OUTCOMES PHASES PROPOSAL_STATES Quality
RECEIPT_FORMAT RECEIPT_VERSION ROLES SEAL_TYPES SENSOR_ALERTS SOURCE_DESTINATION_TYPES STAGES
STANDINGS STATEMENT_TYPES STATUSES TallyError UPKEEP_KINDS UPKEEP_SCHEMA acknowledgeExceedance
acknowledgeExceedanceAndWait admitProposal anchor anchorAndWait anchorBySignature
anchorBySignatureAndWait anchorDigest approveGateways approveGatewaysAndWait approveSensor
approveSensorAndWait approveStation approveStationAndWait attest attestAndWait attestBySignature
attestBySignatureAndWait attestMany attestManyAndWait attestationsDomain batchId buildBatch
calibrate calibrateAndWait calibrationLapsed cancel cancelAndWait canonicalGs1Id canonicalJson
checkNames checkReading closeExceedance closeExceedanceAndWait connect connectClient createDocument
createEvidence createOutbox createReadingEvidence createReceiptProof createStatement currentFees
decimalText decodeData decodeRevert decodeUpkeep digestFile disclose disputeExceedance
disputeExceedanceAndWait dutiesOf dutyBits encodeData encodeFileFacts encodeSignatures encodeUpkeep
endorse endorseAndWait endorseLeaf endorseLeafAndWait enrol enrolAndWait epcisDocument
epcisEventHash epcisPreHash evidenceOf exceedanceId exceedanceKey execute executeAndWait feedsDomain
fieldLeaf findAnchor findSealedBatch fingerprintKey formatDigitalLink gapDigest getAccount getBatch
getBatchSigners getCalibrations getEndorsements getExceedance getFingerprint getHead getLatest
getOrganisation getProposal getRecord getSchema getSealedBatch getSensor getStatement getStation
glnNumber glnText isTallyError isValid issueReceipts listEquivocations listExceedances
listOrganisations listProposals listSealedBatches listStations maintain maintainAndWait memoryStore
openByProof openByProofAndWait openListed openListedAndWait p256FromDer p256Signature p256Signer
parseDefinition parseDeployment parseDigitalLink parseEpcis parseEpcisDocument parseEpcisEvent
parseEpcisQueryDocument parseEvidence parseJson parseReceipt proposalId propose proposeAndWait
proposeGateways proposeGatewaysAndWait proposeSensor proposeSensorAndWait proposeStation
proposeStationAndWait queryEvents queue queueAndWait readingLeaf readingTree recordGap
recordGapAndWait recoverProposal refresh refreshAndWait registerSchema registerSchemaAndWait release
releaseAndWait remediateExceedance remediateExceedanceAndWait reopenExceedance
reopenExceedanceAndWait replaceLeaf replaceLeafAndWait reportEquivocation reportEquivocationAndWait
reserve reserveAndWait retireSensor retireSensorAndWait retireStation retireStationAndWait
revocationDigest revoke revokeAccount revokeAccountAndWait revokeAndWait revokeBySignature
revokeBySignatureAndWait revokeLeaf revokeLeafAndWait roleBits rolesOf schemaId sealDigest
sensorSubject setDualControlProposal setLimit setLimitAndWait setRegistrarProposal setRolesProposal
setStandingProposal setVotingAccount setVotingAccountAndWait signAnchor signGap signRevocation
signSeal signStatement signerAccount signerSender statementOf streamEvents submitBatch
submitBatchAndWait systemClock traceReading uidHasher uidOf verifyDisclosure verifyEvidence
verifyProof verifyReading verifyReceiptOffline verifyReceiptOnline verifyReceiptProof
verifyStatement vote voteAndWait webAuthnSignature
`;

describe("the SDK's public API", () => {
  it("exports these names and no others", () => {
    expect(Object.keys(sdk).sort()).to.deep.equal(NAMES.trim().split(/\s+/).sort());
  });
});
