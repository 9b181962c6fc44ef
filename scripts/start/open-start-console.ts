import { join } from "node:path";
import { closers } from "../../src/lib/closers.ts";
import { connect } from "../../src/sdk/core/connect.ts";
import { parseDeployment } from "../../src/sdk/core/deployment.ts";
import { openProvider } from "../../src/sdk/core/open-provider.ts";
import { readJson } from "../../src/cli/shared/files.ts";
import { buildConsole } from "../console/build-console.ts";
import { type WalkParameters, walkScreens } from "../console/walk-screens.ts";
import { openConsole } from "../console/open-console.ts";
import type { IndexerConfig } from "../../src/indexer/config/config.ts";
import { bridgesOf } from "../console/bridges-of.ts";
import { identitiesOf } from "../console/identities-of.ts";
import { leaveOpen } from "../console/leave-open.ts";
import type { PlayedChain } from "./play-all.ts";

export interface StartConsoleParameters {
  /** Of the checkout. */
  readonly home: string;
  /** The chain on which most was played: who opens the console can play any of its organisations. */
  readonly chain: PlayedChain;
  /** The chain of those scenarios that moved the clock. @default there is none */
  readonly later?: PlayedChain;
  /** Address of the bridge that a scenario left running on the first. */
  readonly bridge?: string;
  say(line: string): void;
}

export interface StartedConsole {
  readonly url: string;
  /** The same over the chain whose clock was moved. */
  readonly laterUrl?: string;
  /** Goes a newcomer's journeys in Chromium, and keeps pictures of the five screens. Whether nothing was wrong. */
  walk(asked: Pick<WalkParameters, "chromium" | "isWhole">): Promise<boolean>;
  close(): Promise<void>;
}

/** Builds the console and serves it over each chain that `npm start` leaves running, with something left to do on the first. */
export async function openStartConsole({
  home,
  chain,
  later,
  bridge,
  say,
}: StartConsoleParameters): Promise<StartedConsole> {
  const started = closers({ onFailure: (what, error) => say(`${what} could not be ended: ${String(error)}`) });
  const files = join(home, ".tally", "start");
  const folder = join(files, "console");
  const { members } = chain;
  /** @param name Of the file of its rows. */
  const serve = async (played: PlayedChain, name: string, bridges: IndexerConfig["bridges"] = []) => {
    const { url: node, file: deployment } = played;
    const provider = openProvider({ url: node });
    const client = await connect({ provider, deployment: parseDeployment(readJson(deployment)) });
    started.add("the node", async () => client.provider.destroy());
    const [identities, store] = [await identitiesOf(played.members), join(files, name)];
    const { url, caughtUp } = await openConsole({
      folder,
      client,
      deployment,
      node,
      bridges,
      identities,
      store,
      started,
    });
    await caughtUp();
    return url;
  };
  try {
    await buildConsole(folder);
    await leaveOpen(members);
    const url = await serve(chain, "indexer.db", await bridgesOf(bridge, members));
    const laterUrl = later && (await serve(later, "indexer-later.db"));
    const receipts = join(files, "evidence-deposit", "receipts");
    const shown = { url, members, receipts, folder: join(files, "screens"), say };
    const walk: StartedConsole["walk"] = (asked) => walkScreens({ ...asked, ...shown });
    return { url, ...(laterUrl !== undefined && { laterUrl }), walk, close: () => started.close() };
  } catch (error) {
    return started.giveUp(error);
  }
}
