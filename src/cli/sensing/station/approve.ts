import { approveStationAndWait } from "../../../sdk/sensing/actions/stations/approve-station.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[station: number]> = {
  takes: (command) => command.argument("<station>", "its number", wholeNumber),
  async run(cli, station) {
    const { receipt, ...approved } = await approveStationAndWait(await cli.writer(), { station });
    cli.result(`station ${station} is in service`, { ok: true, ...approved, tx: receipt.hash });
  },
};
