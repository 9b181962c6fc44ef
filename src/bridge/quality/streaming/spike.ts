import { Quality } from "../../../sdk/sensing/model/quality.ts";
import type { SpikeLimits } from "../../model/profile.ts";
import { spikeSize } from "../qartod/spike.ts";
import type { History } from "./history.ts";

/** Spike of the reading BEFORE the newest, which only the newest can show. */
export function spikeBeforeNewest(history: History, limits: SpikeLimits): Quality {
  const { last } = history;
  if (last - 2 < history.first) return Quality.NotEvaluated;
  const within = limits.within * 1000;
  const time = history.time(last - 1);
  if (history.time(last) - time > within || time - history.time(last - 2) > within) return Quality.NotEvaluated;
  const size = spikeSize(limits.method, history.value(last - 2), history.value(last - 1), history.value(last));
  if (size > limits.fail) return Quality.Fail;
  return size > limits.suspect ? Quality.Suspect : Quality.Good;
}
