import { rmSync } from "node:fs";
import type { StoredBatch } from "../../bridge/model/store.ts";
import { silentLogger } from "../../lib/logger.ts";
import type { Station } from "../../sdk/sensing/model/station.ts";
import { TALLY_RIVER } from "../../simulator/definition.ts";
import type { Outcome, Stage } from "../shared/scenario.ts";
import { startBroker } from "./broker.ts";
import { closeExceedances } from "./close-exceedances.ts";
import { editAfterSealing, editBeforeSealing } from "./edit-store.ts";
import { startFieldDevices } from "./field-devices.ts";
import { openGateway } from "./gateway.ts";
import { API_KEY, configOf, partiesOf } from "./parties.ts";
import { playRiver } from "./play.ts";
import { proveRandom } from "./prove.ts";
import { registerStations } from "./register.ts";
import { scoreDeeds } from "./score-deeds.ts";
import { learnProfiles, simulateRiver } from "./simulated.ts";
import { SimulatedClock } from "./simulated-clock.ts";
import { sources, stationConfigs } from "./station-configs.ts";

const SEED = 20_261_122;
const PROOFS = 100;

/** A month of the simulated river, played through two gateways in about a minute. */
export async function playSimulated(stage: Stage): Promise<Outcome> {
  rmSync(stage.folder, { recursive: true, force: true });
  const parties = partiesOf(stage);
  const stations = await registerStations(
    parties,
    TALLY_RIVER.map(({ plan }) => plan),
  );
  stage.say(`${stations.size} stations registered: proposed by Tally Waterworks, approved by the River Authority`);

  const river = simulateRiver(SEED, Date.now());
  const profiles = learnProfiles(river, stations);
  stage.say(`quality profiles learned from ${count([...river.past.values()])} readings of a quiet month`);

  const broker = await startBroker();
  stage.keep(() => broker.close());
  const clock = new SimulatedClock(river.from);
  const sealed: StoredBatch[] = [];
  const lags: number[] = [];
  const onSealed = (batch: StoredBatch) => {
    sealed.push(batch);
    lags.push((performance.now() - clock.shown(batch.batch.to)) / 1_000);
  };
  const common = { profiles, clock };
  const signing = await openGateway(stage, {
    ...common,
    log: silentLogger,
    config: configOf(stage, "signing", stationConfigs(stations, false), sources(broker.url, "signing")),
  });
  stage.keep(() => signing.close());
  const proposing = await openGateway(stage, {
    ...common,
    log: silentLogger,
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
    bridges: gateways,
    apiKey: API_KEY,
  });
  stage.keep(() => Promise.all([...devices.values()].flat().map((device) => device.close())));
  const began = performance.now();
  const sent = await playRiver({ river, stations, devices, gateways, clock });
  await proposing.flush();
  const seconds = (performance.now() - began) / 1_000;
  const readings = sealed.reduce((sum, { batch }) => sum + batch.count, 0);
  stage.say(`${sent} readings sent over MQTT, HTTP and HJ 212; ${readings} sealed in ${sealed.length} batches`);

  const lastSeq = new Map<number, number>();
  for (const { id } of stations.values()) lastSeq.set(id, await proposing.store.lastSeq(id));
  const proved = await proveRandom(parties.regulator, proposing.url, lastSeq, PROOFS, SEED);
  stage.say(`${proved} of ${PROOFS} random readings proved on chain`);

  const tampered = stations.get(river.tampered) as Station;
  const deeds = await scoreDeeds(proposing.store, tampered.id, river.deeds);
  for (const { deed, caught, by, flagged } of deeds) {
    const how = caught ? `caught by ${by.slice(0, 2).join(", ")} (${flagged} readings)` : "NOT SEEN";
    stage.say(`falsified at ${tampered.name}: ${deed.title}: ${how}`);
  }
  const exceedances = await closeExceedances(parties);
  stage.say(`${exceedances.opened} exceedances opened, ${exceedances.closed} remediated and closed`);

  const editedAfter = await editAfterSealing(stage, parties.regulator, proposing, tampered.id);
  stage.say(`a sealed reading changed in the operator's database: ${editedAfter ? "NOT SEEN" : "its proof fails"}`);
  const now = river.to;
  const editedBefore = await editBeforeSealing({ stage, proposing, signing, devices, clock, stations, profiles, now });
  stage.say(`a reading changed before sealing: ${editedBefore ?? "NOT SEEN"}`);

  const health = await fetch(`${proposing.url}/health`);
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
    editedBefore !== undefined &&
    health.ok;
  const facts = {
    API: proposing.url,
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
    health: await health.text(),
  };
  return { ok, facts };
}

const count = (lists: readonly (readonly unknown[])[]) => lists.reduce((sum, { length }) => sum + length, 0);

function quantile(values: readonly number[], part: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;
}
