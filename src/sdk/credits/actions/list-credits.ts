import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { queryEvents } from "../../core/query-events.ts";
import { rpc } from "../../core/rpc.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import type { CreditTerms } from "../model/credit-terms.ts";
import { CREDIT_STATES, type CreditState, wordOf } from "../model/states.ts";
import { termsFrom } from "../model/terms-from.ts";

/** A credit as it was applied for or transferred, and its state now. */
export interface ListedCredit {
  readonly credit: string;
  readonly state: CreditState;
  readonly terms: CreditTerms;
}

/**
 * Every letter of credit: what was applied for, then what was transferred, each in the order of the chain.
 *
 * @throws `RPC_UNREACHABLE`, `RPC_REFUSED`.
 *
 * @example
 * import { listCredits } from "tallystick/credits";
 *
 * for (const { credit, state } of await listCredits(client)) console.log(credit, state);
 */
export async function listCredits(client: Client): Promise<ListedCredit[]> {
  const contract = lettersOfCreditContract(client);
  const { block: fromBlock } = deployedContract(client.deployment, "LettersOfCredit", "credits");
  const { CreditApplied, CreditTransferred } = contract.filters;
  const listed: ListedCredit[] = [];
  const add = async (credit: string, terms: CreditTerms) => {
    const { state } = await rpc(() => contract.creditOf(credit));
    listed.push({ credit, state: wordOf(CREDIT_STATES, state), terms });
  };
  for await (const { args } of queryEvents(client, contract, CreditApplied(), { fromBlock })) {
    await add(args.credit, termsFrom(args.terms));
  }
  for await (const { args } of queryEvents(client, contract, CreditTransferred(), { fromBlock })) {
    await add(args.transferred, termsFrom(args.terms));
  }
  return listed;
}
