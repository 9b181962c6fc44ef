import { parseArgs } from "node:util";
import { fault } from "../../src/cli/shared/errors.ts";

export interface StartOptions {
  readonly help: boolean;
  /** Ends after the summary. */
  readonly once: boolean;
  /** Ends with the summary, or with what went wrong, as one line of JSON. */
  readonly json: boolean;
  /** Of the chain; 0 takes a free one. */
  readonly port: number;
  /** Folder of recorded series that the river scenario replays. */
  readonly data?: string;
  /** The one scenario that is played. */
  readonly only?: string;
}

/** Where the chain stays up: the port that everybody expects. */
const USUAL_PORT = 8545;
const HIGHEST_PORT = 65_535;

/** What the command line of `npm start` says, `scenarios` being the names that `--only` knows. */
export function usageOf(scenarios: readonly string[]): string {
  return `Usage: npm start -- [options]

Starts an embedded chain, deploys the system on it, plays the scenarios and prints a summary; then the chain stays up.

  --once         ends after the summary, non-zero if anything failed
  --only NAME    plays one scenario: ${scenarios.join(", ")}
  --data FOLDER  has river-monitoring replay recorded series
  --port PORT    of the chain, 0 for a free one (default: ${USUAL_PORT}, or a free one with --once)
  --json         ends with the summary as one line of JSON
  --help         shows this`;
}

/**
 * The options of a command line.
 *
 * @throws `USAGE` with the option and the value.
 */
export function parseOptions(args: readonly string[], scenarios: readonly string[]): StartOptions {
  const { help, once, json, port, data, only } = valuesOf(args);
  if (only !== undefined && !scenarios.includes(only)) {
    throw fault("USAGE", `--only ${only} is no scenario; there are ${scenarios.join(", ")}`, {
      option: "--only",
      value: only,
      expected: scenarios,
    });
  }
  return {
    help,
    once,
    json,
    port: port === undefined ? (once ? 0 : USUAL_PORT) : portOf(port),
    ...(data !== undefined && { data }),
    ...(only !== undefined && { only }),
  };
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: "boolean", default: false },
        once: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        port: { type: "string" },
        data: { type: "string" },
        only: { type: "string" },
      },
    }).values;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code?.startsWith("ERR_PARSE_ARGS")) throw error;
    throw fault("USAGE", message, { arguments: args }, error);
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= HIGHEST_PORT) return port;
  throw fault("USAGE", `--port ${text} is no port: a whole number from 0 to ${HIGHEST_PORT}`, {
    option: "--port",
    value: text,
    expected: `0 to ${HIGHEST_PORT}`,
  });
}
