import { settleAndWait } from "../../sdk/settlement/actions/deals/settle.ts";
import type { Consent } from "../../sdk/settlement/model/consent.ts";
import { signDeal } from "../../sdk/settlement/model/consent.ts";
import type { Deal, Leg } from "../../sdk/settlement/model/deal.ts";
import { chainTime } from "../shared/chain-clock.ts";
import type { Stage } from "../shared/scenario.ts";
import type { Party } from "./parties.ts";

const HOUR = 3_600;
let nonce = 0n;

/** Both parties sign a deal as a whole, and anybody brings it: all its legs happen or none. */
export async function settleBetween(
  { deployment }: Stage,
  parties: readonly [Party, Party],
  terms: { readonly legs: readonly Leg[]; readonly ref: string; readonly recourse: boolean },
): Promise<string> {
  const [{ client }] = parties;
  const deal: Deal = { ...terms, deadline: (await chainTime(client.provider)) + HOUR };
  const consents: Consent[] = [];
  for (const { maker, account } of parties) {
    nonce += 1n;
    consents.push({ party: account, nonce, signature: await signDeal(maker, deployment, deal, nonce) });
  }
  return (await settleAndWait(client, { deal, consents })).dealId;
}
