import { decimalText } from "../../sdk/core/decimal-text.ts";
import type { Excess } from "../../sdk/sensing/model/batch.ts";
import { checkNames, Quality } from "../../sdk/sensing/model/quality.ts";
import type { Sensor, Station } from "../../sdk/sensing/model/station.ts";
import type { Verdict } from "../model/qualifier.ts";
import type { StoredBatch, StoredReading } from "../model/store.ts";

/** What the API says of a reading. Times are RFC 3339 in UTC, values decimal text in the sensor's unit. */
export function readingView(reading: StoredReading, sensor: Sensor | undefined, sealed?: SealedVerdict) {
  const { station, seq, text, sourceFlag, counter, conflict, value } = reading;
  return {
    station,
    seq,
    sensor: reading.sensor,
    parameter: sensor?.parameter ?? null,
    unit: sensor?.unit ?? null,
    value: value === null ? null : decimalText(value, sensor?.scale ?? 0),
    text,
    observedAt: new Date(reading.observedAt).toISOString(),
    receivedAt: new Date(reading.receivedAt).toISOString(),
    sourceFlag,
    counter,
    conflict,
    quality: sealed?.verdict.quality ?? Quality.NotEvaluated,
    checks: sealed === undefined ? [] : checkNames(sealed.verdict.checks),
    batch: sealed?.firstSeq ?? null,
    sealed: sealed?.sealed ?? false,
  };
}

export interface SealedVerdict {
  readonly verdict: Verdict;
  readonly firstSeq: number;
  readonly sealed: boolean;
}

export function batchView({ batch, state, epoch, signatures, transaction, block, gasUsed, ...times }: StoredBatch) {
  return {
    ...batch,
    from: new Date(batch.from).toISOString(),
    to: new Date(batch.to).toISOString(),
    state,
    closedAt: new Date(times.closedAt).toISOString(),
    sealedAt: times.sealedAt === undefined ? null : new Date(times.sealedAt).toISOString(),
    epoch: epoch ?? null,
    signers: signatures?.map(({ signer }) => signer) ?? [],
    transaction: transaction ?? null,
    block: block ?? null,
    gasUsed: gasUsed ?? null,
  };
}

/** An exceedance in the form of a reading. */
export function exceedanceView({ batch, state }: StoredBatch, excess: Excess, sensor: Sensor | undefined) {
  const scale = sensor?.scale ?? 0;
  const bound = (value: number | null) => (value === null ? null : decimalText(value, scale));
  return {
    station: batch.station,
    batch: batch.firstSeq,
    sealed: state === "sealed",
    sensor: excess.sensor,
    parameter: sensor?.parameter ?? null,
    unit: sensor?.unit ?? null,
    seq: excess.seq,
    observedAt: new Date(excess.observedAt).toISOString(),
    value: decimalText(excess.value, scale),
    limit: sensor === undefined ? null : { min: bound(sensor.limit.min), max: bound(sensor.limit.max) },
  };
}

export function stationView(station: Station) {
  return { ...station, sensors: station.sensors.map((sensor) => ({ ...sensor })) };
}
