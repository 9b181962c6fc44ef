/**
 * A statement is made on one chain, and relied on from another: until it is withdrawn.
 *
 *     npm run hardhat -- run examples/anchoring/main.ts
 */
import { network } from "hardhat";
import { developmentConfig } from "../../src/deploy/config.ts";
import { deploySystem } from "../../src/deploy/system.ts";
import { isTallyError } from "../../src/lib/errors.ts";
import {
  anchoring,
  blockHashOf,
  buildCreateClientProposal,
  buildNameContractProposal,
  fetchQbftHeader,
  qbftClientContract,
} from "../../src/sdk/anchoring/index.ts";
import { createStatement, encodeData, evidence } from "../../src/sdk/evidence/index.ts";
import { connect } from "../../src/sdk/index.ts";
import { members, type Proposal } from "../../src/sdk/members/index.ts";
import { startSideChain } from "./side-chain.ts";

const [SIDE_CHAIN, TRUST_PERIOD] = [20_260, 1_209_600];

/** The chain of the suppliers: a statement is made there. */
const side = await startSideChain(SIDE_CHAIN);
const [builder, supplier] = await side.ethers.getSigners();
if (!builder || !supplier) throw new Error("the chain has no accounts");
const there = await deploySystem({ signer: builder, config: developmentConfig("side", supplier.address) });
const theirs = (await connect({ signer: supplier, deployment: there })).extend(members).extend(evidence);
await theirs.members.enrolAndWait({ account: supplier.address, duties: ["ADMIN", "MAKER"] });
const definition = "uint64 weight,string unit";
const { schema } = await theirs.attestations.registerSchemaAndWait({ definition, revocable: true });
const data = encodeData(definition, { weight: 1250n, unit: "kg" });
const statement = createStatement({ schema, attester: supplier.address, data });
const { uid } = await theirs.attestations.attestAndWait({ statement });

/** The chain of the banks: its Council trusts the other chain from a block on. */
const { ethers } = await network.create();
const [deployer, bank] = await ethers.getSigners();
if (!deployer || !bank) throw new Error("the chain has no accounts");
const deployment = await deploySystem({ signer: deployer, config: developmentConfig("main", bank.address) });
const client = (await connect({ signer: bank, deployment })).extend(members).extend(anchoring);

/** The Council has one member here: what it votes for passes. */
async function pass(proposal: Proposal): Promise<void> {
  const { proposalId } = await client.council.proposeAndWait({ proposal });
  await client.council.voteAndWait({ proposalId, support: "for" });
  await client.council.queueAndWait({ proposalId });
  await client.council.executeAndWait({ proposalId });
}

const header = await fetchQbftHeader(side.node, await side.node.getBlockNumber());
await pass(buildCreateClientProposal(client, { chainId: SIDE_CHAIN, trustPeriod: TRUST_PERIOD, header }));
const contract = qbftClientContract(client);
const lightClient = await contract.clientIdOf(SIDE_CHAIN, TRUST_PERIOD, blockHashOf(header));
const account = there.contracts.Attestations?.address ?? "";
await pass(buildNameContractProposal(client, { lightClient, name: "Attestations", account }));

/** Whoever relies on it proves it: the node that is asked needs no trust. */
const question = { lightClient, side: side.node, uid, maxAge: 600 };
const { attester, proof } = await client.anchoring.proveStatementValid(question);
console.log(`${attester} has stated it, at height ${proof.number}`);

await theirs.attestations.revokeAndWait({ uid });
try {
  await client.anchoring.proveStatementValid(question);
} catch (error) {
  if (!isTallyError(error, "SideChain_StatementNotValid")) throw error;
  console.log(`withdrawn, it is proved no more: ${error.code}`);
}
side.node.destroy();
