import { settleAndWait } from "../../sdk/settlement/actions/deals/settle.ts";
import type { Consent } from "../../sdk/settlement/model/consent.ts";
import { signDeal } from "../../sdk/settlement/model/consent.ts";
import type { Deal } from "../../sdk/settlement/model/deal.ts";
import { chainTime } from "../shared/chain-clock.ts";
import type { Stage } from "../shared/scenario.ts";
import type { Party } from "./parties.ts";

const HOUR = 3_600;
let nonce = 0n;

/** Both parties sign a deal as a whole, and anybody brings it: all its legs happen or none. */
export async function settleBetween(
  { deployment }: Pick<Stage, "deployment">,
  [one, other]: readonly [Party, Party],
  deal: Deal,
): Promise<string> {
  const consents: Consent[] = [];
  for (const { maker, account } of [one, other]) {
    nonce += 1n;
    consents.push({ party: account, nonce, signature: await signDeal(maker, deployment, deal, nonce) });
  }
  return (await settleAndWait(one.client, { deal, consents })).dealId;
}

/** Within the hour. */
export async function soon({ client }: Party): Promise<number> {
  return (await chainTime(client.provider)) + HOUR;
}
