import fastify from "fastify";
import { systemClock } from "../../lib/clock.ts";
import type { Logger } from "../../lib/logger.ts";
import { exportDataset } from "../../vault/catalogue/export-dataset.ts";
import { createDsp } from "../../vault/dsp/engine/engine.ts";
import type { Origin } from "../../vault/dsp/ports.ts";
import { nodeHttpClient } from "../../vault/dsp/send/http-client.ts";
import { registerDsp } from "../../vault/dsp/serve/register.ts";
import { openDspStore } from "../../vault/dsp/store/sqlite.ts";
import { CATALOGUE, NEGOTIATIONS, TRANSFERS } from "./kit-behaviour.ts";
import { kitRules } from "./kit-rules.ts";
import { listedResource, TEST_CHAIN_ID } from "./listed-resource.ts";
import { memoryCatalogue, simpleDataset, simpleOffer, testPorts } from "./ports.ts";
import { testServer } from "./test-server.ts";

/** As which the kit's connector speaks. */
const KIT = "TCK_PARTICIPANT";

/** Where the kit's start messages say that data is; nothing is fetched. */
const DATA: Origin = { origin: "http://example.com", internal: true };

export interface KitConnectorParameters {
  /** Port of the kit's own connector on 127.0.0.1. */
  readonly kitPort: number;
  /** As which our connector speaks. */
  readonly self: string;
  /** Header by which the kit is recognised. */
  readonly authorization: string;
  readonly log?: Logger;
}

export interface KitConnector {
  /** Of the server. */
  readonly root: string;
  /** Of the protocol's endpoints. */
  readonly base: string;
  close(): Promise<void>;
}

interface Initiate {
  readonly providerId: string;
  readonly connectorAddress: string;
  readonly datasetId: string;
  readonly offerId: string;
  readonly agreementId: string;
  readonly format: string;
}

export const offerIdOf = (dataset: string) => `offer:${dataset}`;

/** Our connector as the compatibility kit wants it: with the table's datasets and agreements, and two endpoints by which it is told to begin. */
export async function startKitConnector(parameters: KitConnectorParameters): Promise<KitConnector> {
  const { kitPort, self, authorization, log } = parameters;
  const app = fastify();
  const address = `http://127.0.0.1:${kitPort}`;
  const counterparty = { participant: KIT, address };
  const store = openDspStore(":memory:");
  const simple = NEGOTIATIONS.map(({ id }) => simpleDataset(id, simpleOffer(offerIdOf(id))));
  const full = CATALOGUE.map((id) => exportDataset(listedResource(id), TEST_CHAIN_ID));
  const stop = new AbortController();
  let engine: ReturnType<typeof createDsp> | undefined;
  let running: Promise<void> | undefined;
  const begun = () => engine as NonNullable<typeof engine>;

  app.post<{ Body: Initiate }>("/kit/negotiations", async ({ body }) => {
    const { datasetId, offerId, providerId, connectorAddress } = body;
    const provider = { participant: providerId, address: connectorAddress };
    return { pid: begun().negotiate({ provider, dataset: datasetId, offer: simpleOffer(offerId, datasetId) }).pid };
  });
  app.post<{ Body: Initiate }>("/kit/transfers", async ({ body }) => {
    const { agreementId, format, providerId, connectorAddress } = body;
    const provider = { participant: providerId, address: connectorAddress };
    adopt("consumer", agreementId, provider);
    return { pid: begun().requestTransfer({ agreementId, format }).pid };
  });
  function adopt(role: "provider" | "consumer", agreementId: string, other = counterparty) {
    const [assigner, assignee] = role === "provider" ? [self, KIT] : [KIT, self];
    const dataset = `dataset:${agreementId}`;
    const timestamp = new Date(systemClock.now()).toISOString();
    const offer = simpleOffer(agreementId, dataset);
    const agreement = { ...offer, "@type": "Agreement" as const, assigner, assignee, timestamp };
    begun().adopt({ role, counterparty: other, agreementId, dataset, agreement });
  }

  const server = await testServer();
  const root = server.origin;
  const base = `${root}/dsp/2025-1`;
  const ports = testPorts({
    store,
    clock: systemClock,
    http: nodeHttpClient(),
    participants: {
      self,
      identify: async (header) => (header === authorization ? KIT : undefined),
      authorize: async () => undefined,
      origins: async (participant) => (participant === KIT ? [{ origin: address, internal: true }, DATA] : []),
    },
    catalogue: memoryCatalogue([...full, ...simple]),
    rules: kitRules(systemClock),
  });
  engine = createDsp(log === undefined ? ports : { ...ports, log }, { baseUrl: base });
  await registerDsp(app, engine);
  for (const { id, name } of TRANSFERS) if (name.startsWith("TP:")) adopt("provider", id);
  await app.ready();
  server.answerBy((request, response) => app.routing(request, response));
  running = engine.run(stop.signal);
  return {
    root,
    base,
    async close() {
      stop.abort();
      await server.close();
      await app.close();
      await running;
      store.close();
    },
  };
}

/** One that nobody listens on now: the kit takes a port's number only. */
export async function freePort(): Promise<number> {
  const server = await testServer();
  await server.close();
  return Number(new URL(server.origin).port);
}
