/**
 * Signs a statement without a transaction, checks it offline and against the chain, withdraws it.
 *
 *     npm run hardhat -- run examples/sign-off-chain/main.ts
 */

import { network } from "hardhat";
import { developmentConfig } from "../../src/deploy/config.ts";
import { deploySystem } from "../../src/deploy/system.ts";
import {
  attestationsEip712Domain,
  createStatement,
  encodeData,
  evidence,
  signStatement,
  verifyStatement,
} from "../../src/sdk/evidence/index.ts";
import { connect } from "../../src/sdk/index.ts";
import { members } from "../../src/sdk/members/index.ts";

const { ethers } = await network.create();
const [deployer, admin] = await ethers.getSigners();
if (!deployer || !admin) throw new Error("the chain has no accounts");
const deployment = await deploySystem({ signer: deployer, config: developmentConfig("example", admin.address) });
const client = (await connect({ signer: admin, deployment })).extend(members).extend(evidence);

const definition = "string document,bytes32 digest";
const { schema } = await client.attestations.registerSchemaAndWait({ definition, revocable: true });
const data = encodeData(definition, { document: "calibration certificate", digest: `0x${"5a".repeat(32)}` });
const statement = createStatement({ schema, attester: admin.address, data });

const signature = await signStatement(admin, attestationsEip712Domain(deployment), statement);
const offline = await verifyStatement({ deployment, statement, signature });
console.log("offline:", offline.ok, offline.problems);

await client.attestations.revokeLeafAndWait({ statement });
const online = await verifyStatement({ client, statement, signature });
console.log("after it was withdrawn:", online.ok, online.problems);
