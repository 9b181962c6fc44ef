import { join } from "node:path";
import type { OpenedBridge } from "../../bridge/compose/open-bridge.ts";
import type { Client } from "../../sdk/core/client.ts";
import { verifyReading } from "../../sdk/sensing/actions/feeds/verify-reading.ts";
import type { Station } from "../../sdk/sensing/model/station.ts";
import { TALLY_RIVER } from "../../simulator/definition.ts";
import { editStoredReading } from "../../simulator/falsifier/edited-store.ts";
import type { Stage } from "../shared/scenario.ts";
import type { startFieldDevices } from "./field-devices.ts";
import { readingProofOf } from "./prove.ts";
import type { SimulatedClock } from "./simulated-clock.ts";

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

/** What the regulator's gateway said when it was asked to sign a reading that the operator had changed. */
export async function editBeforeSealing(
  stage: Stage,
  proposing: OpenedBridge,
  devices: Awaited<ReturnType<typeof startFieldDevices>>,
  now: number,
  clock: SimulatedClock,
  stations: ReadonlyMap<string, Station>,
  refusals: string[],
): Promise<string | undefined> {
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
  const database = join(stage.folder, "proposing", "readings.db");
  editStoredReading({ database, station: id, seq, value: 250, text: "0.250" });
  refusals.length = 0;
  clock.advance(now + 24 * 3_600_000); // the batch is due
  for (let waited = 0; refusals.length === 0 && waited < 10_000; waited += 20) await clock.sleep(20);
  return refusals.find((text) => text.includes("of 2 gateways signed")) && "the other gateway refuses to sign";
}
