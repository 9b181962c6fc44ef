import { expect } from "chai";
import * as sdk from "../../../src/sdk/index.ts";

/** Changing this list changes what others build on: note it in the change log. */
const NAMES = `
ANY_DUTY BLOCKS_PER_QUERY CATALOGUE CONTRACT_NAMES Check DUTIES FIELD_TAG FILE_SCHEMA
FINGERPRINT_STATES GAP_TYPES NOTHING_REPLACED NO_PERSON NO_POLICY NO_SUBJECT OUTCOMES PHASES
PROPOSAL_STATES Quality RECEIPT_FORMAT RECEIPT_VERSION ROLES SEAL_TYPES STAGES STANDINGS
STATEMENT_TYPES STATUSES TallyError acknowledgeExceedance acknowledgeExceedanceAndWait admitProposal
anchor anchorAndWait anchorBySignature anchorBySignatureAndWait anchorDigest approveGateways
approveGatewaysAndWait approveSensor approveSensorAndWait approveStation approveStationAndWait
attest attestAndWait attestBySignature attestBySignatureAndWait attestMany attestManyAndWait
attestationsDomain batchId buildBatch cancel cancelAndWait canonicalJson checkNames checkReading
closeExceedance closeExceedanceAndWait connect connectClient createDocument createEvidence
createOutbox createReceiptProof createStatement currentFees decodeData decodeRevert digestFile
disclose disputeExceedance disputeExceedanceAndWait dutiesOf dutyBits encodeData encodeFileFacts
encodeSignatures endorse endorseAndWait endorseLeaf endorseLeafAndWait enrol enrolAndWait
exceedanceId exceedanceKey execute executeAndWait feedsDomain fieldLeaf findAnchor findSealedBatch
fingerprintKey gapDigest getAccount getBatch getBatchSigners getEndorsements getExceedance
getFingerprint getHead getLatest getOrganisation getProposal getRecord getSchema getSealedBatch
getSensor getStatement getStation isTallyError isValid issueReceipts listEquivocations
listExceedances listOrganisations listProposals listSealedBatches listStations memoryStore
openByProof openByProofAndWait openListed openListedAndWait p256FromDer p256Signature p256Signer
parseDefinition parseDeployment parseJson parseReceipt proposalId propose proposeAndWait
proposeGateways proposeGatewaysAndWait proposeSensor proposeSensorAndWait proposeStation
proposeStationAndWait queryEvents queue queueAndWait readingLeaf readingTree recordGap
recordGapAndWait recoverProposal refresh refreshAndWait registerSchema registerSchemaAndWait release
releaseAndWait remediateExceedance remediateExceedanceAndWait reopenExceedance
reopenExceedanceAndWait replaceLeaf replaceLeafAndWait reportEquivocation reportEquivocationAndWait
reserve reserveAndWait retireSensor retireSensorAndWait retireStation retireStationAndWait
revocationDigest revoke revokeAccount revokeAccountAndWait revokeAndWait revokeBySignature
revokeBySignatureAndWait revokeLeaf revokeLeafAndWait roleBits rolesOf schemaId sealDigest
setDualControlProposal setLimit setLimitAndWait setRegistrarProposal setRolesProposal
setStandingProposal setVotingAccount setVotingAccountAndWait signAnchor signGap signRevocation
signSeal signStatement signerAccount signerSender statementOf streamEvents submitBatch
submitBatchAndWait systemClock uidHasher uidOf verifyDisclosure verifyProof verifyReading
verifyReceiptOffline verifyReceiptOnline verifyReceiptProof verifyStatement vote voteAndWait
webAuthnSignature
`;

describe("the SDK's public API", () => {
  it("exports these names and no others", () => {
    expect(Object.keys(sdk).sort()).to.deep.equal(NAMES.trim().split(/\s+/).sort());
  });
});
