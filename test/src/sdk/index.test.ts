import { expect } from "chai";
import * as sdk from "../../../src/sdk/index.ts";

/** Changing this list changes what others build on: note it in the change log. */
const NAMES = `
ANY_DUTY BLOCKS_PER_QUERY CATALOGUE CONTRACT_NAMES DUTIES FINGERPRINT_STATES NOTHING_REPLACED
NO_PERSON NO_POLICY NO_SUBJECT PROPOSAL_STATES ROLES STANDINGS STATEMENT_TYPES STATUSES TallyError
admitProposal anchor anchorAndWait anchorBySignature anchorBySignatureAndWait anchorDigest attest
attestAndWait attestBySignature attestBySignatureAndWait attestMany attestManyAndWait
attestationsDomain cancel cancelAndWait connect connectClient createStatement decodeData
decodeRevert dutiesOf dutyBits encodeData endorse endorseAndWait endorseLeaf endorseLeafAndWait
enrol enrolAndWait execute executeAndWait fingerprintKey getAccount getBatch getEndorsements
getFingerprint getOrganisation getProposal getRecord getSchema getStatement isTallyError isValid
listOrganisations listProposals p256FromDer p256Signature p256Signer parseDefinition
parseDeployment proposalId propose proposeAndWait queryEvents queue queueAndWait recoverProposal
refresh refreshAndWait registerSchema registerSchemaAndWait release releaseAndWait replaceLeaf
replaceLeafAndWait reserve reserveAndWait revocationDigest revoke revokeAccount
revokeAccountAndWait revokeAndWait revokeBySignature revokeBySignatureAndWait revokeLeaf
revokeLeafAndWait roleBits rolesOf schemaId setDualControlProposal setRegistrarProposal
setRolesProposal setStandingProposal setVotingAccount setVotingAccountAndWait signAnchor
signRevocation signStatement signerAccount signerSender systemClock uidOf verifyStatement vote
voteAndWait webAuthnSignature
`;

describe("the SDK's public API", () => {
  it("exports these names and no others", () => {
    expect(Object.keys(sdk).sort()).to.deep.equal(NAMES.trim().split(/\s+/).sort());
  });
});
