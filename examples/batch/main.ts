/**
 * Anchors a thousand statements in one transaction and proves one of them.
 *
 *     npm run hardhat -- run examples/batch/main.ts
 */

import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { network } from "hardhat";
import { developmentConfig } from "../../src/deploy/config.ts";
import { deploySystem } from "../../src/deploy/system.ts";
import {
  attestationsEip712Domain,
  createStatement,
  encodeData,
  evidence,
  uidOf,
} from "../../src/sdk/evidence/index.ts";
import { connect } from "../../src/sdk/index.ts";
import { members } from "../../src/sdk/members/index.ts";

const { ethers } = await network.create();
const [deployer, admin] = await ethers.getSigners();
if (!deployer || !admin) throw new Error("the chain has no accounts");
const deployment = await deploySystem({ signer: deployer, config: developmentConfig("example", admin.address) });
const client = (await connect({ signer: admin, deployment })).extend(members).extend(evidence);
const attester = admin.address;
await client.members.enrolAndWait({ account: attester, duties: ["ADMIN", "MAKER"] });

const definition = "uint32 bag,uint64 grams";
const { schema } = await client.attestations.registerSchemaAndWait({ definition, revocable: true });
const statements = Array.from({ length: 1000 }, (_, bag) =>
  createStatement({ schema, attester, data: encodeData(definition, { bag, grams: 9_500 + bag }) }),
);

// The leaves are the uids, so any library that knows OpenZeppelin's trees verifies the proofs.
const domain = attestationsEip712Domain(deployment);
const tree = SimpleMerkleTree.of(statements.map((statement) => uidOf(domain, statement)));
const { receipt } = await client.attestations.anchorAndWait({ root: tree.root, count: statements.length, schema });
console.log("anchored", statements.length, "statements for", receipt.gasUsed, "gas");

const statement = statements[417];
if (!statement) throw new Error("no such statement");
const leaf = { statement, proof: tree.getProof(417), root: tree.root };
console.log("bag 417 is", (await client.attestations.isValid(leaf)) ? "valid" : "not valid");
await client.attestations.revokeLeafAndWait({ statement });
console.log("revoked, it is", (await client.attestations.isValid(leaf)) ? "valid" : "not valid");
