import type { Domain } from "../core/extend.ts";
import * as creditsActions from "./actions/index.ts";
import { lettersOfCreditContract } from "./contracts.ts";

/** Letters of credit, and the documents that are presented under them: `client.credits`. */
export const credits = {
  name: "credits",
  needs: ["members", "evidence", "settlement", "ledger"],
  contracts: [lettersOfCreditContract],
  actions: { credits: creditsActions },
} as const satisfies Domain;
