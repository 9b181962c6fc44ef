import { retireStationAndWait } from "../../../sdk/sensing/actions/stations/retire-station.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[station: number]> = {
  takes: (command) => command.argument("<station>", "its number", wholeNumber),
  async run(cli, station) {
    const { receipt, ...retired } = await retireStationAndWait(await cli.writer(), { station });
    cli.result(`station ${station} is retired`, { ok: true, ...retired, tx: receipt.hash });
  },
};
