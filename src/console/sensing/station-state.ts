import type { IndexedStation } from "../../sdk/query/sensing.ts";

/** How a station stands, the worst first. */
export function stationState(station: IndexedStation): "bad" | "warn" | "good" | "neutral" {
  if (station.phase !== "Active") return "neutral";
  if (station.openExceedances > 0 || station.equivocations > 0) return "bad";
  return station.gaps > 0 ? "warn" : "good";
}
