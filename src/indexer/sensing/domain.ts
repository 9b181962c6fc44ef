import { ROUTES } from "../../sdk/sensing/query/routes.ts";
import type { IndexedDomain } from "../domain.ts";
import type { Row } from "../store/table.ts";
import { bridgeQueues } from "./bridge-queues.ts";
import { copyReadings } from "./copy-readings.ts";
import { exceedancesProjection } from "./exceedances.ts";
import { feedsProjection } from "./feeds.ts";
import { sensorsProjection } from "./sensors.ts";
import { serveBridges } from "./serve-bridges.ts";
import { serveSensorThings } from "./sensor-things/serve.ts";
import {
  BATCH,
  EQUIVOCATION,
  EXCEEDANCE,
  GAP,
  OBSERVED_PROPERTY,
  READING,
  READING_COPY,
  SENSOR,
  STATION,
} from "./tables.ts";

const item = ({ pos, ...shown }: Row) => shown;
/** What was measured. */
export const sensing: IndexedDomain = {
  name: "sensing",
  tables: [STATION, SENSOR, OBSERVED_PROPERTY, BATCH, GAP, EXCEEDANCE, EQUIVOCATION, READING, READING_COPY],
  copied: [{ table: READING, by: "isOfBridge" }, { table: READING_COPY }],
  projections: [feedsProjection, sensorsProjection, exceedancesProjection],
  routes: ROUTES,
  answers: {
    stations: { table: STATION, item },
    station: { table: STATION, item },
    sensors: { table: SENSOR, item },
    sensor: { table: SENSOR, item },
    batches: { table: BATCH, item },
    batch: { table: BATCH, item },
    gaps: { table: GAP, item },
    exceedances: { table: EXCEEDANCE, item },
    exceedance: { table: EXCEEDANCE, item },
    equivocations: { table: EQUIVOCATION, item },
  },
  queues: bridgeQueues,
  serve(app, served) {
    serveSensorThings(app, served);
    serveBridges(app, served);
  },
  work: copyReadings,
};
