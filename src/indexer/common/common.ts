import type { Client } from "../../sdk/core/client.ts";
import { ROUTES } from "../../sdk/query/routes.ts";
import { problemsOf } from "../follow/state.ts";
import { businessKinds, type Projection } from "../project/projection.ts";
import type { Answers, Asked } from "../serve/answers.ts";
import { eventsPage } from "./events.ts";
import { type OperationParameters, operationAnswer } from "./operation.ts";
import { withheldReads } from "./reads.ts";
import { searchPage } from "./search.ts";

export interface CommonParameters extends OperationParameters {
  readonly client: Client;
  readonly projections: readonly Projection[];
  /** Seconds since 1970. */
  readonly startedAt: number;
}

/** What is answered whatever domains there are. */
export function commonGroup(parameters: CommonParameters) {
  const { client, config, projections, state, startedAt } = parameters;
  const { network, chainId, genesisHash } = client.deployment;
  const contracts = projections.map(({ handle }) => handle.contractName);
  const byName = new Map(projections.map((each) => [each.handle.contractName, each]));
  const kinds = [...new Set(projections.flatMap(({ topics }) => Object.keys(topics)))];
  const business = businessKinds(projections);
  const open = kinds.filter((kind) => !business.includes(kind));
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
    operation: operationAnswer(parameters),
    recordedEvents: { isForEverybody: true, make: (asked, page) => eventsPage(asked, page, byName) },
    withheldReads: withheldReads(config.operator),
    search: { make: (asked) => searchPage(asked, asked.viewer.kind === "member" ? kinds : open) },
    viewer: {
      async make({ viewer }: Asked) {
        if (viewer.kind === "public") return { ...viewer, account: null, org: null, roles: [] };
        if (viewer.kind === "device") {
          const { of: org, ...shown } = viewer;
          return { ...shown, org };
        }
        const { subject, ...shown } = viewer;
        return shown;
      },
    },
  };
  return { name: "chain", routes: ROUTES, answers };
}
