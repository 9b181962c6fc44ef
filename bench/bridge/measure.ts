import { answerLag } from "./lag.ts";
import type { Row } from "./rows.ts";
import type { Settings } from "./settings.ts";
import { openStage, type StageOptions, type Way } from "./stage.ts";
import { sustained } from "./sustained.ts";
import { throughput } from "./throughput.ts";
import { measureWorkers } from "./workers.ts";

export interface MeasureOptions extends StageOptions {
  /** What is measured of: throughput by these ways. All that are there, if not given. */
  readonly ways?: readonly Measured[];
  readonly say?: (line: string) => void;
}

/** A way by which readings reach a bridge, or several workers of one. */
export type Measured = Way | "workers";

const BRIDGE: readonly Way[] = ["mqtt", "mqtt-mosquitto", "http", "hj212"];
export const WAYS: readonly Measured[] = [...BRIDGE, "workers"];

/** All rows, on processes that are started for them and gone afterwards. */
export async function measure(settings: Settings, options: MeasureOptions = {}): Promise<Row[]> {
  const { ways = WAYS, say = () => {} } = options;
  const ofBridge = BRIDGE.filter((way) => ways.includes(way));
  return [
    ...(ofBridge.length === 0 ? [] : await measureBridge(settings, options, ofBridge)),
    ...(ways.includes("workers") ? await measureWorkers(settings, options.given, say) : []),
  ];
}

async function measureBridge(settings: Settings, options: MeasureOptions, ways: readonly Way[]): Promise<Row[]> {
  const { say = () => {} } = options;
  const stage = await openStage(settings, options);
  try {
    const rows: Row[] = [];
    for (const way of ways) {
      if (stage.bridge.to[way]) rows.push(...(await throughput(stage, way, settings, say)));
      else say(`${way}: left out, mosquitto is not installed`);
    }
    if (ways.includes("http")) rows.push(...(await answerLag(stage, "http", settings)));
    if (ways.includes("hj212")) rows.push(...(await answerLag(stage, "hj212", settings)));
    if (settings.sustained.minutes > 0) rows.push(...(await sustained(stage, settings, say)));
    return rows;
  } finally {
    await stage.close();
  }
}
