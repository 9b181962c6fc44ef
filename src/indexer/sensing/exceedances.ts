import { exceedancesContract } from "../../sdk/sensing/contracts.ts";
import { stageOf } from "../../sdk/sensing/model/stage.ts";
import { projection } from "../project/projection.ts";
import { happened, int } from "../project/values.ts";
import { changeStation } from "./feeds.ts";
import { EXCEEDANCE } from "./tables.ts";

/** Exceedances, and how they are dealt with. */
export const exceedancesProjection = projection(
  exceedancesContract,
  { exceedance: ["id"], station: ["station"], sensor: ["sensor"], org: ["by"], statement: ["statement"] },
  {
    async ExceedanceOpened({ id, byProof, ...args }, event, rows) {
      const station = int(args.station);
      rows.put(EXCEEDANCE, {
        id,
        sensor: int(args.sensor),
        station,
        seq: int(args.seq),
        stage: "Open",
        since: event.time,
        openedAt: event.time,
        observedAt: int(args.observedAt),
        value: args.value,
        byProof,
        history: [],
        ...happened(event),
      });
      await changeStation(rows, station, (row) => ({ ...row, openExceedances: row.openExceedances + 1 }));
    },
    async ExceedanceMoved({ id, statement, ...args }, { time, transaction }, rows) {
      const found = await rows.get(EXCEEDANCE, { id });
      if (found === undefined) return;
      const to = stageOf(BigInt(args.to));
      const history = [...found.history, { to, by: int(args.by), statement, time, transaction }];
      rows.put(EXCEEDANCE, { ...found, stage: to, since: time, history });
      const change = Number(found.stage === "Closed") - Number(to === "Closed");
      await changeStation(rows, found.station, (row) => ({ ...row, openExceedances: row.openExceedances + change }));
    },
    ExceedanceCorrected: ({ id, observedAt, value }, _, rows) =>
      rows.patch(EXCEEDANCE, { id }, { observedAt: int(observedAt), value }),
  },
);
