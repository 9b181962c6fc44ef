import { createUnitAndWait } from "../../src/sdk/custody/actions/create-unit.ts";
import type { Client } from "../../src/sdk/core/client.ts";

/** Version of the profile: the first that anybody put on the chain. */
const RULES = 1;
let bags = 0;

/** City Hospital puts one more bag on the chain: what pages show of units is another from then on. */
export async function putBag(members: ReadonlyMap<string, Client>): Promise<void> {
  const hospital = members.get("City Hospital");
  if (hospital === undefined) throw new Error("City Hospital is no member");
  const { timestamp: when } = (await hospital.provider.getBlock("latest")) ?? { timestamp: 0 };
  const measured = { class: 0, items: 1, quantity: 1_500, site: 9_520_000_000_011, when };
  const identifier = `8003/09520000000011BX${++bags}`;
  await createUnitAndWait(hospital, { creation: { identifier, rules: RULES, step: 0, ...measured } });
}
