import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { sdkError } from "../../core/errors.ts";
import { findEvent } from "../../core/query-events.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import type { CreditTerms } from "./credit-terms.ts";
import { termsFrom } from "./terms-from.ts";

/** The terms of a credit by their name: of its application, an amendment or a transfer. @throws `NOT_FOUND`. */
export async function findTerms(client: Client, credit: string, name: string): Promise<CreditTerms> {
  const contract = lettersOfCreditContract(client);
  const { block } = deployedContract(client.deployment, "LettersOfCredit", "credits");
  const { CreditApplied, AmendmentIssued, CreditTransferred } = contract.filters;
  if (name === credit) {
    const applied = await findEvent(client, contract, CreditApplied(credit), block);
    if (applied !== undefined) return termsFrom(applied.args.terms);
    const transferred = await findEvent(client, contract, CreditTransferred(undefined, credit), block);
    if (transferred !== undefined) return termsFrom(transferred.args.terms);
  } else {
    const amended = await findEvent(client, contract, AmendmentIssued(credit, name), block);
    if (amended !== undefined) return termsFrom(amended.args.amended);
  }
  throw sdkError("NOT_FOUND", `the chain knows no terms ${name} of a credit ${credit}`, { credit, name });
}
