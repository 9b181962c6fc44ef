import { oneOf, readArguments, wholeNumber } from "../shared/read-arguments.ts";

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
  /** Days of load that the data-sharing scenario publishes. */
  readonly days?: number;
  /** The one scenario that is played. */
  readonly only?: string;
}

/** Where the chain stays up: the port that everybody expects. */
const USUAL_PORT = 8545;
const HIGHEST_PORT = 65_535;
const YEAR = 365;

/** What the command line of `npm start` says, `scenarios` being the names that `--only` knows. */
export function usageOf(scenarios: readonly string[]): string {
  return `Usage: npm start -- [options]

Starts an embedded chain, deploys the system on it, plays the scenarios and prints a summary; then the chain stays up.

  --once         ends after the summary, non-zero if anything failed; goes a newcomer's five journeys through the console in Chromium, where there is one
  --only NAME    plays one scenario: ${scenarios.join(", ")}
  --data FOLDER  has river-monitoring replay recorded series
  --days DAYS    of load that data-sharing publishes (default: a year)
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
  const { help, once, json, port, data, days, only } = valuesOf(args);
  if (only !== undefined) oneOf("--only", only, scenarios);
  return {
    help,
    once,
    json,
    port: port === undefined ? (once ? 0 : USUAL_PORT) : wholeNumber("--port", port, 0, HIGHEST_PORT),
    ...(data !== undefined && { data }),
    ...(days !== undefined && { days: wholeNumber("--days", days, 1, YEAR) }),
    ...(only !== undefined && { only }),
  };
}

function valuesOf(args: readonly string[]) {
  return readArguments(args, {
    help: { type: "boolean", default: false },
    once: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    port: { type: "string" },
    data: { type: "string" },
    days: { type: "string" },
    only: { type: "string" },
  });
}
