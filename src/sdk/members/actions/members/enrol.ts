import type { TransactionReceipt } from "ethers";
import { checkAddress, checkTime } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { membersContract } from "../../contracts.ts";
import { type Duty, dutiesOf, dutyBits } from "../../model/duties.ts";
import { NO_PERSON } from "../../model/person.ts";

export interface EnrolParameters extends WriteOptions {
  /** Address, or `signerAccount` of a key without one. Use a fresh key for each organisation. */
  readonly account: string;
  readonly duties: readonly Duty[];
  /** Last second at which the account is honoured; without end if left out or 0. */
  readonly validUntil?: bigint | number;
  /** Pseudonym of who holds the key, 20 bytes: a keyed hash, never a name. Left out for a machine. */
  readonly person?: string;
}

export interface EnrolReturnType {
  readonly org: number;
  readonly account: string;
  readonly duties: readonly Duty[];
  readonly validUntil: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Enrols an account of the sender's organisation, or changes its duties and validity. ADMIN only.
 *
 * @throws `Members_AccountOfOther`, `Members_AccountEnded`, `Members_DutiesInvalid`, `Members_ValidityPast`, `Members_DutyMissing`; `NOT_SECONDS`,
 * `ARGUMENT_INVALID`.
 *
 * @example
 * import { enrol } from "tallystick/members";
 *
 * const sent = await enrol(client, { account, duties: ["MAKER", "CHECKER"] });
 */
export async function enrol(client: Client, parameters: EnrolParameters): Promise<SentTransaction> {
  const { duties, validUntil = 0n, person = NO_PERSON, ...options } = parameters;
  const account = checkAddress("account", parameters.account);
  const args = [account, dutyBits(duties), checkTime("validUntil", validUntil), person] as const;
  return write(client, membersContract(client), "enrol", args, options);
}

/** As `enrol`; waits until it is mined. */
export async function enrolAndWait(client: Client, parameters: EnrolParameters): Promise<EnrolReturnType> {
  const receipt = await waitMined(client, await enrol(client, parameters));
  const { org, account, duties, validUntil } = eventOf(membersContract(client), receipt, "Enrolled").args;
  return { org: Number(org), account, duties: dutiesOf(duties), validUntil, receipt };
}
