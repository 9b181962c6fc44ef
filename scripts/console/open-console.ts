/** The console over a chain of this machine: an indexer that follows it, and the pages, from one address. */
import { readFileSync } from "node:fs";
import type { IndexerConfig } from "../../src/indexer/config/config.ts";
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

/** Of the sites that are played. */
export const ZONE = "+08:00";

export interface OpenConsoleParameters {
  /** Where the console was built. */
  readonly folder: string;
  readonly client: Client;
  /** File with the deployment. */
  readonly deployment: string;
  /** Address of a node of the chain. */
  readonly node: string;
  /** Bridges that single readings are asked of. @default none: there are no single readings */
  readonly bridges?: IndexerConfig["bridges"];
  /** Whom one can play there. @default nobody */
  readonly identities?: readonly DemoIdentity[];
  /** Who knows people without keys. @default nobody */
  readonly directory?: DirectorySettings;
  /** File of the rows. Those of another chain are thrown away. */
  readonly store: string;
  /** Name of this machine under which it is opened. @default "localhost" */
  readonly host?: string;
  /** Domain of the passkeys. @default the host */
  readonly rpId?: string;
  readonly started: Closers;
}

export interface OpenedConsole {
  readonly url: string;
  /** Waits until everything that is on the chain now is in the index. */
  caughtUp(): Promise<void>;
}

/** Serves the console under a name of this machine: a passkey is bound to a name, and an address is none. */
export async function openConsole(parameters: OpenConsoleParameters): Promise<OpenedConsole> {
  const {
    folder,
    client,
    deployment: file,
    node,
    bridges = [],
    identities = [],
    directory,
    store,
    started,
  } = parameters;
  const { host = "localhost", rpId = host } = parameters;
  const deployment = JSON.parse(readFileSync(file, "utf8")) as object;
  const reads = { deployment, node, openUrl: openUrlWithin(20_000) };
  const [port = 0] = await freePorts(1);
  const url = `http://${host}:${port}`;
  const { chainId } = client.deployment;
  const indexer = await openIndexer({
    config: { api: { port, origin: url }, store, bridges, pollInterval: 50, mostPerMinute: 1_000_000, wipe: true },
    client,
    domains: DOMAINS,
    ...(directory !== undefined && { directory }),
    clock: systemClock,
    log: silentLogger,
    plugins: [
      async (scope) => {
        if (identities.length > 0) demoIdentities(scope, { chainId, node, identities, openUrl: reads.openUrl });
        await serveConsole(scope, { folder, reads, rpId, zone: ZONE });
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
