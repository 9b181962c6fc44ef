import type { Scenario } from "../shared/scenario.ts";
import { playSimulated } from "./play-simulated.ts";
import { replayRecorded } from "./recorded.ts";

/** Environmental monitoring: from the instrument to a proof, with a falsifier at one station. */
export const riverMonitoring: Scenario = {
  name: "river-monitoring",
  title: "River monitoring: readings sealed at the source, and proved one by one",
  play: (stage) => (stage.data === undefined ? playSimulated(stage) : replayRecorded(stage, stage.data)),
};
