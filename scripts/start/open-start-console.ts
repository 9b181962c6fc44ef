import { join } from "node:path";
import { closers } from "../../src/lib/closers.ts";
import { connect } from "../../src/sdk/core/connect.ts";
import { parseDeployment } from "../../src/sdk/core/deployment.ts";
import { openProvider } from "../../src/sdk/core/open-provider.ts";
import { readJson } from "../../src/cli/shared/files.ts";
import { buildConsole } from "../console/build-console.ts";
import { type WalkParameters, walkScreens } from "../console/walk-screens.ts";
import { openConsole } from "../console/open-console.ts";
import type { Client } from "../../src/sdk/core/client.ts";
import { bridgesOf } from "../console/bridges-of.ts";
import { identitiesOf } from "../console/identities-of.ts";
import { leaveOpen } from "../console/leave-open.ts";

export interface StartConsoleParameters {
  /** Of the checkout. */
  readonly home: string;
  /** A node of the chain on which everything was played. */
  readonly node: string;
  /** Address of the bridge that a scenario left running. */
  readonly bridge?: string;
  /** The organisations that played, by name: who opens the console can play any of them. */
  readonly members: ReadonlyMap<string, Client>;
  say(line: string): void;
}

export interface StartedConsole {
  readonly url: string;
  /** Goes a newcomer's journeys in Chromium, and keeps pictures of the five screens. Whether nothing was wrong. */
  walk(asked: Pick<WalkParameters, "chromium" | "isWhole">): Promise<boolean>;
  close(): Promise<void>;
}

/** Builds the console and serves it over the chain that `npm start` leaves running, with something left to do there. */
export async function openStartConsole({
  home,
  node,
  bridge,
  members,
  say,
}: StartConsoleParameters): Promise<StartedConsole> {
  const started = closers({ onFailure: (what, error) => say(`${what} could not be ended: ${String(error)}`) });
  try {
    const files = join(home, ".tally", "start");
    const folder = join(files, "console");
    await buildConsole(folder);
    const file = join(home, "deployments", "embedded.json");
    const deployment = parseDeployment(readJson(file));
    const client = await connect({ provider: openProvider({ url: node }), deployment });
    started.add("the node", async () => client.provider.destroy());
    const store = join(files, "indexer.db");
    await leaveOpen(members);
    const identities = await identitiesOf(members);
    const bridges = await bridgesOf(bridge, members);
    const opened = await openConsole({ folder, client, deployment: file, node, bridges, identities, store, started });
    await opened.caughtUp();
    const { url } = opened;
    const receipts = join(files, "evidence-deposit", "receipts");
    const shown = { url, members, receipts, folder: join(files, "screens"), say };
    return { url, walk: (asked) => walkScreens({ ...asked, ...shown }), close: () => started.close() };
  } catch (error) {
    return started.giveUp(error);
  }
}
