import { describeFailure, EXIT } from "../../src/cli/shared/exit.ts";
import type { Scenario } from "../../src/scenarios/shared/scenario.ts";
import { parseOptions, usageOf } from "./options.ts";
import type { openStartConsole, StartedConsole } from "./open-start-console.ts";
import type { openChain } from "./open-chain.ts";
import { playAll } from "./play-all.ts";
import { summaryLines, summaryOf } from "./summary.ts";

export interface RunParameters {
  readonly args: readonly string[];
  readonly scenarios: readonly Scenario[];
  /** Where the deployment file and the scenarios' files go. */
  readonly home: string;
  /** Standard output, line by line, and standard error. */
  print(line: string): void;
  complain(line: string): void;
  /** Builds and serves the console over a chain that stays up. @default there is none */
  readonly openConsole?: typeof openStartConsole;
  /** Path of a Chromium, in which `--once` looks at the console. @default there is none, and it is not built for it */
  readonly chromium?: string;
  /** @default openChain */
  readonly open?: typeof openChain;
  /** Resolves when a chain that stays up is to be stopped. */
  stopped(): Promise<unknown>;
}

/** `npm start`, from its arguments to its exit code. */
export async function run(parameters: RunParameters): Promise<number> {
  const { args, print, complain } = parameters;
  try {
    return await start(parameters);
  } catch (error) {
    const { text, json, exitCode } = await describeFailure(error);
    complain(text);
    // Asked for even where the arguments are wrong: who reads the last line finds JSON.
    if (args.includes("--json")) print(JSON.stringify(json));
    return exitCode;
  }
}

async function start(parameters: RunParameters): Promise<number> {
  const { args, scenarios, home, print, complain, open, openConsole, chromium, stopped } = parameters;
  const names = scenarios.map(({ name }) => name);
  const options = parseOptions(args, names);
  if (options.help) {
    print(usageOf(names));
    return EXIT.OK;
  }
  const say = options.json ? complain : print;
  const asked = scenarios.filter(({ name }) => options.only === undefined || options.only === name);
  const chain = await playAll({ scenarios: asked, options, home, say, ...(open && { open }) });
  try {
    const summary = summaryOf(chain.played);
    for (const line of summaryLines(chain.played)) say(line);
    if (options.json) print(JSON.stringify(summary));
    const api = chain.played.find(({ facts }) => facts.API !== undefined)?.facts.API;
    const bridge = api === undefined ? {} : { bridge: String(api) };
    const { later } = chain;
    const shown = { home, chain, say, ...bridge, ...(later && { later }) };
    if (options.once) {
      if (openConsole === undefined) return exitOf(summary);
      if (chromium === undefined) {
        say("There is no Chromium at $TALLY_CHROMIUM, by default /usr/bin/chromium: the console was not opened.");
        return exitOf(summary);
      }
      // Where one scenario alone is played, the screens of the others have nothing to show.
      const isWhole = options.only === undefined;
      const isFine = await whileOpen(await openConsole(shown), ({ walk }) => walk({ chromium, isWhole }));
      return isFine ? exitOf(summary) : EXIT.FIX;
    }
    say(`\nThe chain stays up at ${chain.url}; Ctrl-C stops it. In another terminal: npm run tally -- members list`);
    if (api !== undefined) {
      say(`or, from the river to one reading's proof: npm run tally -- trace 2/1200 --api ${api}`);
    }
    if (openConsole === undefined) {
      await stopped();
      return exitOf(summary);
    }
    await whileOpen(await openConsole(shown), async ({ url, laterUrl }) => {
      say(`What all of this looks like: ${url}`);
      if (laterUrl !== undefined) say(`and the chain on which banks let months pass: ${laterUrl}`);
      await stopped();
    });
    return exitOf(summary);
  } finally {
    await chain.close();
  }
}

const exitOf = ({ ok }: { readonly ok: boolean }) => (ok ? EXIT.OK : EXIT.FIX);

/** Does something while the console is served, and ends it whatever comes of that. */
async function whileOpen<Result>(
  opened: StartedConsole,
  act: (opened: StartedConsole) => Promise<Result>,
): Promise<Result> {
  try {
    return await act(opened);
  } finally {
    await opened.close();
  }
}
