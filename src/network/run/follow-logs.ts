import type { System } from "../system/system.ts";
import { networkRunError } from "./errors.ts";
import type { LocalNode } from "./local-node.ts";

export interface LogsParameters {
  readonly nodes: readonly LocalNode[];
  /** How many of the last lines are shown. */
  readonly lines: number;
  /** Goes on with what comes, until this aborts. */
  readonly until?: AbortSignal;
  readonly system: Pick<System, "clock" | "files">;
  readonly line: (node: string, text: string) => void;
}

/** Bytes that are read at once, and looked through for the last lines. */
const PIECE = 1 << 20;
/** Milliseconds between two looks. */
const PAUSE = 200;

interface Tail {
  readonly node: LocalNode;
  at: number;
  readonly decoder: TextDecoder;
  /** The line that is not whole yet. */
  rest: string;
}

/**
 * Shows the last lines of logs, and what is added to them.
 *
 * @throws `NODE_LOG_MISSING`.
 */
export async function showLogs({ nodes, lines, until, system, line }: LogsParameters): Promise<void> {
  const { clock, files } = system;
  const tails = nodes.map((node): Tail => {
    const size = files.sizeOf(node.logFile);
    if (size === undefined) {
      const values = { node: node.name, file: node.logFile };
      throw networkRunError("NODE_LOG_MISSING", `${node.name} has no log: ${node.logFile} is not there`, values);
    }
    const from = Math.max(0, size - PIECE);
    const decoder = new TextDecoder();
    const all = decoder.decode(files.readFrom(node.logFile, from, size - from), { stream: true }).split("\n");
    const rest = all.pop() ?? "";
    const shown = until === undefined && rest !== "" ? [...all, rest] : all;
    for (const each of lines === 0 ? [] : shown.slice(-lines)) line(node.name, each);
    return { node, at: size, decoder, rest };
  });
  // What was written before it was told to stop is shown too.
  while (until?.aborted === false) {
    await clock.sleep(PAUSE, until);
    for (const tail of tails) readOn(tail, files, line);
  }
}

function readOn(tail: Tail, files: System["files"], line: LogsParameters["line"]): void {
  const { logFile, name } = tail.node;
  const size = files.sizeOf(logFile) ?? 0;
  if (size < tail.at) [tail.at, tail.rest] = [0, ""]; // it was begun anew
  while (tail.at < size) {
    const bytes = files.readFrom(logFile, tail.at, Math.min(PIECE, size - tail.at));
    tail.at += bytes.length;
    const all = (tail.rest + tail.decoder.decode(bytes, { stream: true })).split("\n");
    tail.rest = all.pop() ?? "";
    for (const each of all) line(name, each);
  }
}
