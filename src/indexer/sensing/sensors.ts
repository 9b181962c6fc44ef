import { fromName16 } from "../../sdk/core/name16.ts";
import { sensorsContract } from "../../sdk/sensing/contracts.ts";
import { limitOnChain } from "../../sdk/sensing/model/limit.ts";
import { projection } from "../project/projection.ts";
import { happened, int } from "../project/values.ts";
import { changeStation } from "./feeds.ts";
import { OBSERVED_PROPERTY, SENSOR } from "./tables.ts";

/** Both ends as a row has them. */
function limitText(min: string, max: string) {
  const limit = limitOnChain(BigInt(min), BigInt(max));
  return { min: limit.min?.toString() ?? null, max: limit.max?.toString() ?? null };
}

/** Sensors and their limits. */
export const sensorsProjection = projection(
  sensorsContract,
  { sensor: ["sensor"], station: ["station"], org: ["regulator", "by"] },
  {
    async SensorProposed({ content, ...args }, event, rows) {
      const [id, station] = [int(args.sensor), int(args.station)];
      rows.put(SENSOR, {
        id,
        station,
        parameter: fromName16(args.parameter),
        unit: fromName16(content.unit),
        scale: int(content.scale),
        range: { min: content.rangeMin, max: content.rangeMax },
        limit: limitText(content.limitMin, content.limitMax),
        interval: int(content.interval),
        phase: "Proposed",
        latest: null,
        ...happened(event),
      });
      const parameter = fromName16(args.parameter);
      if (!(await rows.get(OBSERVED_PROPERTY, { parameter }))) rows.put(OBSERVED_PROPERTY, { parameter, id });
      await changeStation(rows, station, (row) => ({ ...row, sensors: [...row.sensors, id] }));
    },
    SensorApproved: ({ sensor }, _, rows) => rows.patch(SENSOR, { id: int(sensor) }, { phase: "Active" }),
    SensorRetired: ({ sensor }, _, rows) => rows.patch(SENSOR, { id: int(sensor) }, { phase: "Retired" }),
    LimitSet: ({ sensor, min, max }, _, rows) =>
      rows.patch(SENSOR, { id: int(sensor) }, { limit: limitText(min, max) }),
  },
);
