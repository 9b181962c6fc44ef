import { keccak256 as ethersKeccak, type Signer } from "ethers";
import { untilAborted } from "../../lib/abort.ts";
import type { Clock } from "../../lib/clock.ts";
import { closeApi } from "../../lib/close-api.ts";
import { keccak256 } from "../../lib/keccak/keccak.ts";
import { limitedLogger } from "../../lib/limited-logger.ts";
import type { Logger } from "../../lib/logger.ts";
import { registerPending, registerProblems } from "../../lib/program-gauges.ts";
import { Wake } from "../../lib/wake.ts";
import type { Client } from "../../sdk/core/client.ts";
import { unsealedReadings } from "../batch/backlog.ts";
import { sealingLate } from "../batch/oldest-unsealed.ts";
import type { RunningSealer } from "../batch/sealer.ts";
import type { BridgeConfig, StationConfig } from "../config/config.ts";
import { clockWatch } from "../field/clock-watch.ts";
import { silenceIn, watchAbsence } from "../ingest/absence.ts";
import { createIntake } from "../ingest/intake.ts";
import { clockAhead } from "../model/clock-ahead.ts";
import type { Field } from "../model/field.ts";
import { SOLE, type Tenure } from "../model/lease.ts";
import { fixedRegistry } from "../model/registry.ts";
import type { ReadingStore, StoredBatch } from "../model/store.ts";
import { createApi } from "../serve/app.ts";
import { type BridgeMetrics, countIntake, countSealed, createMetrics } from "../serve/metrics.ts";
import { proofChain } from "../serve/proof-chain.ts";
import { Proofs } from "../serve/proofs.ts";
import { createGateway } from "../submit/gateway.ts";
import { Reviewer } from "../submit/review.ts";
import { sdkChain } from "../submit/sdk-chain.ts";
import type { Submitting } from "../submit/submitting.ts";
import { listenBy } from "./listen.ts";
import { LiveRegistry } from "./live-registry.ts";
import { Problems } from "./problems.ts";
import { unregistered } from "./require-place.ts";
import type { RunningBridge } from "./running-bridge.ts";
import { lapsedBy, qualityOf } from "./sealing/field-sealer.ts";
import { sealStation } from "./sealing/seal-station.ts";
import { unfitStations } from "./sealing/unfit-stations.ts";
import { httpSource, type RunningSources, startSources } from "./sources.ts";
import { tellRotated, tellSealed } from "./tell-life.ts";

export interface BridgeParameters {
  readonly config: BridgeConfig;
  /** What is known of stations, profiles and calibrations now. */
  readonly field: Field;
  /** Reads. */
  readonly client: Client;
  /** The gateway's key. */
  readonly signer: Signer & { readonly address: string };
  /** For ingest. The bridge does not close it. */
  readonly store: ReadingStore;
  readonly sealer: RunningSealer;
  readonly submitting: Submitting;
  /** Which stations are this process's to seal. @default all */
  readonly tenure?: Tenure;
  /** Brings the gauges of this worker up to date. */
  measure?(metrics: BridgeMetrics): void;
  readonly clock: Clock;
  readonly log: Logger;
  /** Milliseconds between two attempts to seal. @default 1000 */
  readonly retryAfter?: number;
  onSealed?(batch: StoredBatch): void;
  /** Ends the wait for brokers that do not answer; `startBridge` then rejects with its reason. */
  readonly signal?: AbortSignal;
}

const QUOTA = { rate: 1_000, burst: 100_000 };
/** Rejections of a station that are written down one by one. Whoever reaches a port can make them: the disk must not fill. */
const REJECTIONS = { rate: 1, burst: 10_000 };
/** How far the times of arrival of two gateways may lie apart where the configuration does not say, in milliseconds. */
const COSIGN_SKEW = 600_000;
/** Milliseconds between two looks at what other workers stored. */
const LOOK = 500;
/** Milliseconds between two looks at the chain's time. */
const LOOK_AT_TIME = 2_000;

/**
 * Starts a bridge: sources, intake, sealing, submission and the API, over parts that are given.
 *
 * @throws `PROFILE_UNFIT` where a station's readings could never be sealed, `CONFIG_INVALID` for a port that cannot be had.
 */
export async function startBridge(parameters: BridgeParameters): Promise<RunningBridge> {
  const { config, client, store, sealer, submitting, clock, log, retryAfter = 1_000 } = parameters;
  const { tenure = SOLE } = parameters;
  const ours = config.stations.map(({ station }) => station);
  let field = parameters.field;
  for (const error of unfitStations(field, ours).values()) throw error;
  let lapsed = lapsedBy(field);
  const registry = new LiveRegistry(field.stations);
  // ethers hashes in JavaScript unless it is given something faster; what it comes to is the same.
  ethersKeccak.register(keccak256);
  const metrics = createMetrics();
  /** For the sources: whoever reaches a port can make them write. */
  const limited = limitedLogger(log, clock);
  const stopping = new AbortController();
  const { signal } = stopping;
  const stored = new Map(config.stations.map(({ station }) => [station, new Wake()]));
  const problems = new Problems();
  const quotas = new Map(config.stations.map(({ station, quota }) => [station, quota]));
  const note = (what: string, error: unknown) => problems.note(what, error);

  const watch = clockWatch(client.provider, clock);
  const lookAtTime = async (): Promise<void> => {
    await watch.look();
    const ahead = watch.ahead();
    const error = ahead === undefined ? undefined : clockAhead(ahead);
    if (error !== undefined && !problems.has("clock")) log.error({ ahead, err: error }, "readings are refused");
    note("clock", error);
  };
  await lookAtTime();
  const intake = createIntake({
    store,
    clock,
    clockAhead: watch.ahead,
    quotaOf: (station) => quotas.get(station) ?? QUOTA,
    rejectionQuota: REJECTIONS,
    onStored: (station) => stored.get(station)?.notify(),
  });
  const gateway = createGateway(parameters.signer, client.deployment, store);
  const chain = sdkChain(client);
  const maxAge = (config.batch?.maxAgeSeconds ?? 60) * 1_000;
  const proposing = config.stations.filter(({ proposes }) => proposes);

  /** The reviewer works by the field as it is now. */
  const reviewer = new Reviewer({
    store,
    isSealed: (batch) => chain.has(batch),
    gapAt: (station, firstSeq) => chain.gapAt(station, firstSeq),
    registry,
    qualityOf: (station) => qualityOf(field)(station),
    calibrationLapsed: (sensor, at) => lapsed(sensor, at),
    skew: config.api?.cosignSkewSeconds === undefined ? COSIGN_SKEW : config.api.cosignSkewSeconds * 1_000,
    onUnlisted(readings) {
      for (const { station, seq, sensor, observedAt, value } of readings) {
        metrics.unlisted.inc({ station: String(station) });
        log.warn({ station, seq, sensor, observedAt, value }, "another gateway lists no exceedance that begins here");
      }
    },
  });

  const sealing = {
    store,
    sealer,
    watch,
    clock,
    log,
    maxAge,
    retryAfter,
    note,
    ...(tenure !== SOLE && { lookEvery: LOOK }),
  };
  const sealingLoop = ({ station }: StationConfig) =>
    tenure.whileHeld(station, signal, (held) =>
      sealStation(
        {
          ...sealing,
          station,
          stored: stored.get(station) as Wake,
          onClosed: () => submitting.wake(station),
        },
        held,
      ),
    );

  const absence = config.absence
    ? watchAbsence({
        stations: proposing.map(({ station }) => station),
        registry,
        intake,
        clock,
        ...(tenure !== SOLE && { isOurs: (station) => tenure.holds(station), silenceSince: silenceIn(store) }),
        onProblem: (err) => limited.warn({ err }, "no markers for absent readings"),
      })
    : undefined;
  const source = {
    config,
    intake: absence?.intake ?? intake,
    registry,
    clock,
    log: limited,
    waitFor: parameters.signal,
  };
  const lookAtProblems = async () => {
    for (const { station } of proposing)
      note(`sealing of ${station}`, await sealingLate(store, station, clock.now(), maxAge));
    return problems;
  };
  registerPending(metrics.registry, () => submitting.pending());
  registerProblems(metrics.registry, async () => (await lookAtProblems()).codes());
  const api = await createApi({
    store,
    registry,
    proofs: new Proofs(store),
    chain: proofChain(client),
    metrics,
    log,
    health: async () => (await lookAtProblems()).all(),
    ...(config.api?.allowOrigins && { allowOrigins: config.api.allowOrigins }),
    ...(config.api?.cosignKey !== undefined && { cosign: { reviewer, gateway, apiKey: config.api.cosignKey } }),
    async refresh() {
      parameters.measure?.(metrics);
      countIntake(metrics, intake.stats());
      for (const { station } of config.stations) {
        metrics.unsealed.set({ station: String(station) }, await unsealedReadings(store, station));
      }
    },
    plugins: httpSource(source),
  });
  let sources: RunningSources | undefined;
  let url: string;
  try {
    const { host = "127.0.0.1", port = 8080 } = config.api ?? {};
    url = await listenBy("/api/port", port, () => api.listen({ host, port }));
    sources = await startSources(source);
  } catch (error) {
    await Promise.allSettled([absence?.close(), sources?.close(), closeApi(api, clock), intake.close()]);
    throw error;
  }
  const noteUnregistered = () => {
    for (const [station, error] of unregistered(ours, registry)) {
      if (error !== undefined)
        log.warn({ station, code: "STATION_NOT_REGISTERED", err: error }, "nothing is taken of it");
      note(`station ${station}`, error);
    }
  };
  noteUnregistered();
  submitting.start({
    onProblem: (station, error) => note(`submitting ${station}`, error),
    onSending: (error) => note("sending", error),
    onSealed(batch) {
      tellSealed(log, batch);
      countSealed(metrics, batch, clock.now());
      parameters.onSealed?.(batch);
    },
  });
  const timeLoop = async (): Promise<void> => {
    while (!signal.aborted) {
      await clock.sleep(LOOK_AT_TIME, signal);
      limited.flush();
      await untilAborted(signal, lookAtTime).catch(() => {});
    }
  };
  const loops = [...proposing.map(sealingLoop), timeLoop()];

  return {
    url,
    hj212Port: sources.hj212Port,
    registry,
    intake: source.intake,
    stats: () => intake.stats(),
    note,
    adopt: sources.adopt,
    async flush() {
      const flushStation = async ({ station }: StationConfig) => {
        if (!tenure.holds(station)) return;
        while ((await sealer.closeDue(station, clock.now(), true)) > 0);
        submitting.wake(station);
        while ((await store.unsealed(station, 1)).length > 0 && !signal.aborted && tenure.holds(station)) {
          if (submitting.over !== undefined) throw submitting.over;
          await clock.sleep(20, signal);
        }
      };
      // One station's batches are judged while another's wait for their block.
      await Promise.all(proposing.map(flushStation));
      await submitting.heard();
    },
    setField(changed) {
      field = changed;
      lapsed = lapsedBy(changed);
      const after = fixedRegistry(changed.stations);
      tellRotated(log, { stations: ours, before: registry, after, gateway: gateway.address });
      registry.set(changed.stations);
      noteUnregistered();
      reviewer.fieldChanged();
      sealer.setField(changed);
      // Not the time to stop: the other stations are sealed, and these readings are kept until the profile is mended.
      const unfit = unfitStations(changed, ours);
      for (const station of ours) {
        const error = unfit.get(station);
        note(`profile of ${station}`, error);
        if (error !== undefined) log.error({ station, code: "PROFILE_UNFIT", err: error }, "readings cannot be sealed");
      }
    },
    async close() {
      await absence?.close();
      await Promise.all([sources.close(), closeApi(api, clock)]);
      await intake.close();
      stopping.abort();
      // At once: a loop may wait for the sealer, which may have to be ended.
      await Promise.all([...loops, submitting.close(), sealer.close()]);
    },
  };
}
