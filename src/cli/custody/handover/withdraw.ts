import { withdrawOffersAndWait } from "../../../sdk/custody/actions/withdraw-offers.ts";
import type { Verb } from "../../shared/verb.ts";
import { takesUnit } from "../shared/takes.ts";

export const verb: Verb<[id: string]> = {
  takes: (command) => takesUnit(command),
  async run(cli, id) {
    const { state, receipt } = await withdrawOffersAndWait(await cli.writer(), { unit: id });
    cli.result(`offers of ${id} for hop ${state.hops - 1} are void: it is at hop ${state.hops}`, {
      ok: true,
      unit: id,
      hops: state.hops,
      tx: receipt.hash,
    });
  },
};
