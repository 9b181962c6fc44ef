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
    files: ["use.ts"],
  }),

  "use.ts": `
import { readFileSync } from "node:fs";
import { JsonRpcProvider } from "ethers";
import { type Client, connect, type ConnectedClient, isTallyError, parseDeployment } from "tallystick";
import { createStatement, encodeData } from "tallystick/evidence";
import { getRecord, type StatementRecord, uidOf } from "tallystick/evidence";
import { sqliteStore } from "tallystick/node";

export async function use(rpc: string, file: string, store: string): Promise<string> {
  const deployment = parseDeployment(JSON.parse(readFileSync(file, "utf8")));
  const client: ConnectedClient = await connect({ provider: new JsonRpcProvider(rpc), deployment });
  const asClient: Client = client;
  const data: string = encodeData("uint64 weight", { weight: 1250n });
  const statement = createStatement({ schema: "0x" + "11".repeat(32), attester: "0x" + "22".repeat(20), data });
  const record: StatementRecord = await getRecord(asClient, { uid: statement.salt });
  const same: StatementRecord = await client.attestations.getRecord({ uid: statement.salt });
  // @ts-expect-error: the types are there: a uid is text
  await client.attestations.getRecord({ uid: 1 });
  // @ts-expect-error: nothing is any
  record.status.nothing;
  sqliteStore(store);
  return isTallyError(same) ? same.code : record.status + typeof uidOf;
}
`,

  "use.js": `
import { CATALOGUE, connect } from "tallystick";
import { uidOf } from "tallystick/evidence";
import { sqliteStore } from "tallystick/node";
console.log([connect, uidOf, sqliteStore].map((f) => typeof f).join(), CATALOGUE.NOT_FOUND.retryable);
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
