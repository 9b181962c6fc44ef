import { getStation } from "../../../sdk/sensing/actions/stations/get-station.ts";
import { table } from "../../shared/tables.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";
import { showLimit } from "../shared/values.ts";

export const verb: Verb<[station: number]> = {
  takes: (command) => command.argument("<station>", "its number", wholeNumber),
  async run(cli, station) {
    const found = await getStation(await cli.client(), { station });
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
      ...(rows.length > 0
        ? ["", table(["sensor", "measures", "unit", "allowed", "interval", "phase"], rows, cli.layout())]
        : []),
    ];
    cli.result(lines.join("\n"), { ok: true, station: found });
  },
};
