import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Point } from "../../src/bridge/model/qualifier.ts";
import type { Sensor, Station } from "../../src/sdk/sensing/model/station.ts";

/** Variables of the files: what they are called here, and what an instrument for them can measure. */
const VARIABLES = [
  { variable: "temp", parameter: "w01010", unit: "Cel", range: [-10, 50] },
  { variable: "cond", parameter: "w01014", unit: "uS/cm", range: [0, 10_000] },
  { variable: "ph", parameter: "w01001", unit: "[pH]", range: [0, 14] },
  { variable: "do", parameter: "w01009", unit: "mg/L", range: [0, 30] },
  { variable: "turb", parameter: "w01003", unit: "{NTU}", range: [0, 4000] },
  { variable: "stage", parameter: "stage", unit: "cm", range: [-100, 1000] },
] as const;

/** Upstream to downstream; the tributary last. `site`: name in site_params.json. */
const STATIONS = [
  { file: "FranklinBasin2020", site: "FranklinBasin", upstream: 0 },
  { file: "TonyGrove2020", site: "TonyGrove", upstream: 1 },
  { file: "MainStreet2020", site: "MainStreet", upstream: 2 },
  { file: "BlackSmithFork2020", site: "BlacksmithFork", upstream: 0 },
];

/** What the replay takes is taken here too: blank lines, spaces around a cell, a byte order mark. */
const CSV = { columns: true, bom: true, trim: true, skip_empty_lines: true } as const;
const SCALE = 3;
const INTERVAL = 900;

export interface SiteLimits {
  readonly min_range: number;
  readonly max_range: number;
  readonly persist: number;
}

/** What the file says of one reading beside its raw value. */
export interface Label {
  /** Code in the `_qual` column; "" where it has none. */
  readonly code: string;
  /** Whether a technician went over it: it has a corrected value or a code. */
  readonly isReviewed: boolean;
  /** By how much the technician changed the value; `null` where one of the two is missing. */
  readonly correction: number | null;
}

export interface RiverStation {
  readonly name: string;
  readonly station: Station;
  readonly limits: ReadonlyMap<number, SiteLimits>;
  readonly variables: ReadonlyMap<number, string>;
  /** In order of time; `seq` is the place plus one. */
  readonly points: readonly Point[];
  readonly labels: readonly Label[];
}

/** Reads the four stations of the Logan River Observatory from a folder. */
export function readRiver(folder: string): RiverStation[] {
  const sites = JSON.parse(readFileSync(join(folder, "site_params.json"), "utf8"));
  return STATIONS.map(({ file, site, upstream }, index) => {
    const id = index + 1;
    const sensors = VARIABLES.map(({ parameter, unit, range }, i) => sensorOf(id, id * 10 + i, parameter, unit, range));
    const station = stationOf(id, file, upstream, sensors);
    const rows: Record<string, string>[] = parse(readFileSync(join(folder, `${file}.csv`), "utf8"), CSV);
    const points: Point[] = [];
    const labels: Label[] = [];
    for (const row of rows) {
      const observedAt = Date.parse(`${(row.datetime as string).replace(" ", "T")}Z`);
      for (const [i, { variable }] of VARIABLES.entries()) {
        const value = numberIn(row[variable]);
        const sensor = (sensors[i] as Sensor).id;
        const seq = points.length + 1;
        points.push({
          seq,
          sensor,
          observedAt,
          receivedAt: observedAt,
          value,
          sourceFlag: "",
          counter: 0,
          conflict: false,
        });
        const code = row[`${variable}_qual`] === "NULL" ? "" : (row[`${variable}_qual`] as string);
        const corrected = numberIn(row[`${variable}_cor`]);
        const correction = value === null || corrected === null ? null : Math.abs(value - corrected);
        labels.push({ code, isReviewed: code !== "" || row[`${variable}_cor`] !== "NULL", correction });
      }
    }
    return {
      name: file,
      station,
      limits: new Map(
        VARIABLES.flatMap(({ variable }, i) => {
          const limits = sites[site][variable] as SiteLimits | undefined;
          return limits ? [[(sensors[i] as Sensor).id, limits] as const] : [];
        }),
      ),
      variables: new Map(VARIABLES.map(({ variable }, i) => [(sensors[i] as Sensor).id, variable])),
      points,
      labels,
    };
  });
}

const numberIn = (cell: string | undefined) => (cell === "NULL" || Number(cell) === -9999 ? null : Number(cell));

function sensorOf(
  station: number,
  id: number,
  parameter: string,
  unit: string,
  [min, max]: readonly [number, number],
): Sensor {
  const range = { min: min * 10 ** SCALE, max: max * 10 ** SCALE };
  return { id, station, parameter, unit, scale: SCALE, range, limit: { min: null, max: null }, interval: INTERVAL };
}

function stationOf(id: number, name: string, upstream: number, sensors: readonly Sensor[]): Station {
  const place = { reach: "Logan River", latitude: 41.7, longitude: -111.8 };
  return { id, operator: 1, name, ...place, upstream, quorum: 1, epoch: 1, gateways: [], sensors };
}
