import { feedsContract } from "../../sdk/sensing/contracts.ts";
import { unpackFlagCounts } from "../../sdk/sensing/model/pack-flag-counts.ts";
import { fromMicrodegrees } from "../../sdk/sensing/model/place.ts";
import { name } from "../project/named.ts";
import { projection } from "../project/projection.ts";
import { happened, int } from "../project/values.ts";
import type { Rows } from "../store/rows.ts";
import type { RowOf } from "../store/table.ts";
import { putCarried } from "./carried-readings.ts";
import { BATCH, EQUIVOCATION, GAP, SENSOR, STATION } from "./tables.ts";

/** Milliseconds that an observation may be ahead of its receipt, as in Feeds. */
const CLOCK_LEAD = 60_000;

/** Stations, their batches and what is missing between them. */
export const feedsProjection = projection(
  feedsContract,
  { station: ["station"], org: ["operator", "regulator", "by"], batch: ["id", "sealedBatch", "other"] },
  {
    StationProposed(args, event, rows) {
      const id = int(args.station);
      rows.put(STATION, {
        id,
        operator: int(args.operator),
        name: args.name,
        reach: args.reach,
        upstream: int(args.upstream),
        latitude: fromMicrodegrees(BigInt(args.latitude)),
        longitude: fromMicrodegrees(BigInt(args.longitude)),
        quorum: 0,
        epoch: 0,
        gateways: [],
        phase: "Proposed",
        sensors: [],
        lastSeq: 0,
        batches: 0,
        lastBatch: null,
        lastSealedAt: null,
        lastReceivedAt: null,
        gaps: 0,
        equivocations: 0,
        openExceedances: 0,
        ...happened(event),
      });
      name(rows, "station", id, args.name, event);
    },
    StationApproved: ({ station }, _, rows) => rows.patch(STATION, { id: int(station) }, { phase: "Active" }),
    StationRetired: ({ station }, _, rows) => rows.patch(STATION, { id: int(station) }, { phase: "Retired" }),
    GatewaysApproved({ station, epoch, gateways, quorum }, _, rows) {
      return rows.patch(STATION, { id: int(station) }, { epoch: int(epoch), quorum: int(quorum), gateways });
    },
    async BatchSealed(args, event, rows) {
      const [id, station] = [args.id, int(args.station)];
      const [firstSeq, count, to] = [int(args.firstSeq), int(args.count), int(args.to)];
      rows.put(BATCH, {
        id,
        station,
        firstSeq,
        count,
        from: int(args.from),
        to,
        root: args.root,
        qualityProfile: args.qualityProfile,
        flagCounts: unpackFlagCounts(BigInt(args.flagCounts)),
        rejectLog: args.rejectLog,
        epoch: int(args.epoch),
        latest: [],
        exceedances: [],
        sealedAt: event.time,
        ...happened(event),
      });
      await changeStation(rows, station, (row) => ({
        ...row,
        lastSeq: firstSeq + count - 1,
        batches: row.batches + 1,
        lastBatch: id,
        lastSealedAt: event.time,
        lastReceivedAt: to,
      }));
    },
    async LatestCarried(args, { time }, rows) {
      const latest = args.latest.map((each) => ({
        sensor: int(each.sensor),
        seq: int(each.seq),
        observedAt: int(each.observedAt),
        value: each.value,
        quality: int(each.quality),
      }));
      const batch = await rows.get(BATCH, { id: args.id });
      if (batch === undefined) return;
      rows.put(BATCH, { ...batch, latest });
      await putCarried(rows, batch, latest);
      for (const { sensor, ...value } of latest) {
        const found = await rows.get(SENSOR, { id: sensor });
        // As Feeds keeps it: the newest observation, and none of a time that was not yet; a station speaks for its own sensors.
        if (found?.station !== batch.station) continue;
        if (found.latest !== null && value.observedAt <= found.latest.observedAt) continue;
        if (value.observedAt > batch.to + CLOCK_LEAD || value.observedAt >= (time + 1) * 1_000) continue;
        rows.put(SENSOR, { ...found, latest: { ...value, batch: args.id, sealedAt: time } });
      }
    },
    async ExceedancesListed({ id, exceedances }, _, rows) {
      const listed = exceedances.map((each) => ({
        sensor: int(each.sensor),
        seq: int(each.seq),
        observedAt: int(each.observedAt),
        value: each.value,
      }));
      const batch = await rows.get(BATCH, { id });
      if (batch === undefined) return;
      rows.put(BATCH, { ...batch, exceedances: listed });
      await putCarried(rows, batch, listed);
    },
    async GapRecorded(args, event, rows) {
      const [station, firstSeq, throughSeq] = [int(args.station), int(args.firstSeq), int(args.throughSeq)];
      const { reason } = args;
      rows.put(GAP, {
        station,
        firstSeq,
        throughSeq,
        epoch: int(args.epoch),
        reason,
        time: event.time,
        ...happened(event),
      });
      await changeStation(rows, station, (row) => ({ ...row, lastSeq: throughSeq, gaps: row.gaps + 1 }));
    },
    async Equivocated(args, event, rows) {
      const { sealedBatch, other, counted } = args;
      const station = int(args.station);
      const known = { station, firstSeq: int(args.firstSeq), sealedBatch, other, epoch: int(args.epoch), counted };
      rows.put(EQUIVOCATION, { ...known, time: event.time, ...happened(event) });
      await changeStation(rows, station, (row) => ({ ...row, equivocations: row.equivocations + 1 }));
    },
  },
);

/** Changes the row of a station that is there. */
export async function changeStation(
  rows: Rows,
  id: number,
  change: (row: RowOf<typeof STATION>) => RowOf<typeof STATION>,
): Promise<void> {
  const found = await rows.get(STATION, { id });
  if (found) rows.put(STATION, change(found));
}
