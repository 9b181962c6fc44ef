import { fromName16 } from "../../sdk/core/name16.ts";
import { sensorsContract } from "../../sdk/sensing/contracts.ts";
import { fromLimitBounds } from "../../sdk/sensing/model/limit.ts";
import { projection } from "../project/projection.ts";
import { happened, int } from "../project/values.ts";
import { changeStation } from "./feeds.ts";
import { OBSERVED_PROPERTY, SENSOR } from "./tables.ts";

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
        range: { min: int(content.rangeMin), max: int(content.rangeMax) },
        limit: fromLimitBounds(BigInt(content.limitMin), BigInt(content.limitMax)),
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
      rows.patch(SENSOR, { id: int(sensor) }, { limit: fromLimitBounds(BigInt(min), BigInt(max)) }),
  },
);
