import { describeFailure, EXIT } from "../../src/cli/shared/exit.ts";
import type { Scenario } from "../../src/scenarios/shared/scenario.ts";
import { parseOptions, usageOf } from "./options.ts";
import type { openStartConsole } from "./open-start-console.ts";
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
  /** Serves the console over a chain that stays up. @default there is none */
  readonly openConsole?: typeof openStartConsole;
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

async function start({ args, scenarios, home, print, complain, openConsole, stopped }: RunParameters): Promise<number> {
  const names = scenarios.map(({ name }) => name);
  const options = parseOptions(args, names);
  if (options.help) {
    print(usageOf(names));
    return EXIT.OK;
  }
  const say = options.json ? complain : print;
  const asked = scenarios.filter(({ name }) => options.only === undefined || options.only === name);
  const chain = await playAll({ scenarios: asked, options, home, say });
  try {
    const summary = summaryOf(chain.played);
    for (const line of summaryLines(chain.played)) say(line);
    if (options.json) print(JSON.stringify(summary));
    const api = chain.played.find(({ facts }) => facts.API !== undefined)?.facts.API;
    const bridge = api === undefined ? {} : { bridge: String(api) };
    const shown = { home, node: chain.url, members: chain.members, say, ...bridge };
    if (options.once) {
      const opened = await openConsole?.(shown);
      const isFine = await opened?.walk();
      await opened?.close();
      return summary.ok && isFine !== false ? EXIT.OK : EXIT.FIX;
    }
    say(`\nThe chain stays up at ${chain.url}; Ctrl-C stops it. In another terminal: npm run tally -- members list`);
    if (api !== undefined) {
      say(`or, from the river to one reading's proof: npm run tally -- trace 2/1200 --api ${api}`);
    }
    const opened = await openConsole?.(shown);
    if (opened !== undefined) say(`What all of this looks like: ${opened.url}`);
    await stopped();
    await opened?.close();
    return summary.ok ? EXIT.OK : EXIT.FIX;
  } finally {
    await chain.close();
  }
}
