import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { OpenedBridge } from "../../bridge/compose/open-bridge.ts";
import type { Profile } from "../../bridge/model/profile.ts";
import { silentLogger } from "../../lib/logger.ts";
import type { Client } from "../../sdk/core/client.ts";
import { verifyReading } from "../../sdk/sensing/actions/feeds/verify-reading.ts";
import type { Station } from "../../sdk/sensing/model/station.ts";
import { TALLY_RIVER } from "../../simulator/definition.ts";
import { editStoredReading } from "../../simulator/falsifier/edited-store.ts";
import type { Stage } from "../shared/scenario.ts";
import type { startFieldDevices } from "./field-devices.ts";
import { openGateway } from "./gateway.ts";
import { configOf } from "./parties.ts";
import { readingProofOf } from "./prove.ts";
import type { SimulatedClock } from "./simulated-clock.ts";
import { stationConfigs } from "./station-configs.ts";

/** Whether the changed reading still proves, which it must not. */
export async function editAfterSealing(stage: Stage, client: Client, { url, store }: OpenedBridge, station: number) {
  const seq = Math.floor((await store.lastSeq(station)) / 2);
  const [reading] = await store.readings(station, seq, seq);
  const database = join(stage.folder, "proposing", "readings.db");
  const value = Math.round((reading?.value ?? 0) * 0.6);
  const before = editStoredReading({ database, station, seq, value, text: "0" });
  const proves = await verifyReading(client, await readingProofOf(url, station, seq));
  editStoredReading({ database, station, seq, value: reading?.value ?? 0, text: before });
  return proves;
}

export interface EditBeforeSealing {
  readonly stage: Stage;
  readonly proposing: OpenedBridge;
  readonly signing: OpenedBridge;
  readonly devices: Awaited<ReturnType<typeof startFieldDevices>>;
  readonly clock: SimulatedClock;
  readonly stations: ReadonlyMap<string, Station>;
  readonly profiles: ReadonlyMap<number, Profile>;
  /** When the river ends. */
  readonly now: number;
}

/**
 * The operator seals from a copy of its store in which a reading is changed. Returns what the regulator's gateway said when it was
 * asked to sign that. The store itself stays as it was, and the reading is sealed from it.
 */
export async function editBeforeSealing(parameters: EditBeforeSealing): Promise<string | undefined> {
  const { stage, proposing, signing, devices, clock, stations, profiles, now } = parameters;
  const plan = TALLY_RIVER.find(({ plan }) => plan.protocol === "http")?.plan;
  const id = stations.get(plan?.key ?? "")?.id as number;
  const reading = {
    station: plan?.key ?? "",
    parameter: "w21003",
    observedAt: now,
    sentAt: now,
    value: 2.5,
    text: "2.500",
    sourceFlag: "N",
    counter: 1_000_000,
    label: "none" as const,
  };
  await Promise.all((devices.get(reading.station) ?? []).map((device) => device.send([reading])));
  const seq = await proposing.store.lastSeq(id);
  const folder = join(stage.folder, "changed");
  copyStore(join(stage.folder, "proposing"), folder);
  editStoredReading({ database: join(folder, "readings.db"), station: id, seq, value: 250, text: "0.250" });
  const refused = Promise.withResolvers<string>();
  const config = configOf(
    stage,
    "proposing",
    stationConfigs(stations, true, signing).filter(({ station }) => station === id),
    { store: { folder }, batch: { maxAgeSeconds: 24 * 3_600 } },
  );
  const warn = (values: object) => refused.resolve(String((values as { err?: Error }).err?.message ?? ""));
  const changed = await openGateway(stage, { profiles, clock, config, log: { ...silentLogger, warn } });
  const sealed = changed.flush().then(() => "sealed");
  sealed.catch(() => {}); // it is closed before it can end
  const said = await Promise.race([refused.promise, sealed]);
  await changed.close();
  await proposing.flush();
  return said.includes("of 2 gateways signed") ? "the other gateway refuses to sign" : undefined;
}

/** A store as it is now, in a folder of its own. */
function copyStore(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of ["readings.db", "batches.db"]) {
    const db = new DatabaseSync(join(from, name), { readOnly: true, timeout: 5_000 });
    db.prepare("VACUUM INTO ?").run(join(to, name));
    db.close();
  }
}
