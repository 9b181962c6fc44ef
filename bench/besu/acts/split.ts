import { type Act, gasFor, spread } from "../act.ts";
import { deliver, type Lane } from "../lane.ts";
import type { Stage } from "../stage.ts";
import { OPENING_GAS, type SharedReceivable } from "./receivable.ts";

const PART = 0x71n;

/** Parts of a receivable, passed on by those who have some to one who has some. */
export function splits(
  { chain, carrier }: Stage,
  { instruments, instrumentsAt: to, id, holders }: SharedReceivable,
): Act {
  const [first] = holders;
  const pass = ({ wallet: { address } }: Lane) =>
    instruments.interface.encodeFunctionData("safeTransferFrom", [address, carrier.wallet.address, id, PART, "0x"]);
  let gasLimit: bigint | undefined;
  return {
    name: "split",
    item: "parts of a receivable",
    itemsEach: 1,
    async prepare(count) {
      if (gasLimit === undefined) {
        // What a first part opens for who gets it.
        await deliver(chain, [first.sign({ to, data: pass(first), gasLimit: OPENING_GAS })]);
        gasLimit = await gasFor(chain, { from: first.wallet.address, to, data: pass(first) });
      }
      const limit = gasLimit;
      return spread(holders, count, (lane) => lane.sign({ to, data: pass(lane), gasLimit: limit }));
    },
  };
}
