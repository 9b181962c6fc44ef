import { listStations } from "../../../sdk/sensing/actions/stations/list-stations.ts";
import { table } from "../../shared/tables.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb = {
  async run(cli) {
    const stations = await listStations(await cli.client());
    const rows = stations.map(({ id, name, reach, upstream, phase, operator, quorum, gateways, sensors }) => [
      ...[id, name, reach, upstream || "-", phase, operator, `${quorum} of ${gateways.length}`, sensors.length],
    ]);
    const headings = ["station", "name", "reach", "upstream", "phase", "operator", "gateways", "sensors"];
    cli.result(table(headings, rows, cli.layout()), { ok: true, stations });
  },
};
