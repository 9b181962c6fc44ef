/** The console over a chain of this machine: an indexer that follows it, and the pages, from one address. */
import { readFileSync } from "node:fs";
import { DOMAINS } from "../../src/indexer/domains.ts";
import { openIndexer } from "../../src/indexer/open-indexer.ts";
import type { DirectorySettings } from "../../src/indexer/serve/directory.ts";
import { systemClock } from "../../src/lib/clock.ts";
import type { Closers } from "../../src/lib/closers.ts";
import { serveConsole } from "../../src/lib/console/serve-console.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { openUrlWithin } from "../../src/lib/open-url.ts";
import type { Client } from "../../src/sdk/core/client.ts";
import { freePorts } from "../../src/testing/besu/free-ports.ts";
import { type DemoIdentity, demoIdentities } from "./demo-identities.ts";

export interface OpenConsoleParameters {
  /** Where the console was built. */
  readonly folder: string;
  readonly client: Client;
  /** File with the deployment. */
  readonly deployment: string;
  /** Address of a node of the chain. */
  readonly node: string;
  /** Address of a bridge's API; without one there are no single readings. */
  readonly bridge?: string;
  /** Whom one can play there. @default nobody */
  readonly identities?: readonly DemoIdentity[];
  /** Who knows people without keys. @default nobody */
  readonly directory?: DirectorySettings;
  /** File of the rows. Those of another chain are thrown away. */
  readonly store: string;
  readonly started: Closers;
}

export interface OpenedConsole {
  readonly url: string;
  /** Waits until everything that is on the chain now is in the index. */
  caughtUp(): Promise<void>;
}

/** Serves the console under a name of this machine: a passkey is bound to a name, and an address is none. */
export async function openConsole(parameters: OpenConsoleParameters): Promise<OpenedConsole> {
  const { folder, client, deployment: file, node, bridge, identities = [], directory, store, started } = parameters;
  const deployment = JSON.parse(readFileSync(file, "utf8")) as object;
  const reads = { deployment, node, openUrl: openUrlWithin(20_000), ...(bridge !== undefined && { bridge }) };
  const [port = 0] = await freePorts(1);
  const url = `http://localhost:${port}`;
  const { chainId } = client.deployment;
  const indexer = await openIndexer({
    config: { api: { port, origin: url }, store, pollInterval: 50, mostPerMinute: 1_000_000, wipe: true },
    client,
    domains: DOMAINS,
    ...(directory !== undefined && { directory }),
    clock: systemClock,
    log: silentLogger,
    plugins: [
      async (scope) => {
        if (identities.length > 0) demoIdentities(scope, { chainId, node, identities, openUrl: reads.openUrl });
        await serveConsole(scope, { folder, reads });
      },
    ],
  });
  started.add("the indexer", () => indexer.close());
  return {
    url,
    async caughtUp() {
      const head = await client.provider.getBlockNumber();
      while (indexer.state.block < head) await Promise.race([systemClock.sleep(20), indexer.ended]);
    },
  };
}
