import { expect } from "chai";
import * as sdk from "../../../src/sdk/index.ts";

/** Changing this list changes what others build on: note it in the change log. */
const NAMES = `
ANY_DUTY BLOCKS_PER_QUERY CATALOGUE CONTRACT_NAMES DUTIES FIELD_TAG FILE_SCHEMA FINGERPRINT_STATES
NOTHING_REPLACED NO_PERSON NO_POLICY NO_SUBJECT PROPOSAL_STATES RECEIPT_FORMAT RECEIPT_VERSION ROLES
STANDINGS STATEMENT_TYPES STATUSES TallyError admitProposal anchor anchorAndWait anchorBySignature
anchorBySignatureAndWait anchorDigest attest attestAndWait attestBySignature
attestBySignatureAndWait attestMany attestManyAndWait attestationsDomain buildBatch cancel
cancelAndWait canonicalJson connect connectClient createDocument createEvidence createOutbox
createReceiptProof createStatement currentFees decodeData decodeRevert digestFile disclose dutiesOf
dutyBits encodeData encodeFileFacts endorse endorseAndWait endorseLeaf endorseLeafAndWait enrol
enrolAndWait execute executeAndWait fieldLeaf findAnchor fingerprintKey getAccount getBatch
getEndorsements getFingerprint getOrganisation getProposal getRecord getSchema getStatement
isTallyError isValid issueReceipts listOrganisations listProposals memoryStore p256FromDer
p256Signature p256Signer parseDefinition parseDeployment parseJson parseReceipt proposalId propose
proposeAndWait queryEvents queue queueAndWait recoverProposal refresh refreshAndWait registerSchema
registerSchemaAndWait release releaseAndWait replaceLeaf replaceLeafAndWait reserve reserveAndWait
revocationDigest revoke revokeAccount revokeAccountAndWait revokeAndWait revokeBySignature
revokeBySignatureAndWait revokeLeaf revokeLeafAndWait roleBits rolesOf schemaId
setDualControlProposal setRegistrarProposal setRolesProposal setStandingProposal setVotingAccount
setVotingAccountAndWait signAnchor signRevocation signStatement signerAccount signerSender
statementOf streamEvents systemClock uidHasher uidOf verifyDisclosure verifyProof
verifyReceiptOffline verifyReceiptOnline verifyReceiptProof verifyStatement vote voteAndWait
webAuthnSignature
`;

describe("the SDK's public API", () => {
  it("exports these names and no others", () => {
    expect(Object.keys(sdk).sort()).to.deep.equal(NAMES.trim().split(/\s+/).sort());
  });
});
