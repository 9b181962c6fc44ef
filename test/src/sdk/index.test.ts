import { globSync } from "node:fs";
import { resolve } from "node:path";
import { expect } from "chai";

/** Changing one of these lists changes what others build on: note it in the change log. */
const NAMES: Readonly<Record<string, string>> = {
  tallystick: `
    BLOCKS_PER_QUERY CATALOGUE TallyError canonicalJson connect contractOf createOutbox createTransactionReceiptProof
    currentFees decimalText decodeRevert deployedContract eventOf eventsOf isTallyError memoryStore mined p256FromDer
    p256Signature p256Signer parseDeployment parseJson queryEvents signerAccount signerSender streamEvents systemClock
    verifyProof verifyTransactionReceiptProof webAuthnSignature write
  `,
  "tallystick/members": `
    ANY_DUTY DUTIES NO_PERSON PROPOSAL_STATES ROLES STANDINGS admitProposal cancel cancelAndWait councilContract
    dutiesOf dutyBits endAccountProposal enrol enrolAndWait execute executeAndWait getAccount getOrganisation getProposal
    listOrganisations listProposals members membersContract proposalId propose proposeAndWait queue queueAndWait
    recoverProposal revokeAccount revokeAccountAndWait roleBits rolesOf setDualControlProposal setRolesProposal
    setStandingProposal setVotingAccount setVotingAccountAndWait timelockContract vote voteAndWait
  `,
  "tallystick/evidence": `
    EVIDENCE_CATALOGUE FIELD_TAG FILE_SCHEMA FINGERPRINT_STATES NOTHING_REPLACED NO_POLICY NO_SUBJECT RECEIPT_FORMAT
    RECEIPT_VERSION STATEMENT_TYPES STATUSES anchor anchorAndWait anchorBySignature anchorBySignatureAndWait
    anchorDigest attest attestAndWait attestBySignature attestBySignatureAndWait attestMany attestManyAndWait
    attestationsContract attestationsDomain buildStatementTree createDocument createFileStatement createStatement
    decodeData digestFile disclose encodeData encodeFileFacts endorse endorseAndWait endorseLeaf endorseLeafAndWait
    evidence fieldLeaf findAnchor fingerprintKey fingerprintsContract getAnchor getEndorsements getFingerprint
    getRecord getSchema getStatement isValid issueReceipts parseDefinition parseReceipt refresh refreshAndWait
    registerSchema registerSchemaAndWait release releaseAndWait replaceLeaf replaceLeafAndWait reserve reserveAndWait
    revocationDigest revoke revokeAndWait revokeAttester revokeAttesterAndWait revokeBySignature
    revokeBySignatureAndWait revokeLeaf revokeLeafAndWait schemaId setRegistrarProposal signAnchor signRevocation
    signStatement statementOf uidHasher uidOf verifyDisclosure verifyReceiptOffline verifyReceiptOnline
    verifyStatement
  `,
  "tallystick/sensing": `
    BATCH_SEAL_TYPES Check GAP_TYPES OUTCOMES PHASES Quality READING_PROOF_FORMAT READING_PROOF_VERSION
    SENSING_CATALOGUE STAGES UPKEEP_KINDS UPKEEP_SCHEMA acknowledgeExceedance acknowledgeExceedanceAndWait
    approveGateways approveGatewaysAndWait approveSensor approveSensorAndWait approveStation approveStationAndWait
    batchId batchSealDigest calibrate calibrateAndWait calibrationLapsed checkNames checkReading closeExceedance
    closeExceedanceAndWait createReadingProof decodeUpkeep disputeExceedance disputeExceedanceAndWait encodeSignatures
    encodeUpkeep exceedanceId exceedanceKey exceedancesContract feedsContract feedsDomain findSealedBatch gapDigest
    getBatchSigners getCalibrations getExceedance getHead getLatest getSealedBatch getSensor getStation
    listEquivocations listExceedances listSealedBatches listStations maintain maintainAndWait openByProof
    openByProofAndWait openListed openListedAndWait parseReadingProof proposeGateways proposeGatewaysAndWait
    proposeSensor proposeSensorAndWait proposeStation proposeStationAndWait readingLeaf readingProofOf readingTree
    recordGap recordGapAndWait remediateExceedance remediateExceedanceAndWait reopenExceedance reopenExceedanceAndWait
    reportEquivocation reportEquivocationAndWait retireSensor retireSensorAndWait retireStation retireStationAndWait
    sensing sensorSubject sensorsContract setLimit setLimitAndWait signBatchSeal signGap submitBatch
    submitBatchAndWait traceReading verifyReading verifyReadingProof
  `,
  "tallystick/custody": `
    ACTS BIZ_STEPS BIZ_TRANSACTION_TYPES CONDITIONS CUSTODY_CATALOGUE DISPOSITIONS DISPUTE_RESOLUTION_TYPES
    EPCIS_ACTIONS EPCIS_COMPONENTS EPCIS_CONTEXT EPCIS_ERROR_REASONS ERROR_REASONS FOOD_LOT HANDOVER_ACCEPTANCE_TYPES
    HANDOVER_FORMAT HANDOVER_OFFER_FORMAT HANDOVER_OFFER_TYPES HANDOVER_VERSION MEASUREMENT_TYPES MEDICAL_WASTE
    SENSOR_ALERTS SOURCE_DESTINATION_TYPES STEEL_COIL TALLY_CONTEXT UNIT_PHASES adoptRules adoptRulesAndWait breakSeal
    breakSealAndWait canonicalGs1Id classNumber correctUnit correctUnitAndWait createEpcisDocument createUnit
    createUnitAndWait createUnits createUnitsAndWait custody custodyContract custodyDomain custodyLensContract
    decideDispute decideDisputeAndWait decideDisputeProposal declareError declareErrorAndWait declareLost declareLostAndWait destroyUnits
    destroyUnitsAndWait disputeResolutionDigest encodeActs epcisEventHash epcisPreHash exportEpcis flagOverdue
    flagOverdueAndWait formatDigitalLink getBalance getDispute getProfile getUnit glnNumber glnText handOver
    handOverAndWait handOverMany handOverManyAndWait handoverAcceptanceDigest handoverMessage handoverOfferDigest
    handoverOfferMessage importEpcis listInventory listOverdue listProfiles listUnits packCreationTerms
    packHandoverAcceptanceTerms packHandoverOfferTerms packStepRule packUnitWord packUnits packUnitsAndWait
    parseDigitalLink parseEpcis parseEpcisDocument parseEpcisEvent parseEpcisQueryDocument parseHandoverMessage
    parseHandoverOfferMessage parseProfile planImport profilesContract readActs recordStep recordStepAndWait
    recoverEpcisSigners resolveDispute resolveDisputeAndWait sealUnit sealUnitAndWait setProfileProposal setRecall
    setRecallAndWait signDisputeResolution signHandoverAcceptance signHandoverOffer stepNumber toProfileStruct
    traceUnit transformUnits transformUnitsAndWait unitId unpackCreationTerms unpackHandoverAcceptanceTerms
    unpackHandoverOfferTerms unpackStepRule unpackUnitWord unpackUnits unpackUnitsAndWait
  `,
  "tallystick/all": `
    BLOCKS_PER_QUERY CATALOGUE TallyError canonicalJson connect connectAll contractOf createOutbox
    createTransactionReceiptProof currentFees custody decimalText decodeRevert deployedContract eventOf eventsOf
    evidence isTallyError members memoryStore mined p256FromDer p256Signature p256Signer parseDeployment parseJson
    queryEvents sensing signerAccount signerSender streamEvents systemClock verifyProof verifyTransactionReceiptProof
    webAuthnSignature write
  `,
  "tallystick/node": `
    sqliteStore
  `,
};

const fileOf = (entry: string) => {
  const [, name = "index"] = entry.split("/");
  return /^(index|all|node)$/.test(name) ? `src/sdk/${name}.ts` : `src/sdk/${name}/index.ts`;
};

const namesOf = async (entry: string) => Object.keys(await import(resolve(fileOf(entry)))).sort();

describe("the SDK's public API", () => {
  for (const [entry, names] of Object.entries(NAMES)) {
    it(`of ${entry} has these names and no others`, async () => {
      expect(await namesOf(entry)).to.deep.equal(names.trim().split(/\s+/).sort());
    });
  }

  it("is named here for every domain", () => {
    const domains = globSync("src/sdk/*/domain.ts").map((file) => `tallystick/${file.split(/[\\/]/)[2]}`);
    expect(domains.length).to.be.greaterThan(3);
    expect(Object.keys(NAMES)).to.include.members(domains);
  });

  it("gives no name in two entries, so that all of them can be imported side by side", async () => {
    const entries = Object.keys(NAMES).filter((entry) => entry !== "tallystick/all");
    const all = (await Promise.all(entries.map(namesOf))).flat();
    expect(all.filter((name, i) => all.indexOf(name) !== i)).to.deep.equal([]);
  });
});
