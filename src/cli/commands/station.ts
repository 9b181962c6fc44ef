import type { Command } from "commander";
import { approveGatewaysAndWait } from "../../sdk/sensing/actions/stations/approve-gateways.ts";
import { approveStationAndWait } from "../../sdk/sensing/actions/stations/approve-station.ts";
import { getStation } from "../../sdk/sensing/actions/stations/get-station.ts";
import { listStations } from "../../sdk/sensing/actions/stations/list-stations.ts";
import { proposeGatewaysAndWait } from "../../sdk/sensing/actions/stations/propose-gateways.ts";
import { proposeStationAndWait } from "../../sdk/sensing/actions/stations/propose-station.ts";
import { retireStationAndWait } from "../../sdk/sensing/actions/stations/retire-station.ts";
import type { Cli } from "../cli.ts";
import { accounts, place, showLimit } from "../sensing/values.ts";
import { table, wholeNumber } from "../values.ts";

interface ProposeOptions {
  readonly reach: string;
  readonly at: { readonly latitude: number; readonly longitude: number };
  readonly upstream?: number;
}

interface GatewayOptions {
  readonly gateways: readonly string[];
  readonly quorum: number;
}

/** `tally station`: monitoring stations, and the gateways that sign for them. */
export function register(program: Command, cli: Cli): void {
  const station = program.command("station").description("monitoring stations, and the gateways that sign for them");

  station
    .command("propose")
    .description("propose a station of your organisation, for a regulator to approve")
    .argument("<name>")
    .requiredOption("--reach <name>", "river reach")
    .requiredOption("--at <place>", "latitude,longitude in degrees: 41.74,-111.83", place)
    .option("--upstream <station>", "number of the next station upstream", wholeNumber)
    .action(async (name: string, { at, ...options }: ProposeOptions) => {
      const done = await proposeStationAndWait(await cli.writer(), { name, ...at, ...options });
      const { receipt, ...proposed } = done;
      cli.result(`station ${done.station} proposed`, { ok: true, ...proposed, tx: receipt.hash });
    });

  station
    .command("approve")
    .description("take a proposed station into service, as a regulator")
    .argument("<station>", "its number", wholeNumber)
    .action(async (id: number) => {
      const { receipt, ...approved } = await approveStationAndWait(await cli.writer(), { station: id });
      cli.result(`station ${id} is in service`, { ok: true, ...approved, tx: receipt.hash });
    });

  station
    .command("retire")
    .description("take a station out of service for ever, as a regulator")
    .argument("<station>", "its number", wholeNumber)
    .action(async (id: number) => {
      const { receipt, ...retired } = await retireStationAndWait(await cli.writer(), { station: id });
      cli.result(`station ${id} is retired`, { ok: true, ...retired, tx: receipt.hash });
    });

  station
    .command("list")
    .description("every station that was ever proposed")
    .action(async () => {
      const stations = await listStations(await cli.client());
      const rows = stations.map(({ id, name, reach, upstream, phase, operator, quorum, gateways, sensors }) => [
        ...[id, name, reach, upstream || "-", phase, operator, `${quorum} of ${gateways.length}`, sensors.length],
      ]);
      const headings = ["station", "name", "reach", "upstream", "phase", "operator", "gateways", "sensors"];
      cli.result(table(headings, rows), { ok: true, stations });
    });

  station
    .command("show")
    .description("one station, with gateways and sensors")
    .argument("<station>", "its number", wholeNumber)
    .action(async (id: number) => {
      const found = await getStation(await cli.client(), { station: id });
      const rows = found.sensors.map(({ id, parameter, unit, scale, limit, interval, phase }) => [
        ...[id, parameter, unit, showLimit(limit, scale), interval === 0 ? "-" : `${interval} s`, phase],
      ]);
      const lines = [
        `${found.id}  ${found.name}`,
        `reach      ${found.reach}`,
        `place      ${found.latitude}, ${found.longitude}`,
        `upstream   ${found.upstream || "none"}`,
        `phase      ${found.phase}`,
        `operator   organisation ${found.operator}`,
        `gateways   ${found.quorum} of ${found.gateways.length} sign, epoch ${found.epoch}`,
        ...found.gateways.map((account) => `           ${account}`),
        ...(rows.length > 0 ? ["", table(["sensor", "measures", "unit", "allowed", "interval", "phase"], rows)] : []),
      ];
      cli.result(lines.join("\n"), { ok: true, station: found });
    });

  const gateways = station.command("gateways").description("whose signatures count for a station");
  const withSet = (command: Command) =>
    command
      .argument("<station>", "its number", wholeNumber)
      .requiredOption("--gateways <accounts>", "separated by commas", accounts)
      .requiredOption("--quorum <number>", "how many of them have to sign", wholeNumber);

  withSet(gateways.command("propose").description("propose the next set, as the station's operator")).action(
    async (id: number, options: GatewayOptions) => {
      const { receipt, ...proposed } = await proposeGatewaysAndWait(await cli.writer(), { station: id, ...options });
      const text = `${proposed.quorum} of ${proposed.gateways.length} gateways proposed for station ${id}`;
      cli.result(text, { ok: true, ...proposed, tx: receipt.hash });
    },
  );

  withSet(gateways.command("approve").description("put the proposed set in force, as a regulator; repeat it")).action(
    async (id: number, options: GatewayOptions) => {
      const { receipt, ...approved } = await approveGatewaysAndWait(await cli.writer(), { station: id, ...options });
      const text = `station ${id}: epoch ${approved.epoch}, ${approved.quorum} of ${approved.gateways.length} gateways sign`;
      cli.result(text, { ok: true, ...approved, tx: receipt.hash });
    },
  );
}
