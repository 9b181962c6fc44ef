import { isTallyError } from "../../lib/errors.ts";
import type { Client } from "../../sdk/core/client.ts";
import { rpc } from "../../sdk/core/rpc.ts";
import { membersContract } from "../../sdk/members/contracts.ts";
import { ANY_DUTY, type Duty, dutyBits } from "../../sdk/members/model/duties.ts";
import { vaultError } from "../errors.ts";

/**
 * The active organisation of an account, as the chain has it now.
 *
 * @param duties One of these is needed; any if left out.
 * @throws `ACCOUNT_NOT_MEMBER`.
 */
export async function organisationOf(client: Client, account: string, duties?: readonly Duty[]): Promise<number> {
  try {
    const anyOf = duties === undefined ? ANY_DUTY : dutyBits(duties);
    return Number(await rpc(() => membersContract(client).actsFor(account, anyOf)));
  } catch (error) {
    if (!isTallyError(error) || !error.code.startsWith("Members_")) throw error;
    const values = { field: "account", value: account, account, reason: error.code };
    throw vaultError("ACCOUNT_NOT_MEMBER", `${account} acts for no active organisation: ${error.code}`, values, error);
  }
}
