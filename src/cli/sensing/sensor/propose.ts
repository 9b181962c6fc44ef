import { proposeSensorAndWait } from "../../../sdk/sensing/actions/sensors/propose-sensor.ts";
import { fault } from "../../shared/errors.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { type DecimalRange, decimalRange, storedLimit } from "../shared/values.ts";

interface ProposeOptions {
  readonly unit: string;
  readonly scale: number;
  readonly range: DecimalRange;
  readonly allowed?: DecimalRange;
  readonly interval: number;
}

const EVERYTHING: DecimalRange = { min: null, max: null };
const ALLOWED = "what is allowed: 6..9, 5.., ..0.2; anything if left out; a regulator can change it";

export const verb: Verb<[station: number, parameter: string, options: ProposeOptions]> = {
  takes: (command) =>
    command
      .argument("<station>", "number of the station", wholeNumber)
      .argument("<parameter>", "what it measures, such as w01001")
      .requiredOption("--unit <ucum>", 'UCUM unit: "mg/L", "Cel", "[pH]"')
      .requiredOption("--scale <digits>", "decimal places that are kept, 0 to 12", wholeNumber)
      .requiredOption("--range <min..max>", "what it can measure at all: 0..14", decimalRange)
      .option("--allowed <min..max>", ALLOWED, decimalRange)
      .option("--interval <seconds>", "between two readings; 0 where it measures irregularly", wholeNumber, 0),
  async run(cli, station, parameter, options) {
    const { unit, scale, interval } = options;
    const { min, max } = storedLimit(options.range, scale);
    if (min === null || max === null) throw fault("USAGE", "--range needs both ends", { range: options.range });
    const { receipt, ...proposed } = await proposeSensorAndWait(await cli.writer(), {
      station,
      parameter,
      unit,
      scale,
      interval,
      range: { min, max },
      limit: storedLimit(options.allowed ?? EVERYTHING, scale),
    });
    cli.result(`sensor ${proposed.sensor} proposed`, { ok: true, ...proposed, tx: receipt.hash });
  },
};
