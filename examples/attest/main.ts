/**
 * States something on chain, reads it back, corrects it.
 *
 *     npm run hardhat -- run examples/attest/main.ts
 */

import { network } from "hardhat";
import { developmentConfig } from "../../src/deploy/config.ts";
import { deploySystem } from "../../src/deploy/system.ts";
import { createStatement, decodeData, encodeData, evidence } from "../../src/sdk/evidence/index.ts";
import { connect } from "../../src/sdk/index.ts";
import { members } from "../../src/sdk/members/index.ts";

/** An embedded chain with one organisation. Elsewhere: a `JsonRpcProvider`, a `Wallet`, and `deployments/<network>.json`. */
const { ethers } = await network.create();
const [deployer, admin] = await ethers.getSigners();
if (!deployer || !admin) throw new Error("the chain has no accounts");
const deployment = await deploySystem({ signer: deployer, config: developmentConfig("example", admin.address) });

const client = (await connect({ signer: admin, deployment })).extend(members).extend(evidence);
const attester = admin.address;
await client.members.enrolAndWait({ account: attester, duties: ["ADMIN", "MAKER"] });

const definition = "uint64 weight,string unit";
const { schema } = await client.attestations.registerSchemaAndWait({ definition, revocable: true });

const data = encodeData(definition, { weight: 1250n, unit: "kg" });
const statement = createStatement({ schema, attester, data });
const { uid } = await client.attestations.attestAndWait({ statement });
const read = await client.attestations.getStatement({ uid });
console.log("stated", uid, decodeData(definition, read.statement.data));

const corrected = encodeData(definition, { weight: 1260n, unit: "kg" });
const correction = createStatement({ schema, attester, data: corrected, replaces: uid });
const { uid: next } = await client.attestations.attestAndWait({ statement: correction });
const { status } = await client.attestations.getRecord({ uid });
console.log("the first is now", status);
console.log("the correction is", (await client.attestations.isValid({ uid: next })) ? "valid" : "not valid");
