import type { Command } from "commander";
import { approveSensorAndWait } from "../../sdk/sensing/actions/sensors/approve-sensor.ts";
import { calibrateAndWait } from "../../sdk/sensing/actions/sensors/calibrate.ts";
import { getCalibrations } from "../../sdk/sensing/actions/sensors/get-calibrations.ts";
import { getSensor } from "../../sdk/sensing/actions/sensors/get-sensor.ts";
import { maintainAndWait } from "../../sdk/sensing/actions/sensors/maintain.ts";
import { proposeSensorAndWait } from "../../sdk/sensing/actions/sensors/propose-sensor.ts";
import { retireSensorAndWait } from "../../sdk/sensing/actions/sensors/retire-sensor.ts";
import { setLimitAndWait } from "../../sdk/sensing/actions/sensors/set-limit.ts";
import type { Cli } from "../cli.ts";
import { fault } from "../errors.ts";
import { requireUpkeepSchema } from "../sensing/upkeep-schema.ts";
import { type DecimalRange, decimalRange, showLimit, storedLimit } from "../sensing/values.ts";
import { showMoment, time, wholeNumber } from "../values.ts";

interface ProposeOptions {
  readonly unit: string;
  readonly scale: number;
  readonly range: DecimalRange;
  readonly allowed: DecimalRange;
  readonly interval: number;
}

interface CalibrateOptions {
  readonly performed: bigint;
  readonly due: bigint;
  readonly certificate?: string;
  readonly replaces?: string;
  readonly maintenance?: boolean;
}

const EVERYTHING: DecimalRange = { min: null, max: null };

/** `tally sensor`: the instruments of stations. */
export function register(program: Command, cli: Cli): void {
  const sensor = program.command("sensor").description("the instruments of stations");

  sensor
    .command("propose")
    .description("propose a sensor of your organisation's station, for a regulator to approve")
    .argument("<station>", "number of the station", wholeNumber)
    .argument("<parameter>", "what it measures, such as w01001")
    .requiredOption("--unit <ucum>", 'UCUM unit: "mg/L", "Cel", "[pH]"')
    .requiredOption("--scale <digits>", "decimal places that are kept, 0 to 12", wholeNumber)
    .requiredOption("--range <min..max>", "what it can measure at all: 0..14", decimalRange)
    .option(
      "--allowed <min..max>",
      "what is allowed: 6..9, 5.., ..0.2; a regulator can change it",
      decimalRange,
      EVERYTHING,
    )
    .option("--interval <seconds>", "between two readings; 0 where it measures irregularly", wholeNumber, 0)
    .action(async (station: number, parameter: string, options: ProposeOptions) => {
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
        limit: storedLimit(options.allowed, scale),
      });
      cli.result(`sensor ${proposed.sensor} proposed`, { ok: true, ...proposed, tx: receipt.hash });
    });

  sensor
    .command("approve")
    .description("take a proposed sensor into service, as a regulator; the former of the same parameter is retired")
    .argument("<sensor>", "its number", wholeNumber)
    .action(async (id: number) => {
      const { receipt, ...approved } = await approveSensorAndWait(await cli.writer(), { sensor: id });
      const instead = approved.former ? ` in place of ${approved.former}` : "";
      cli.result(`sensor ${id} is in service${instead}`, { ok: true, ...approved, tx: receipt.hash });
    });

  sensor
    .command("retire")
    .description("take a sensor out of service for ever")
    .argument("<sensor>", "its number", wholeNumber)
    .action(async (id: number) => {
      const { receipt, ...retired } = await retireSensorAndWait(await cli.writer(), { sensor: id });
      cli.result(`sensor ${id} is retired`, { ok: true, ...retired, tx: receipt.hash });
    });

  sensor
    .command("limit")
    .description("set what is allowed, as a regulator")
    .argument("<sensor>", "its number", wholeNumber)
    .requiredOption("--allowed <min..max>", "in the sensor's unit: 6..9, 5.., ..0.2, or .. for anything", decimalRange)
    .action(async (id: number, { allowed }: { allowed: DecimalRange }) => {
      const client = await cli.writer();
      const { scale, unit } = await getSensor(client, { sensor: id });
      const done = await setLimitAndWait(client, { sensor: id, limit: storedLimit(allowed, scale) });
      const { receipt, ...set } = done;
      cli.result(`sensor ${id}: ${showLimit(done.limit, scale)} ${unit} is allowed`, {
        ok: true,
        ...set,
        tx: receipt.hash,
      });
    });

  sensor
    .command("show")
    .description("one sensor, with its calibrations")
    .argument("<sensor>", "its number", wholeNumber)
    .action(async (id: number) => {
      const client = await cli.client();
      const found = await getSensor(client, { sensor: id });
      const calibrations = await getCalibrations(client, { sensor: id });
      const lines = [
        `${found.id}  ${found.parameter} in ${found.unit}`,
        `station    ${found.station}`,
        `phase      ${found.phase}`,
        `decimals   ${found.scale}`,
        `measures   ${showLimit(found.range, found.scale)}`,
        `allowed    ${showLimit(found.limit, found.scale)}`,
        `interval   ${found.interval === 0 ? "irregular" : `${found.interval} s`}`,
        ...calibrations.map(
          ({ performedAt, dueBy, org, revoked }) =>
            `calibrated ${showMoment(performedAt)}, due by ${showMoment(dueBy)}, says organisation ${org}${revoked ? "; REVOKED" : ""}`,
        ),
      ];
      cli.result(lines.join("\n"), { ok: true, sensor: found, calibrations });
    });

  sensor
    .command("calibrate")
    .description("state that a sensor was calibrated, or serviced")
    .argument("<sensor>", "its number", wholeNumber)
    .requiredOption("--performed <date>", "day or time at which it was done", time)
    .requiredOption("--due <date>", "last day or time before it has to be done again", time)
    .option("--certificate <hex>", "uid of the certificate's receipt, or root of its salted document")
    .option("--replaces <uid>", "the statement that it corrects")
    .option("--maintenance", "it was serviced, not calibrated")
    .action(async (id: number, { performed, due, maintenance, ...options }: CalibrateOptions) => {
      const client = await cli.writer();
      await requireUpkeepSchema(client);
      const at = { performedAt: Number(performed) * 1_000, dueBy: Number(due) * 1_000 };
      const act = maintenance ? maintainAndWait : calibrateAndWait;
      const { uid, receipt } = await act(client, { sensor: id, ...at, ...options });
      const text = `sensor ${id} ${maintenance ? "serviced" : "calibrated"}: statement ${uid}`;
      cli.result(text, { ok: true, sensor: id, uid, ...at, tx: receipt.hash });
    });
}
