import { dropJson, keepJson } from "./keep.ts";
import { drop, keep } from "./kept.ts";

const PROBE = "probe";

/** Whether this browser keeps anything: tried in both places, for a browser says so only when it is asked to. */
export async function canKeep(): Promise<boolean> {
  const isKept = keepJson(PROBE, PROBE) && (await keep(PROBE, PROBE));
  dropJson(PROBE);
  await drop(PROBE);
  return isKept;
}
