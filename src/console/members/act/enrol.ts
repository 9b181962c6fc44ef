import { getAddress, isAddress } from "ethers";
import type { Client } from "../../../sdk/core/client.ts";
import { enrolAndWait } from "../../../sdk/members/actions/members/enrol.ts";
import { getAccount } from "../../../sdk/members/actions/members/get-account.ts";
import { findOrganisation } from "../../../sdk/members/model/find-organisation.ts";
import { membersContract } from "../../../sdk/members/contracts.ts";

/** Whose administrator an account is, as the node has it now. */
export interface AdminNow {
  readonly chainId: number;
  /** Address of Members. */
  readonly members: string;
  readonly org: number;
  readonly name: string;
  readonly isAdmin: boolean;
}

export const addressIn = (text: string): string | undefined => (isAddress(text) ? getAddress(text) : undefined);

/** @throws `NOT_FOUND` for an account of no organisation; as `rpc`. */
export async function adminNow(client: Client, account: string): Promise<AdminNow> {
  const { id: org, name } = await findOrganisation(client, account);
  const { duties } = await getAccount(client, { account });
  const members = await membersContract(client).getAddress();
  return { chainId: client.deployment.chainId, members, org, name, isAdmin: duties.includes("ADMIN") };
}

/** Enrols a device. Gives the transaction's hash. @throws as `enrol`. */
export async function sendEnrolment(client: Client, account: string): Promise<string> {
  const { receipt } = await enrolAndWait(client, { account, duties: ["DEVICE"] });
  return receipt.hash;
}
