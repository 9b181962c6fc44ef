import { checkAddress } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { queryEvents } from "../../core/query-events.ts";
import { rpc } from "../../core/rpc.ts";
import { checkNumber } from "../../core/whole.ts";
import { clearingContract } from "../contracts.ts";

export interface ListClearingClaimsParameters {
  /** Address of the cash contract. */
  readonly cash: string;
  readonly debtor: number;
}

/** What a bank owes another whose share of the fund paid for it. */
export interface ClearingClaim {
  readonly creditor: number;
  readonly amount: bigint;
}

/**
 * Whom a bank owes after its defaults, in ascending order; nobody whom it paid back.
 *
 * @throws `RPC_UNREACHABLE`, `RPC_REFUSED`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { listClearingClaims } from "tallystick/clearing";
 *
 * for (const { creditor, amount } of await listClearingClaims(client, { cash, debtor: 3 })) console.log(creditor, amount);
 */
export async function listClearingClaims(
  client: Client,
  parameters: ListClearingClaimsParameters,
): Promise<ClearingClaim[]> {
  const cash = checkAddress("cash", parameters.cash);
  const debtor = checkNumber("debtor", parameters.debtor);
  const contract = clearingContract(client);
  const { block: fromBlock } = deployedContract(client.deployment, "Clearing", "clearing");
  const creditors = new Set<number>();
  const arisen = queryEvents(client, contract, contract.filters.ClaimArisen(cash, debtor), { fromBlock });
  for await (const { args } of arisen) creditors.add(Number(args.creditor));
  const claims = [...creditors]
    .sort((a, b) => a - b)
    .map(async (creditor) => ({ creditor, amount: await rpc(() => contract.claimOf(cash, debtor, creditor)) }));
  return (await Promise.all(claims)).filter(({ amount }) => amount > 0n);
}
