import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { sdkError } from "../../core/errors.ts";
import { findEvent } from "../../core/query-events.ts";
import { treatiesContract } from "../contracts.ts";
import type { LossNotice } from "./loss-notice.ts";
import { noticeFrom, termsFrom } from "./terms-from.ts";
import type { TreatyTerms } from "./treaty-terms.ts";

/** The first block in which a treaty can be found. */
export const firstBlock = (client: Client): number => deployedContract(client.deployment, "Treaties", "treaties").block;

/** What was agreed of a treaty, from the event that told it. @throws `NOT_FOUND`. */
export async function findTreaty(client: Client, treaty: string): Promise<TreatyTerms> {
  const contract = treatiesContract(client);
  const quoted = await findEvent(client, contract, contract.filters.TreatyQuoted(treaty), firstBlock(client));
  if (quoted === undefined) throw sdkError("NOT_FOUND", `the chain knows no treaty ${treaty}`, { treaty });
  return termsFrom(quoted.args.terms);
}

/** What was advised of a loss, from the event that told it. @throws `NOT_FOUND`. */
export async function findLoss(client: Client, loss: string): Promise<{ notice: LossNotice; late: boolean }> {
  const contract = treatiesContract(client);
  const notified = await findEvent(client, contract, contract.filters.LossNotified(loss), firstBlock(client));
  if (notified === undefined) throw sdkError("NOT_FOUND", `the chain knows no loss ${loss}`, { loss });
  return { notice: noticeFrom(notified.args.content), late: notified.args.late };
}
