import type { FastifyInstance } from "fastify";
import { indexerError } from "../errors.ts";
import { type IndexerState, problemsOf } from "../follow/state.ts";
import type { AskStore } from "./ask-store.ts";
import type { Changes } from "./changes.ts";
import { createMetrics } from "./metrics.ts";
import { requireMember } from "./withhold.ts";

/** Topics of one stream. */
const MOST_TOPICS = 100;

const health = {
  type: "object",
  properties: {
    ok: { type: "boolean" },
    block: { type: "integer", description: "Last block whose events are stored" },
    head: {
      type: ["integer", "null"],
      description: "Newest block that the node told of; null before its first answer",
    },
    isReady: { type: "boolean" },
    problems: { type: "object", additionalProperties: { type: "string" } },
  },
} as const;

const healthOf = (state: IndexerState) => {
  const problems = problemsOf(state);
  const { block, head, isReady } = state;
  return { ok: Object.keys(problems).length === 0, block, head, isReady, problems };
};

export interface OperationRoutesParameters {
  readonly state: IndexerState;
  readonly changes: Changes;
  readonly ask: AskStore;
  /** Kinds of topics that only events of business between organisations have. */
  readonly businessKinds: readonly string[];
}

/** Changes as they come, and what operators ask. */
export function operationRoutes(
  app: FastifyInstance,
  { state, changes, ask, businessKinds }: OperationRoutesParameters,
): void {
  const topics = {
    type: "string",
    maxLength: 10_000,
    description: "unit:0x..,org:2: at most 100; without any, new blocks only",
  };
  const streamed = {
    summary: "Server-sent events: which topics changed, and new blocks",
    tags: ["changes"],
    querystring: { type: "object", additionalProperties: false, properties: { topics } },
  };
  app.get<{ Querystring: { topics?: string } }>("/v1/changes", { schema: streamed }, async (request, reply) => {
    if (state.replaced) throw state.replaced;
    const wanted = (request.query.topics ?? "").split(",").filter((topic) => topic !== "");
    if (wanted.length > MOST_TOPICS) {
      const values = { field: "topics", value: wanted.length, most: MOST_TOPICS };
      throw indexerError(
        "INDEX_QUERY_INVALID",
        `${wanted.length} topics: one stream has at most ${MOST_TOPICS}`,
        values,
      );
    }
    const isBusiness = wanted.some((topic) => businessKinds.includes(topic.split(":", 1)[0]?.toLowerCase() ?? ""));
    if (isBusiness) {
      const parameters = { route: "changes", parameters: {} };
      await ask(request, parameters, async ({ viewer }) => requireMember(viewer, "that these topics changed"));
    }
    const { "last-event-id": after } = request.headers;
    const begin = changes.admit(
      wanted.map((topic) => topic.toLowerCase()),
      request.ip,
      typeof after === "string" ? after : undefined,
    );
    reply.hijack();
    // What it missed cannot be told now: it comes back with what it heard last.
    await begin(reply.raw).catch(() => void reply.raw.destroy());
  });
  const told = (summary: string) => ({ summary, tags: ["operation"], response: { 200: health, 503: health } });
  app.get("/health", { schema: told("Whether all is well") }, async (_, reply) => {
    const now = healthOf(state);
    return reply.code(now.ok ? 200 : 503).send(now);
  });
  app.get("/ready", { schema: told("Whether the rows are those of the chain's head") }, async (_, reply) => {
    const now = healthOf(state);
    const { isReady, replaced, unstored, unreachable } = state;
    const isWell = isReady && replaced === undefined && unstored === undefined && unreachable === undefined;
    return reply.code(isWell ? 200 : 503).send(now);
  });
  const metrics = createMetrics(state, () => changes.listeners);
  app.get("/metrics", { schema: { summary: "For Prometheus", tags: ["operation"] } }, async (_, reply) => {
    return reply.type(metrics.contentType).send(await metrics.metrics());
  });
  app.get("/openapi.json", { schema: { hide: true } }, async () => app.swagger());
}
