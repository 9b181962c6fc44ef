import type { Files } from "../system/system.ts";
import type { LocalNode } from "./local-node.ts";

/** Bytes of a log's end that are looked at. */
const TAIL = 4_000;

/** The end of a node's log; empty where it has none. */
export function readLogEnd({ logFile }: Pick<LocalNode, "logFile">, files: Pick<Files, "readFrom" | "sizeOf">): string {
  const size = files.sizeOf(logFile) ?? 0;
  if (size === 0) return "";
  return new TextDecoder().decode(files.readFrom(logFile, Math.max(0, size - TAIL), TAIL)).trim();
}
