import { type Act, spread } from "../act.ts";
import type { Stage } from "../stage.ts";

const GAS = 21_000n;

/** The floor: the cheapest transaction that there is. */
export function transfers({ relayers }: Stage): Act {
  return {
    name: "transfer",
    item: "transfers",
    itemsEach: 1,
    prepare: async (count) =>
      spread(relayers, count, (lane) => lane.sign({ to: lane.wallet.address, data: "0x", gasLimit: GAS })),
  };
}
