import { setCreditLimitAndWait } from "../../sdk/settlement/actions/limits/set-credit-limit.ts";
import type { LimitKind } from "../../sdk/settlement/model/limit-kind.ts";
import { signLimitSetting } from "../../sdk/settlement/model/limit-setting.ts";
import { chainTime } from "../shared/chain-clock.ts";
import type { Stage } from "../shared/scenario.ts";
import { approve, type Party, type TwoPeople } from "./parties.ts";

const HOUR = 3_600;

/** How much risk a principal takes on somebody: two people of it sign. */
export async function setFirstLimit(
  { deployment }: Stage,
  principal: TwoPeople,
  { counterparty, kind, cap }: { readonly counterparty: Party; readonly kind: LimitKind; readonly cap: bigint },
): Promise<void> {
  const deadline = (await chainTime(principal.client.provider)) + HOUR;
  const setting = { principal: principal.org, counterparty: counterparty.org, kind, cap, version: 1, deadline };
  const approval = await approve(principal, (signer) => signLimitSetting(signer, deployment, setting));
  await setCreditLimitAndWait(principal.client, { setting, approval });
}
