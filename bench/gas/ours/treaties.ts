import { openTreaties } from "../../../src/testing/treaties.ts";
import { gasOf } from "../../clearing/play-cycle.ts";
import type { Chain } from "../chain.ts";
import type { System } from "./system.ts";

/** One loss under a treaty of three lines that was called before, so that accounts and counts are in their steady state. */
export async function treaties({ ethers }: Chain, { client, relayer }: System): Promise<Record<string, number>> {
  const on = await openTreaties({ ethers, deployment: client.deployment, relayer });
  const treaty = await on.inForce({ windowHours: 0 });
  await on.cedent.client.treaties.payPremiumAndWait({ treaty, amount: 42_000n });
  const play = async () => {
    const notice = await on.notice(treaty, 250_000n);
    const notified = await on.notifyAndWait(notice);
    const { loss } = notified;
    const amount = 250_000n;
    const signed = await on.sign(on.lead, "assess", { loss, amount });
    await on.relay.treaties.assessLossAndWait({ loss, amount, ...signed });
    const called = await on.cedent.client.treaties.callLayerAndWait({ notice, layer: 0 });
    if (called.call === null) throw new Error("a recovery above the cash call is called");
    const paid = await on.lead.client.treaties.payCallAndWait({ call: called.call });
    return { "treaty-notify": gasOf(notified), "treaty-call": gasOf(called), "treaty-pay": gasOf(paid) };
  };
  await play();
  return play();
}
