import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { sdkError } from "../../core/errors.ts";
import { findEvent } from "../../core/query-events.ts";
import type { Consent } from "../../settlement/model/consent.ts";
import { boardContract } from "../contracts.ts";
import { type Ask, askFrom } from "./ask.ts";

/** The first block in which something of the board can be found. */
export const firstBlock = (client: Client): number => deployedContract(client.deployment, "Board", "board").block;

/** What an ask says, from the event that told it. @throws `NOT_FOUND`. */
export async function findAsk(client: Client, ask: string): Promise<Ask> {
  const contract = boardContract(client);
  const posted = await findEvent(client, contract, contract.filters.AskPosted(ask), firstBlock(client));
  if (posted === undefined) throw sdkError("NOT_FOUND", `the chain knows no ask ${ask}`, { ask });
  return askFrom(posted.args.terms);
}

/** The seller's consent to the deal of a trade, from the event that told it. @throws `NOT_FOUND`. */
export async function findConsent(client: Client, trade: string): Promise<Consent> {
  const contract = boardContract(client);
  const told = await findEvent(client, contract, contract.filters.SellerConsented(trade), firstBlock(client));
  if (told === undefined) throw sdkError("NOT_FOUND", `the chain knows no trade ${trade}`, { trade });
  const { party, nonce, signature, checker } = told.args.consent;
  return { party, nonce, signature, checker };
}
