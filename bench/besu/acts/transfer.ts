import { type Act, spread } from "../act.ts";
import type { Lane } from "../lane.ts";
import type { Stage } from "../stage.ts";

const GAS = 21_000n;

/** The floor: the cheapest transaction that there is, from each sender to the next. Nobody on the chain has anything, so it moves nothing. */
export function transfers({ relayers }: Stage): Act {
  const next = (n: number) => (relayers[(n + 1) % relayers.length] as Lane).wallet.address;
  return {
    name: "transfer",
    item: "transfers",
    itemsEach: 1,
    prepare: async (count) =>
      spread(relayers, count, (lane, n) => lane.sign({ to: next(n), data: "0x", gasLimit: GAS })),
  };
}
