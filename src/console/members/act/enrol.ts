import { getAddress, isAddress } from "ethers";
import type { Client } from "../../../sdk/core/client.ts";
import { enrolAndWait } from "../../../sdk/members/actions/members/enrol.ts";
import { getAccount } from "../../../sdk/members/actions/members/get-account.ts";
import { findOrganisation } from "../../../sdk/members/model/find-organisation.ts";
import type { Duty } from "../../../sdk/members/model/duties.ts";
import { NO_PERSON } from "../../../sdk/members/model/person.ts";
import { membersContract } from "../../../sdk/members/contracts.ts";

/** Whose administrator an account is, as the node has it now. */
export interface AdminNow {
  readonly chainId: number;
  /** Address of Members. */
  readonly members: string;
  readonly org: number;
  readonly name: string;
  /** Has the duty, has not expired, and its organisation is not expelled. */
  readonly isAdmin: boolean;
}

export const addressIn = (text: string): string | undefined => (isAddress(text) ? getAddress(text) : undefined);

/** @throws `NOT_FOUND` for an account of no organisation; as `rpc`. */
export async function adminNow(client: Client, account: string): Promise<AdminNow> {
  const { id: org, name } = await findOrganisation(client, account);
  const { duties, honoured } = await getAccount(client, { account });
  const members = await membersContract(client).getAddress();
  return { chainId: client.deployment.chainId, members, org, name, isAdmin: honoured && duties.includes("ADMIN") };
}

/** What is signed to enrol a device: a phone needs no duty but to sign what it saw, and its key is bound to nobody. */
export interface Enrolment {
  readonly account: string;
  readonly duties: readonly Duty[];
  /** 0 is without end. */
  readonly validUntil: number;
  readonly person: string;
}

export const deviceEnrolment = (account: string): Enrolment => ({
  account,
  duties: ["DEVICE"],
  validUntil: 0,
  person: NO_PERSON,
});

/** Enrols a device as it was shown. Gives the transaction's hash. @throws as `enrol`. */
export async function sendEnrolment(client: Client, enrolment: Enrolment): Promise<string> {
  const { receipt } = await enrolAndWait(client, enrolment);
  return receipt.hash;
}
