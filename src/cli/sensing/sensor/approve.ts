import { approveSensorAndWait } from "../../../sdk/sensing/actions/sensors/approve-sensor.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[sensor: number]> = {
  takes: (command) =>
    command.argument("<sensor>", "its number; the former of the same parameter is retired", wholeNumber),
  async run(cli, sensor) {
    const { receipt, ...approved } = await approveSensorAndWait(await cli.writer(), { sensor });
    const instead = approved.former ? ` in place of ${approved.former}` : "";
    cli.result(`sensor ${sensor} is in service${instead}`, { ok: true, ...approved, tx: receipt.hash });
  },
};
