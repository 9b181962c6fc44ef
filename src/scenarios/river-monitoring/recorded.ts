import { createReadStream, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { OpenedBridge } from "../../bridge/compose/open-bridge.ts";
import { type CsvReplayReport, replayCsv } from "../../bridge/ingest/csv/replay.ts";
import { ucumUnits } from "../../bridge/ingest/units.ts";
import { fixedRegistry } from "../../bridge/model/registry.ts";
import type { StoredBatch } from "../../bridge/model/store.ts";
import { fault } from "../../cli/shared/errors.ts";
import { silentLogger } from "../../lib/logger.ts";
import type { Station } from "../../sdk/sensing/model/station.ts";
import type { SensorPlan } from "../../simulator/definition.ts";
import type { Outcome, Stage } from "../shared/scenario.ts";
import { openGateway } from "./gateway.ts";
import { API_KEY, configOf, partiesOf } from "./parties.ts";
import { proveRandom } from "./prove.ts";
import { type Plan, registerStations } from "./register.ts";
import { SimulatedClock } from "./simulated-clock.ts";

const PROOFS = 100;
const SEED = 2020;
/** When the recorded series begin; the clock stands there, so that batches close by their size. */
const START = Date.UTC(2020, 0, 1);
/** A recorded row is said to have been received so long after it was measured. */
const LATENCY = 60_000;

const free = { min: null, max: null };
const sensor = (
  parameter: string,
  unit: string,
  range: readonly [number, number],
  limit: SensorPlan["limit"] = free,
): SensorPlan => ({
  parameter,
  unit,
  scale: 3,
  range: { min: range[0] * 1_000, max: range[1] * 1_000 },
  limit,
  interval: 900,
});

/** Column of the files -> what it measures. Ranges are those of usual sondes, limits those of GB 3838-2002 class III. */
const COLUMNS: Readonly<Record<string, SensorPlan>> = {
  temp: sensor("w01010", "Cel", [-5, 50]),
  cond: sensor("w01014", "uS/cm", [0, 5_000]),
  ph: sensor("w01001", "[pH]", [0, 14], { min: 6_000, max: 9_000 }),
  do: sensor("w01009", "mg/L", [0, 25], { min: 5_000, max: null }),
  turb: sensor("w01003", "{NTU}", [0, 4_000]),
  stage: sensor("stage", "cm", [0, 1_000]),
};

const REACH = "Logan River, Utah";
/** In the order of the water; the last one is a tributary. Places are those of the river's basin, to a tenth of a degree. */
const STATIONS: readonly { readonly file: string; readonly name: string; readonly upstream: string | null }[] = [
  { file: "FranklinBasin2020.csv", name: "Franklin Basin", upstream: null },
  { file: "TonyGrove2020.csv", name: "Tony Grove", upstream: "FranklinBasin2020.csv" },
  { file: "MainStreet2020.csv", name: "Main Street", upstream: "TonyGrove2020.csv" },
  { file: "BlackSmithFork2020.csv", name: "Blacksmith Fork", upstream: null },
];

/** The four real stations instead of the simulated ones: every row of every column, through two gateways, sealed and proved. */
export async function replayRecorded(stage: Stage, folder: string): Promise<Outcome> {
  const absent = STATIONS.filter(({ file }) => !existsSync(join(folder, file)));
  if (absent.length > 0) {
    const lacks = absent.map(({ file }) => file);
    throw fault("FILE_UNREADABLE", `${folder} lacks ${lacks.join(", ")}`, { option: "--data", value: folder, lacks });
  }
  rmSync(stage.folder, { recursive: true, force: true });
  const parties = partiesOf(stage);
  const plans = STATIONS.map(
    ({ file, name, upstream }): Plan => ({
      key: file,
      name,
      reach: REACH,
      upstream,
      latitude: 41.7,
      longitude: -111.8,
      sensors: Object.values(COLUMNS),
    }),
  );
  const stations = await registerStations(parties, plans);
  stage.say(`${stations.size} stations registered: proposed by Tally Waterworks, approved by the River Authority`);

  const clock = new SimulatedClock(START);
  const sealed: StoredBatch[] = [];
  const common = { clock, log: silentLogger };
  const ids = [...stations.values()].map(({ id }) => id);
  const signing = await openGateway(stage, {
    ...common,
    config: configOf(
      stage,
      "signing",
      ids.map((station) => ({ station, proposes: false })),
    ),
  });
  stage.keep(() => signing.close());
  const cosigners = [{ url: signing.url, key: API_KEY }];
  const proposing = await openGateway(stage, {
    ...common,
    onSealed: (batch) => sealed.push(batch),
    config: configOf(
      stage,
      "proposing",
      ids.map((station) => ({ station, proposes: true, cosigners })),
    ),
  });
  stage.keep(() => proposing.close());
  const began = performance.now();
  const rows = { rows: 0, rejected: 0, stored: 0, duplicates: 0, conflicts: 0 };
  for (const [file, station] of stations) {
    const report = await replayFile(join(folder, file), station, [signing, proposing]);
    for (const key of Object.keys(rows) as (keyof typeof rows)[]) rows[key] += report[key];
    stage.say(`${station.name}: ${report.rows} rows, ${report.stored} readings`);
  }
  await proposing.flush();
  const seconds = (performance.now() - began) / 1_000;
  const readings = sealed.reduce((sum, { batch }) => sum + batch.count, 0);
  stage.say(`${readings} readings sealed in ${sealed.length} batches, each signed by both gateways`);

  const lastSeq = new Map<number, number>();
  for (const id of ids) lastSeq.set(id, await proposing.store.lastSeq(id));
  const proved = await proveRandom(parties.regulator, proposing.url, lastSeq, PROOFS, SEED);
  stage.say(`${proved} of ${PROOFS} random readings proved on chain`);
  const gas = sealed.reduce((sum, { gasUsed = 0 }) => sum + gasUsed, 0);
  const flags = (name: "suspect" | "fail" | "missing") =>
    sealed.reduce((sum, { batch }) => sum + batch.flagCounts[name], 0);
  return {
    ok: proved === PROOFS && readings === rows.stored && rows.rejected === 0,
    facts: {
      "rows replayed": rows.rows,
      "readings sealed": readings,
      "conflicting copies among them": rows.conflicts,
      "flagged suspect": flags("suspect"),
      "flagged fail": flags("fail"),
      missing: flags("missing"),
      batches: sealed.length,
      "gas per reading": Number((gas / readings).toFixed(2)),
      "readings per second, all told": Math.round(readings / seconds),
      API: proposing.url,
      "random readings proved": `${proved} of ${PROOFS}`,
    },
  };
}

/** One file into every gateway; the report is the last one's. */
async function replayFile(file: string, station: Station, gateways: readonly OpenedBridge[]): Promise<CsvReplayReport> {
  const reports = await Promise.all(
    gateways.map(({ intake }) =>
      replayCsv({
        input: createReadStream(file),
        station: station.id,
        time: { column: "datetime", format: { kind: "local", offset: "-07:00" } },
        columns: Object.entries(COLUMNS).map(([column, { parameter }]) => ({ column, parameter })),
        receivedAt: (observedAt) => observedAt + LATENCY,
        registry: fixedRegistry([station]),
        units: ucumUnits(),
        intake,
      }),
    ),
  );
  return reports.at(-1) as CsvReplayReport;
}
