import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { Aedes } from "aedes";
import type { Field } from "../bridge/batch/worker/messages.ts";
import type { BridgeConfig, StationConfig } from "../bridge/config/config.ts";
import type { StoredBatch } from "../bridge/store/store.ts";
import { type Logger, silentLogger } from "../lib/logger.ts";
import type { Client } from "../sdk/core/client.ts";
import { verifyReading } from "../sdk/sensing/actions/feeds/verify-reading.ts";
import type { Station } from "../sdk/sensing/model/station.ts";
import { TALLY_RIVER } from "../simulator/definition.ts";
import { editStoredReading } from "../simulator/falsifier/edited-store.ts";
import { startFieldDevices } from "./river/field-devices.ts";
import { type Gateway, startGateway } from "./river/gateway.ts";
import { API_KEY, configOf, partiesOf } from "./river/parties.ts";
import { playRiver } from "./river/play.ts";
import { evidenceOf, proveRandom } from "./river/prove.ts";
import { replayRecorded } from "./river/recorded.ts";
import { registerStations } from "./river/register.ts";
import { scoreDeeds } from "./river/score-deeds.ts";
import { settleExceedances } from "./river/settle-exceedances.ts";
import { learnProfiles, simulateRiver } from "./river/simulated.ts";
import { SimulatedClock } from "./river/simulated-clock.ts";
import type { Outcome, Scenario, Stage } from "./scenario.ts";

const SEED = 20_261_122;
const PROOFS = 100;

/** Environmental monitoring: from the instrument to a proof, with a falsifier at one station. */
export const riverMonitoring: Scenario = {
  name: "river-monitoring",
  title: "River monitoring: readings sealed at the source, and proved one by one",
  play: (stage) => (stage.data === undefined ? playSimulated(stage) : replayRecorded(stage, stage.data)),
};

async function playSimulated(stage: Stage): Promise<Outcome> {
  rmSync(stage.folder, { recursive: true, force: true });
  const parties = partiesOf(stage);
  const stations = await registerStations(
    parties,
    TALLY_RIVER.map(({ plan }) => plan),
  );
  stage.say(`${stations.size} stations registered: proposed by Tally Waterworks, approved by the River Authority`);

  const river = simulateRiver(SEED, Date.now());
  const field: Field = {
    stations: [...stations.values()],
    profiles: learnProfiles(river, stations),
    calibrations: [],
  };
  stage.say(`quality profiles learned from ${count([...river.past.values()])} readings of a quiet month`);

  const broker = await startBroker();
  stage.keep(() => broker.close());
  const clock = new SimulatedClock(river.from);
  const sealed: StoredBatch[] = [];
  const lags: number[] = [];
  const refusals: string[] = [];
  const log: Logger = {
    ...silentLogger,
    warn: (values) => refusals.push(String((values as { err?: Error }).err?.message ?? "")),
  };
  const onSealed = (batch: StoredBatch) => {
    sealed.push(batch);
    lags.push((performance.now() - clock.shown(batch.batch.to)) / 1_000);
  };
  const common = { stage, field, clock };
  const signing = await startGateway({
    ...common,
    log: silentLogger,
    config: configOf(stage, "signing", stationConfigs(stations, false), sources(broker.url, "signing")),
  });
  stage.keep(() => signing.close());
  const proposing = await startGateway({
    ...common,
    log,
    onSealed,
    config: configOf(stage, "proposing", stationConfigs(stations, true, signing), {
      ...sources(broker.url, "proposing"),
      batch: { maxAgeSeconds: 24 * 3_600 },
    }),
  });
  stage.keep(() => proposing.close());
  const gateways = [proposing, signing];
  const devices = await startFieldDevices({
    broker: broker.url,
    bridges: gateways.map(({ bridge }) => bridge),
    apiKey: API_KEY,
  });
  stage.keep(() => Promise.all([...devices.values()].flat().map((device) => device.close())));
  const began = performance.now();
  const sent = await playRiver({ river, stations, devices, gateways, clock });
  await proposing.bridge.flush();
  const seconds = (performance.now() - began) / 1_000;
  const readings = sealed.reduce((sum, { batch }) => sum + batch.count, 0);
  stage.say(`${sent} readings sent over MQTT, HTTP and HJ 212; ${readings} sealed in ${sealed.length} batches`);

  const lastSeq = new Map<number, number>();
  for (const { id } of stations.values()) lastSeq.set(id, await proposing.store.lastSeq(id));
  const proved = await proveRandom(parties.regulator, proposing.bridge.url, lastSeq, PROOFS, SEED);
  stage.say(`${proved} of ${PROOFS} random readings proved on chain`);

  const tampered = stations.get(river.tampered) as Station;
  const deeds = await scoreDeeds(proposing.store, tampered.id, river.deeds);
  for (const { deed, caught, by, flagged } of deeds) {
    const how = caught ? `caught by ${by.slice(0, 2).join(", ")} (${flagged} readings)` : "NOT SEEN";
    stage.say(`falsified at ${tampered.name}: ${deed.title}: ${how}`);
  }
  const exceedances = await settleExceedances(parties);
  stage.say(`${exceedances.opened} exceedances opened, ${exceedances.closed} remediated and closed`);

  const editedAfter = await editAfterSealing(stage, parties.regulator, proposing, tampered.id);
  stage.say(`a sealed reading changed in the operator's database: ${editedAfter ? "NOT SEEN" : "its proof fails"}`);
  const editedBefore = await editBeforeSealing(stage, proposing, devices, river.to, clock, stations, refusals);
  stage.say(`a reading changed before sealing: ${editedBefore ?? "NOT SEEN"}`);

  const gas = sealed.reduce((sum, { gasUsed = 0 }) => sum + gasUsed, 0);
  const flags = (name: "suspect" | "fail" | "missing") =>
    sealed.reduce((sum, { batch }) => sum + batch.flagCounts[name], 0);
  const seen = deeds.filter(({ caught }) => caught).length;
  const ok =
    proved === PROOFS &&
    readings === [...lastSeq.values()].reduce((a, b) => a + b) &&
    seen > deeds.length / 2 &&
    (exceedances.opened ?? 0) > 0 &&
    !editedAfter &&
    editedBefore !== undefined;
  const facts = {
    API: proposing.bridge.url,
    "readings sent": sent,
    "readings sealed": readings,
    "flagged suspect or worse": flags("suspect") + flags("fail"),
    missing: flags("missing"),
    batches: sealed.length,
    "gas per reading": Number((gas / readings).toFixed(2)),
    "readings per second, all told": Math.round(readings / seconds),
    "lag of sealing in seconds, median and 95 %": `${quantile(lags, 0.5).toFixed(1)}, ${quantile(lags, 0.95).toFixed(1)}`,
    "random readings proved": `${proved} of ${PROOFS}`,
    "exceedances opened": exceedances.opened ?? 0,
    "exceedances closed": exceedances.closed ?? 0,
    "falsifications caught by quality control": `${seen} of ${deeds.length}`,
    "falsifications not seen":
      deeds
        .filter(({ caught }) => !caught)
        .map(({ deed }) => deed.kind)
        .join(", ") || "none",
    "changed after sealing": editedAfter ? "NOT FOUND" : "found",
    "changed before sealing": editedBefore === undefined ? "NOT FOUND" : "found",
  };
  return { ok, facts };
}

function stationConfigs(
  stations: ReadonlyMap<string, Station>,
  proposes: boolean,
  cosigner?: Gateway,
): StationConfig[] {
  return TALLY_RIVER.map(({ plan: { key, protocol, deviceId } }) => ({
    station: stations.get(key)?.id as number,
    proposes,
    ...(cosigner && { cosigners: [{ url: cosigner.bridge.url, key: API_KEY }] }),
    ...(protocol === "mqtt" && { mqtt: { filter: `tallystick/${key}/#` } }),
    ...(protocol === "http" && {
      http: { key, keyDigests: [createHash("sha256").update(API_KEY).digest("hex")] },
    }),
    ...(protocol === "hj212" && { hj212: { [deviceId]: { dialect: "2017" as const } } }),
  }));
}

const sources = (broker: string, name: string): Partial<BridgeConfig> => ({
  mqtt: [{ url: broker, version: "3.1.1", clientId: `gateway-${name}` }],
  hj212: { host: "127.0.0.1", port: 0 },
});

/** Whether the changed reading still proves, which it must not. */
async function editAfterSealing(stage: Stage, client: Client, { bridge, store }: Gateway, station: number) {
  const seq = Math.floor((await store.lastSeq(station)) / 2);
  const [reading] = await store.readings(station, seq, seq);
  const database = join(stage.folder, "proposing", "readings.db");
  const value = Math.round((reading?.value ?? 0) * 0.6);
  const before = editStoredReading({ database, station, seq, value, text: "0" });
  const proves = await verifyReading(client, await evidenceOf(bridge.url, station, seq));
  editStoredReading({ database, station, seq, value: reading?.value ?? 0, text: before });
  return proves;
}

/** What the regulator's gateway said when it was asked to sign a reading that the operator had changed. */
async function editBeforeSealing(
  stage: Stage,
  proposing: Gateway,
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

async function startBroker(): Promise<{ url: string; close(): Promise<void> }> {
  const aedes = await Aedes.createBroker();
  const server = createServer(aedes.handle);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `mqtt://127.0.0.1:${port}`,
    async close() {
      await new Promise<void>((resolve) => aedes.close(() => resolve()));
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const count = (lists: readonly (readonly unknown[])[]) => lists.reduce((sum, { length }) => sum + length, 0);

function quantile(values: readonly number[], part: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;
}
