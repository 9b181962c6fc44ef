import { openFunds } from "../../../src/testing/funds.ts";
import { gasOf } from "../../clearing/play-cycle.ts";
import type { Chain } from "../chain.ts";
import type { System } from "./system.ts";

/** Payments to a payee that was paid before, so that accounts and counts are in their steady state. */
export async function funds({ ethers }: Chain, { client, relayer }: System): Promise<Record<string, number>> {
  const on = await openFunds({ ethers, deployment: client.deployment, relayer });
  const facility = await on.openDrawn();
  await on.bring(await on.request(facility, { amount: 100n }));
  const byRule = await on.bring(await on.request(facility, { amount: 100n }));
  if (!byRule.paid) throw new Error("a payment below the threshold is made by rule");
  const large = await on.request(facility, { amount: 200_000n });
  const requested = await on.bring(large);
  const approved = await on.approve(large, requested.payment);
  return { "fund-pay-by-rule": gasOf(byRule), "fund-request": gasOf(requested), "fund-pay": gasOf(approved) };
}
