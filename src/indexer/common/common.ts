import type { Client } from "../../sdk/core/client.ts";
import { ROUTES } from "../../sdk/query/routes.ts";
import type { IndexedDomain } from "../domain.ts";
import type { IndexerState } from "../follow/state.ts";
import { problemsOf } from "../follow/state.ts";
import type { Projection } from "../project/projection.ts";
import type { Answers, Asked } from "../serve/answers.ts";
import { eventsPage } from "./events.ts";
import { withheldReads } from "./reads.ts";
import { searchPage } from "./search.ts";

export interface CommonParameters {
  readonly client: Client;
  readonly domains: readonly IndexedDomain[];
  readonly projections: readonly Projection[];
  readonly state: IndexerState;
  /** Organisation that runs this indexer. */
  readonly operator: number | undefined;
  /** Seconds since 1970. */
  readonly startedAt: number;
}

/** What is answered whatever domains there are. */
export function commonGroup({ client, projections, state, operator, startedAt }: CommonParameters) {
  const { network, chainId, genesisHash } = client.deployment;
  const contracts = projections.map(({ handle }) => handle.contractName);
  const byName = new Map(projections.map((each) => [each.handle.contractName, each]));
  const kinds = [...new Set(projections.flatMap(({ topics }) => Object.keys(topics)))];
  const answers: Answers = {
    status: {
      async make({ asOf }: Asked) {
        const { head, events } = state;
        return {
          network,
          chainId,
          genesisHash,
          contracts,
          head: Math.max(head ?? 0, asOf.block),
          events,
          startedAt,
          problems: problemsOf(state),
        };
      },
    },
    recordedEvents: { make: (asked, page) => eventsPage(asked, page, byName) },
    withheldReads: withheldReads(operator),
    search: { make: (asked) => searchPage(asked, kinds) },
    viewer: {
      async make({ viewer }: Asked) {
        if (viewer.kind === "public") return { ...viewer, account: null, org: null, roles: [] };
        const { subject, ...shown } = viewer;
        return shown;
      },
    },
  };
  return { name: "chain", routes: ROUTES, answers };
}
