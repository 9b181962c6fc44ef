import { isTallyError } from "../lib/errors.ts";
import type { Client } from "../sdk/core/client.ts";
import { rpc } from "../sdk/core/rpc.ts";
import { membersContract } from "../sdk/members/contracts.ts";
import { dutyBits } from "../sdk/members/model/duties.ts";
import { serviceError } from "./errors.ts";

const ANY_OF = dutyBits(["MAKER", "DEVICE"]);

/** The active organisation that an account asks for. @throws `QUERIER_NOT_ALLOWED`. */
export async function organisationOf(client: Client, account: string): Promise<number> {
  try {
    return Number(await rpc(() => membersContract(client).actsFor(account, ANY_OF)));
  } catch (error) {
    if (!isTallyError(error) || !error.code.startsWith("Members_")) throw error;
    const values = { field: "account", value: account, reason: error.code };
    throw serviceError("QUERIER_NOT_ALLOWED", `${account} asks for no active organisation`, values);
  }
}
