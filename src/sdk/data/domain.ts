import type { Domain } from "../core/extend.ts";
import * as accesses from "./actions/accesses/index.ts";
import * as agreements from "./actions/agreements/index.ts";
import * as catalog from "./actions/catalog/index.ts";
import * as computations from "./actions/computations/index.ts";
import * as encryptionKeys from "./actions/keys/index.ts";
import { agreementsContract, catalogContract, computationsContract, encryptionKeysContract } from "./contracts.ts";

/** Data that are shared: `client.encryptionKeys`, `client.catalog`, `client.agreements`, `client.accesses`, `client.computations`. */
export const data = {
  name: "data",
  needs: ["members", "evidence", "settlement"],
  contracts: [encryptionKeysContract, catalogContract, agreementsContract, computationsContract],
  actions: { encryptionKeys, catalog, agreements, accesses, computations },
} as const satisfies Domain;
