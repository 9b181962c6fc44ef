import type { FastifyInstance } from "fastify";
import type { VaultMetrics } from "./metrics.ts";
import { address, hash } from "./schemas.ts";

export interface OperationParameters {
  /** What is told of the vault itself. */
  readonly about: Readonly<Record<string, unknown>>;
  /** Says what is wrong, or nothing where all is well. */
  health(): Promise<Readonly<Record<string, string>>>;
  readonly metrics: VaultMetrics;
}

const health = {
  type: "object",
  properties: {
    ok: { type: "boolean" },
    problems: { type: "object", additionalProperties: { type: "string" } },
  },
} as const;
const name = { type: "string" } as const;
const about = {
  type: "object",
  additionalProperties: true,
  properties: {
    account: address,
    org: { type: "integer" },
    agreements: address,
    compute: {
      type: "object",
      description:
        "What `algorithmHash` of a job covers besides its query and parameters. Left out where nothing is computed",
      required: ["policyHash", "engine", "encoding"],
      properties: { policyHash: hash, engine: name, encoding: name },
    },
  },
} as const;
const text = { description: "Text", content: { "text/plain": { schema: { type: "string" } } } } as const;

const tags = ["operation"];
const ABOUT = {
  summary: "Account, organisation and chain of the vault, and how it computes",
  tags,
  response: { 200: about },
};
const HEALTH = { summary: "Whether all is well", tags, response: { 200: health, 503: health } };
const METRICS = { summary: "Prometheus metrics", tags, response: { 200: text } };

/** What operators ask. */
export function operationRoutes(app: FastifyInstance, parameters: OperationParameters): void {
  const { registry } = parameters.metrics;
  app.get("/v1/vault", { schema: ABOUT }, async () => parameters.about);
  app.get("/health", { schema: HEALTH }, async (_, reply) => {
    const problems = await parameters.health();
    const ok = Object.keys(problems).length === 0;
    return reply.code(ok ? 200 : 503).send({ ok, problems });
  });
  app.get("/metrics", { schema: METRICS }, async (_, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
  app.get("/openapi.json", { schema: { hide: true } }, async () => app.swagger());
}
