import type { FastifyInstance } from "fastify";
import type { Clock } from "../lib/clock.ts";
import type { Logger } from "../lib/logger.ts";
import type { OpenUrl } from "../lib/open-url.ts";
import type { Wake } from "../lib/wake.ts";
import type { Client } from "../sdk/core/client.ts";
import type { IndexerOperation } from "../sdk/query/common.ts";
import type { QueryRoute } from "../sdk/query/route.ts";
import type { IndexerConfig } from "./config/config.ts";
import type { Projection } from "./project/projection.ts";
import type { Answers } from "./serve/answers.ts";
import type { AskStore } from "./serve/ask-store.ts";
import type { PlaceMark } from "./serve/place-mark.ts";
import type { ViewerOf } from "./serve/viewer.ts";
import type { CopiedTable } from "./store/copied-tables.ts";
import type { Reader, ReaderStore } from "./store/reader.ts";
import type { Table } from "./store/table.ts";

/** What a domain has to serve with, beside its routes. */
export interface Served {
  readonly config: IndexerConfig;
  readonly client: Client;
  readonly store: ReaderStore;
  readonly ask: AskStore;
  readonly places: PlaceMark;
  readonly openUrl: OpenUrl;
  readonly clock: Clock;
  /** Address under which people know this server. */
  origin(): string;
}

/** What a domain has to work with while this process follows the chain. */
export interface Working {
  readonly config: IndexerConfig;
  readonly client: Client;
  readonly store: ReaderStore;
  readonly openUrl: OpenUrl;
  readonly clock: Clock;
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** Is told when something was stored. */
  readonly wake: Wake;
}

/** What waits for something, and since when. */
export type WaitingFor = IndexerOperation["queues"][number];

/** What the indexer knows of one domain: in the folder of its name. */
export interface IndexedDomain {
  readonly name: string;
  readonly tables: readonly Table[];
  /** Those of them that hold what was copied from elsewhere, and cannot be had of events. */
  readonly copied?: readonly CopiedTable[];
  /** Beside them: what people made here, which outlasts rebuilds and other contracts, and ends with the chain. */
  readonly lasting?: readonly Table[];
  /** One for each contract. A contract that the deployment lacks is left out. */
  readonly projections: readonly Projection[];
  /** Of the SDK, and what answers each by its name. */
  readonly routes: readonly QueryRoute[];
  readonly answers: Answers;
  /** Who an account is now; of one domain. */
  readonly viewerOf?: ViewerOf;
  /** What waits for this domain's own work. */
  readonly queues?: (read: Reader, config: IndexerConfig) => Promise<readonly WaitingFor[]>;
  /** Serves what others have standardised for it. */
  readonly serve?: (scope: FastifyInstance, served: Served) => void;
  /** Works beside the follower until it is told to stop. */
  readonly work?: (working: Working) => Promise<void>;
}
