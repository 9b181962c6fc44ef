import { READING } from "../tables.ts";
import type { EntityType } from "./model.ts";

const WORDS: Readonly<Record<number, string>> = { 1: "good", 2: "not evaluated", 3: "suspect", 4: "fail" };

/** A sealed reading. */
export const observation: EntityType = {
  name: "Observation",
  plural: "Observations",
  table: READING,
  id: "id",
  properties: ["phenomenonTime", "result", "resultTime", "resultQuality", "parameters"],
  columns: {
    id: "id",
    phenomenonTime: "observedAt",
    resultTime: "observedAt",
    result: "result",
    "Datastream/id": "sensor",
    "Datastream/Sensor/id": "sensor",
    "Datastream/Thing/id": "station",
    "FeatureOfInterest/id": "station",
    "parameters/seq": "seq",
    "parameters/quality": "quality",
  },
  navigations: {
    Datastream: { type: "Datastream", isMany: false, where: ({ row }) => [["id", "=", row.sensor]] },
    FeatureOfInterest: { type: "FeatureOfInterest", isMany: false, where: ({ row }) => [["id", "=", row.station]] },
  },
  isLarge: true,
  async make(row, { root, origin, hasBridge }) {
    const { id, station, seq, observedAt, receivedAt, result, exact, quality, checks, batch, isOfBridge } = row;
    const time = new Date(Number(observedAt)).toISOString();
    const isGraded = quality !== null && quality !== undefined;
    return {
      phenomenonTime: time,
      // A JSON number, which readers keep as the nearest that they have: with every digit it is a parameter.
      result,
      // The instrument has its value when it measures: when the bridge received it is a parameter.
      resultTime: time,
      ...(isGraded && {
        resultQuality: [
          { nameOfMeasure: "QARTOD", DQ_Result: { code: String(quality), text: WORDS[Number(quality)] ?? "unknown" } },
        ],
      }),
      parameters: {
        station,
        seq,
        exact,
        quality,
        checks,
        receivedAt: receivedAt === null ? null : new Date(Number(receivedAt)).toISOString(),
        source: isOfBridge === true ? "bridge" : "chain",
        batch: `${origin}/v1/batches/${batch}`,
        proof: (await hasBridge(Number(station)))
          ? `${root}/Observations(${id})/proof`
          : `${origin}/v1/batches/${batch}`,
      },
    };
  },
};
