import { retireSensorAndWait } from "../../../sdk/sensing/actions/sensors/retire-sensor.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[sensor: number]> = {
  takes: (command) => command.argument("<sensor>", "its number", wholeNumber),
  async run(cli, sensor) {
    const { receipt, ...retired } = await retireSensorAndWait(await cli.writer(), { sensor });
    cli.result(`sensor ${sensor} is retired`, { ok: true, ...retired, tx: receipt.hash });
  },
};
