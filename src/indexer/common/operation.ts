import type { Clock } from "../../lib/clock.ts";
import type { CatalogueEntry } from "../../lib/errors.ts";
import { CATALOGUE as CORE_CATALOGUE } from "../../sdk/core/errors.ts";
import type { IndexerOperation } from "../../sdk/query/common.ts";
import type { IndexerConfig } from "../config/config.ts";
import type { IndexedDomain } from "../domain.ts";
import { INDEXER_CATALOGUE } from "../errors.ts";
import type { IndexerState } from "../follow/state.ts";
import type { MadeAnswer } from "../serve/answers.ts";
import type { Webhook } from "../webhooks/deliver.ts";
import { webhookQueue } from "../webhooks/waiting.ts";

export interface OperationParameters {
  readonly config: IndexerConfig;
  readonly domains: readonly IndexedDomain[];
  readonly webhooks: readonly Webhook[];
  readonly state: IndexerState;
  readonly clock: Clock;
}

const CATALOGUE: Readonly<Record<string, CatalogueEntry>> = { ...CORE_CATALOGUE, ...INDEXER_CATALOGUE };

/** How the node is, what waits, and what failed. */
export function operationAnswer(parameters: OperationParameters): MadeAnswer {
  const { config, domains, webhooks, state, clock } = parameters;
  return {
    async make({ read }): Promise<IndexerOperation> {
      const queues = await Promise.all(webhooks.map((webhook) => webhookQueue(read, webhook)));
      for (const domain of domains) queues.push(...((await domain.queues?.(read, config)) ?? []));
      const errors = state.failures.all().map(({ at, ...failure }) => {
        const remedy = Object.hasOwn(CATALOGUE, failure.code) ? CATALOGUE[failure.code]?.remedy : undefined;
        return { ...failure, at: Math.floor(at / 1_000), remedy: remedy ?? null };
      });
      return { ...state.node, now: Math.floor(clock.now() / 1_000), queues, errors };
    },
  };
}
