/** `npm start` with every scenario, kept up: it takes minutes, so that whatever is held of it is held of one run. */
import { type OpenChainParameters, openChain } from "../../../scripts/start/open-chain.ts";
import { run } from "../../../scripts/start/run.ts";
import { SCENARIOS } from "../../../src/scenarios/list.ts";

/** Of load; a year of it is published by whoever starts it. */
const DAYS = 36;

/** One chain with what was played on it. */
export type Opened = Awaited<ReturnType<typeof openChain>>;

export interface Played {
  readonly home: string;
  readonly days: number;
  /** The main one, and that of the scenarios that move the clock. */
  readonly chains: readonly Opened[];
  /** Standard output and standard error, line by line. */
  readonly printed: readonly string[];
  readonly complained: readonly string[];
  /** Ends it; gives the exit code. */
  end(): Promise<number>;
}

/** @param home Where the files go. */
export async function playEverything(home: string): Promise<Played> {
  const [chains, printed, complained]: [Opened[], string[], string[]] = [[], [], []];
  const open = async (parameters: OpenChainParameters) => {
    const opened = await openChain(parameters);
    chains.push(opened);
    return opened;
  };
  let end = () => {};
  const isEnded = new Promise<void>((resolve) => {
    end = resolve;
  });
  let isUp = () => {};
  const up = new Promise<void>((resolve) => {
    isUp = resolve;
  });
  const exit = run({
    args: ["--json", "--port", "0", "--days", String(DAYS)],
    scenarios: SCENARIOS,
    home,
    print: (line) => printed.push(line),
    complain: (line) => complained.push(line),
    open,
    stopped: () => {
      isUp();
      return isEnded;
    },
  });
  await Promise.race([up, exit]);
  const ended = () => {
    end();
    return exit;
  };
  return { home, days: DAYS, chains, printed, complained, end: ended };
}
