import type { Point } from "../bridge/model/qualifier.ts";
import type { Sensor, Station } from "../sdk/sensing/model/station.ts";
import type { StationPlan } from "./definition.ts";
import type { SimulatedReading } from "./reading.ts";

/** A station and its sensors as the chain would have them, with numbers of the caller's choice: sensors follow `firstSensor`. */
export function numbered(plan: StationPlan, id: number, firstSensor: number, upstream: number): Station {
  const sensors = plan.sensors.map((sensor, index): Sensor => ({ ...sensor, id: firstSensor + index, station: id }));
  const { name, reach, latitude, longitude } = plan;
  return { id, operator: 1, name, reach, upstream, latitude, longitude, quorum: 1, epoch: 1, gateways: [], sensors };
}

/**
 * What quality control would see of a station's stream: in order of arrival, duplicates left out and conflicts marked, as the
 * store does it. `of` gives the reading that a point came from.
 */
export function pointsOf(
  station: Station,
  stream: readonly SimulatedReading[],
): { readonly points: Point[]; readonly of: readonly SimulatedReading[] } {
  const sensors = new Map(station.sensors.map((sensor) => [sensor.parameter, sensor]));
  const copies = new Map<string, (number | null)[]>();
  const points: Point[] = [];
  const of: SimulatedReading[] = [];
  for (const reading of stream) {
    const { parameter, observedAt, sentAt: receivedAt, value, sourceFlag, counter } = reading;
    const sensor = sensors.get(parameter);
    if (!sensor) continue;
    const key = `${sensor.id} ${observedAt}`;
    const earlier = copies.get(key) ?? [];
    if (earlier.includes(value)) continue;
    copies.set(key, [...earlier, value]);
    const conflict = earlier.length > 0;
    points.push({
      seq: points.length + 1,
      sensor: sensor.id,
      observedAt,
      receivedAt,
      value,
      sourceFlag,
      counter,
      conflict,
    });
    of.push(reading);
  }
  return { points, of };
}
