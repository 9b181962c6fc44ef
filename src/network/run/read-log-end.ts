import type { Files } from "../system/system.ts";
import type { LocalNode } from "./local-node.ts";

/** Bytes of a log's end that are looked at. */
const TAIL = 4_000;

/**
 * The end of a node's log; empty where it has none.
 *
 * @param begin Byte before which it is not read: what an earlier process wrote.
 */
export function readLogEnd(
  { logFile }: Pick<LocalNode, "logFile">,
  files: Pick<Files, "readFrom" | "sizeOf">,
  begin = 0,
): string {
  const size = files.sizeOf(logFile) ?? 0;
  if (size <= begin) return "";
  return new TextDecoder().decode(files.readFrom(logFile, Math.max(begin, size - TAIL), TAIL)).trim();
}
