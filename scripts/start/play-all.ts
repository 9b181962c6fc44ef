import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describeFailure } from "../../src/cli/shared/exit.ts";
import { closers } from "../../src/lib/closers.ts";
import type { Outcome, Scenario, Stage } from "../../src/scenarios/shared/scenario.ts";
import type { Client } from "../../src/sdk/core/client.ts";
import { openChain } from "./open-chain.ts";
import type { StartOptions } from "./options.ts";
import { openSideChain } from "./side-chain/open-side-chain.ts";
import type { Played } from "./summary.ts";

export interface PlayAllParameters {
  readonly scenarios: readonly Scenario[];
  readonly options: Pick<StartOptions, "port" | "data" | "days">;
  /** Where the deployment file and the scenarios' files go. */
  readonly home: string;
  say(line: string): void;
  /** @default openChain */
  readonly open?: typeof openChain;
}

/** A chain on which scenarios were played. */
export interface PlayedChain {
  readonly url: string;
  /** Of its deployment. */
  readonly file: string;
  /** The organisations that played, by name. */
  readonly members: ReadonlyMap<string, Client>;
}

/** The chain of most scenarios, with all that they started. */
export interface PlayedAll extends PlayedChain {
  readonly played: readonly Played[];
  /** The chain of those that moved the clock, where they did not play alone. */
  readonly later?: PlayedChain;
  close(): Promise<void>;
}

/**
 * Starts a chain, deploys the system on it and plays the scenarios. One that fails does not keep the others from being played.
 * Those that move the clock share another chain: the rest would find themselves months later.
 *
 * @throws `PORT_TAKEN`, `LISTEN_REFUSED`, `HARDHAT_MISSING`.
 */
export async function playAll(parameters: PlayAllParameters): Promise<PlayedAll> {
  const { scenarios, options, home, say, open = openChain } = parameters;
  const started = closers({ onFailure: (what, error) => say(`${what} could not be ended: ${String(error)}`) });
  const files = join(home, ".tally", "start");
  const openPlace = async (port: number, file: string) => ({ ...(await open({ port, file, started, say })), file });
  try {
    const main = await openPlace(options.port, join(home, "deployments", "embedded.json"));
    let later: Place | undefined;
    const played: Played[] = [];
    for (const scenario of scenarios) {
      const { name, title, movesClock } = scenario;
      const folder = join(files, name);
      mkdirSync(folder, { recursive: true });
      say(`\n${title}`);
      const tell = (line: string) => say(`  ${line}`);
      const outcome = await play(scenario, async () => {
        const apart = movesClock && scenarios.length > 1;
        if (apart) later ??= await openPlace(0, join(files, "later.json"));
        const { file: _, ...place } = apart && later ? later : main;
        return {
          ...place,
          folder,
          keep: (end) => started.add(name, end),
          openSideChain: () => openSideChain({ file: join(folder, "side-chain.json"), started, say: tell }),
          say: tell,
          ...(options.days !== undefined && { days: options.days }),
          ...(options.data !== undefined && { data: options.data }),
        };
      });
      for (const line of outcome.complaints) tell(line);
      played.push({ name, title, ok: outcome.ok, facts: outcome.facts });
    }
    return { ...shownOf(main), played, ...(later && { later: shownOf(later) }), close: () => started.close() };
  } catch (error) {
    return started.giveUp(error);
  }
}

type Place = Awaited<ReturnType<typeof openChain>> & Pick<PlayedChain, "file">;

const shownOf = ({ url, file, members }: Place): PlayedChain => ({ url, file, members });

async function play(
  scenario: Scenario,
  stage: () => Promise<Stage>,
): Promise<Outcome & { readonly complaints: readonly string[] }> {
  try {
    return { ...(await scenario.play(await stage())), complaints: [] };
  } catch (error) {
    const { text } = await describeFailure(error);
    return { ok: false, facts: { failed: text }, complaints: [text] };
  }
}
