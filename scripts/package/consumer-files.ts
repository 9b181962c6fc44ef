/** The project of somebody who uses the package: file -> content. Strict, and the types of its libraries are checked too. */
export const CONSUMER: Readonly<Record<string, string>> = {
  "tsconfig.json": JSON.stringify({
    compilerOptions: {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: true,
      skipLibCheck: false,
      module: "nodenext",
      moduleResolution: "nodenext",
      target: "es2023",
      types: ["node"],
      noEmit: true,
    },
    files: ["use.ts", "common.cts"],
  }),

  "use.ts": `
import { readFileSync } from "node:fs";
import { JsonRpcProvider } from "ethers";
import { type Client, connect, type ConnectedClient, contractOf, isTallyError, parseDeployment } from "tallystick";
import { abi } from "tallystick/abi/Members";
import { connectAll, custody, type FullClient } from "tallystick/all";
import { type OpenedBridge, openBridge, parseConfig, silentLogger } from "tallystick/bridge";
import type { Members, StatementStruct } from "tallystick/contracts/types";
import { createStatement, encodeData, evidence } from "tallystick/evidence";
import { getRecord, type StatementRecord, uidOf } from "tallystick/evidence";
import { membersContract } from "tallystick/members";
import { sqliteStore } from "tallystick/node";

export async function use(rpc: string, file: string, store: string): Promise<string> {
  const deployment = parseDeployment(JSON.parse(readFileSync(file, "utf8")));
  const core: ConnectedClient = await connect({ provider: new JsonRpcProvider(rpc), deployment });
  const client = core.extend(evidence);
  const asClient: Client = client;
  const full: FullClient = await connectAll({ provider: new JsonRpcProvider(rpc), deployment });
  const members: Members = membersContract(full);
  const same_: Members = contractOf<"Members", Members>("Members", { domain: "members", abi })(client);
  const names: "function" | "event" | "error" | "constructor" = abi[0].type;
  const profile: string = custody.unitId(2, "8003/06941234000012B0001") + names + (await members.orgOf(rpc)) + typeof same_;
  // @ts-expect-error: the client has the domains that it was extended by
  client.custody;
  const data: string = encodeData("uint64 weight", { weight: 1250n });
  const statement = createStatement({ schema: "0x" + "11".repeat(32), attester: "0x" + "22".repeat(20), data });
  const record: StatementRecord = await getRecord(asClient, { uid: statement.salt });
  const same: StatementRecord = await client.attestations.getRecord({ uid: statement.salt });
  const struct: StatementStruct = statement;
  if (isTallyError(struct, "NOT_FOUND") || isTallyError(same, "Attestations_SchemaExists")) return "an error";
  // @ts-expect-error: the code is misspelt
  isTallyError(same, "NOT_FOUMD");
  // @ts-expect-error: the types are there: a uid is text
  await client.attestations.getRecord({ uid: 1 });
  // @ts-expect-error: nothing is any
  record.status.nothing;
  sqliteStore(store);
  const config = parseConfig(JSON.parse(readFileSync(file, "utf8")), process.env);
  const bridge: OpenedBridge = await openBridge({ config, deployment, log: silentLogger });
  await bridge.flush();
  // @ts-expect-error: a bridge is closed, not ended
  await bridge.end();
  return isTallyError(same) ? same.code : record.status + typeof uidOf + profile;
}
`,

  "common.cts": `
import tallystick = require("tallystick");
import evidence = require("tallystick/evidence");
const known: boolean = tallystick.isTallyError(evidence.uidOf, "NOT_FOUND");
// @ts-expect-error: nothing is any
tallystick.nothing;
export = known;
`,

  "common.cjs": `
const { connect } = require("tallystick");
const { uidOf } = require("tallystick/evidence");
console.log(typeof connect, typeof uidOf);
`,

  "use.js": `
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CATALOGUE, connect } from "tallystick";
import { abi } from "tallystick/abi/Members";
import "tallystick/all";
import "tallystick/contracts/types";
import { uidOf } from "tallystick/evidence";
import { sqliteStore } from "tallystick/node";
console.log([connect, uidOf, sqliteStore].map((f) => typeof f).join(), CATALOGUE.NOT_FOUND.retryable);
const json = JSON.parse(readFileSync(fileURLToPath(import.meta.resolve("tallystick/abi/Members.json")), "utf8"));
console.log(json.filter(({ type }) => type !== "constructor").length === abi.length, json.some(({ inputs = [] }) => inputs.some(({ internalType }) => internalType)));
`,

  "hardhat.config.js": `
import { fileURLToPath } from "node:url";
export default {
  solidity: { version: "0.8.37", path: fileURLToPath(import.meta.resolve("solc/soljson.js")), settings: { evmVersion: "cancun" } },
};
`,

  "contracts/Payout.sol": `
// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAttestations} from "tallystick/contracts/evidence/IAttestations.sol";
import {Statement} from "tallystick/contracts/evidence/Statement.sol";
import {IMembers} from "tallystick/contracts/members/IMembers.sol";
import {Members} from "tallystick/contracts/members/Members.sol";
import {OrgId} from "tallystick/contracts/types/OrgId.sol";
import {Root} from "tallystick/contracts/types/Root.sol";
import {Uid} from "tallystick/contracts/types/Uid.sol";

contract Payout {
    IAttestations public immutable ATTESTATIONS;
    IMembers public immutable MEMBERS;

    constructor(IAttestations attestations, Members members) {
        ATTESTATIONS = attestations;
        MEMBERS = members;
    }

    function due(Uid uid, address payee) external view returns (bool) {
        return ATTESTATIONS.isValid(uid, 1) && OrgId.unwrap(MEMBERS.orgOf(payee)) != 0;
    }

    function dueInBatch(Statement calldata statement, bytes32[] calldata proof, Root root) external view returns (bool) {
        return ATTESTATIONS.isValid(statement, proof, root);
    }
}
`,
};
