import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { sdkError } from "../../../core/errors.ts";
import { rpc } from "../../../core/rpc.ts";
import { membersContract } from "../../contracts.ts";
import { type Duty, dutiesOf } from "../../model/duties.ts";

export interface GetAccountParameters {
  /** Address, or `signerAccount` of a key without one. */
  readonly account: string;
}

export interface Account {
  readonly account: string;
  readonly org: number;
  /** None once revoked. */
  readonly duties: readonly Duty[];
  /** Last second at which it is honoured; 0 is without end. */
  readonly validUntil: bigint;
  /** Pseudonym of who holds the key; zero for a machine. */
  readonly person: string;
  /** Has a duty, has not expired, and its organisation is not expelled. */
  readonly honoured: boolean;
}

/**
 * Reads an account that some organisation enrolled.
 *
 * @throws `NOT_FOUND`, `ARGUMENT_INVALID`.
 *
 * @example
 * import { getAccount } from "tallystick/members";
 *
 * const { org, duties, honoured } = await getAccount(client, { account });
 */
export async function getAccount(client: Client, parameters: GetAccountParameters): Promise<Account> {
  const account = checkAddress("account", parameters.account);
  const members = membersContract(client);
  const [stored, honoured] = await rpc(() => Promise.all([members.accounts(account), members.isHonoured(account)]));
  if (stored.org === 0n) throw sdkError("NOT_FOUND", `nobody enrolled ${account}`, { account });
  const { org, duties, validUntil, person } = stored;
  return { account, org: Number(org), duties: dutiesOf(duties), validUntil, person, honoured };
}
