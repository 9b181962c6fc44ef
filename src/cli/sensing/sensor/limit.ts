import { getSensor } from "../../../sdk/sensing/actions/sensors/get-sensor.ts";
import { setLimitAndWait } from "../../../sdk/sensing/actions/sensors/set-limit.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { type DecimalRange, decimalRange, showLimit, storedLimit } from "../shared/values.ts";

const ALLOWED = "in the sensor's unit: 6..9, 5.., ..0.2, or .. for anything";

export const verb: Verb<[sensor: number, options: { readonly allowed: DecimalRange }]> = {
  takes: (command) =>
    command
      .argument("<sensor>", "its number", wholeNumber)
      .requiredOption("--allowed <min..max>", ALLOWED, decimalRange),
  async run(cli, sensor, { allowed }) {
    const client = await cli.writer();
    const { scale, unit } = await getSensor(client, { sensor });
    const done = await setLimitAndWait(client, { sensor, limit: storedLimit(allowed, scale) });
    const { receipt, ...set } = done;
    cli.result(`sensor ${sensor}: ${showLimit(done.limit, scale)} ${unit} is allowed`, {
      ok: true,
      ...set,
      tx: receipt.hash,
    });
  },
};
