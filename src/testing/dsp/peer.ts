import { join } from "node:path";
import fastify from "fastify";
import type { Clock } from "../../lib/clock.ts";
import type { DspSettings } from "../../vault/dsp/dsp.ts";
import { createDsp, type Engine } from "../../vault/dsp/engine/engine.ts";
import type { JsonObject } from "../../vault/dsp/model/json.ts";
import type { Negotiation, Transfer } from "../../vault/dsp/model/process.ts";
import type {
  AgreementLedger,
  CatalogueSource,
  DataPlane,
  DecisionRules,
  HttpClient,
  NegotiationAct,
  Origin,
  TransferAct,
} from "../../vault/dsp/ports.ts";
import { nodeHttpClient } from "../../vault/dsp/send/http-client.ts";
import { registerDsp } from "../../vault/dsp/serve/register.ts";
import { openDspStore } from "../../vault/dsp/store/sqlite.ts";
import type { DspStore } from "../../vault/dsp/store/store.ts";
import { chainLedger, type TestChain } from "./chain-ledger.ts";
import { memoryCatalogue, testPorts } from "./ports.ts";
import { type TestServer, testServer } from "./test-server.ts";

/** What a peer does in each state; it waits where nothing is said. */
export interface Acts {
  readonly negotiation?: (negotiation: Negotiation) => NegotiationAct | undefined;
  readonly transfer?: (transfer: Transfer) => TransferAct | undefined;
}

export interface PeerParameters {
  readonly self: string;
  readonly folder: string;
  readonly clock: Clock;
  readonly chain: TestChain;
  /** What its catalogue has, unless a catalogue is given. */
  readonly datasets?: readonly JsonObject[];
  readonly catalogue?: CatalogueSource;
  readonly settings?: Partial<DspSettings>;
  /** @default one that keeps agreements in `chain` */
  readonly ledger?: AgreementLedger;
}

/** One connector of a test, on a socket of its own. It can be stopped and started again over the same store. */
export interface Peer {
  readonly self: string;
  readonly base: string;
  readonly origin: string;
  /** Of what runs now. */
  engine: Engine;
  store: DspStore;
  acts: Acts;
  /** Stands between this peer and the others: loses messages or answers. */
  http: HttpClient;
  /** Origins by participant; the other peers of a test are added by `introduce`. */
  readonly origins: Map<string, readonly Origin[]>;
  /** What its data plane was told: `open PID`, `close PID`, `received PID`. */
  readonly told: string[];
  start(): Promise<void>;
  stop(): Promise<void>;
  close(): Promise<void>;
}

const SCHEME = "Bearer ";

/** In tests who sends says who he is: how a vault recognises participants is another part's. */
export const headerOf = (participant: string): string => `${SCHEME}${participant}`;

export async function openPeer({
  self,
  folder,
  clock,
  chain,
  datasets = [],
  settings,
  ledger,
  catalogue,
}: PeerParameters): Promise<Peer> {
  const server: TestServer = await testServer();
  const base = `${server.origin}/dsp/2025-1`;
  const origins = new Map<string, readonly Origin[]>();
  const told: string[] = [];
  const data: DataPlane = {
    async open({ pid }) {
      told.push(`open ${pid}`);
      const properties = { authorization: `token of ${pid}`, authType: "bearer" };
      return { endpointType: "https://w3id.org/idsa/v4.1/HTTP", endpoint: `${server.origin}/data/${pid}`, properties };
    },
    close: async ({ pid }) => void told.push(`close ${pid}`),
    received: async ({ pid }) => void told.push(`received ${pid}`),
  };
  const rules: DecisionRules = {
    negotiation: async (negotiation) => peer.acts.negotiation?.(negotiation) ?? { act: "wait" },
    transfer: async (transfer) => peer.acts.transfer?.(transfer) ?? { act: "wait" },
  };
  let stopApp: (() => Promise<unknown>) | undefined;
  const peer = {
    self,
    base,
    origin: server.origin,
    acts: {},
    http: nodeHttpClient(),
    origins,
    told,
    async start() {
      peer.store = openDspStore(join(folder, `${self.replaceAll(":", "-")}.sqlite`));
      const ports = testPorts({
        store: peer.store,
        clock,
        http: { send: (request) => peer.http.send(request) },
        participants: {
          self,
          identify: async (header) => (header?.startsWith(SCHEME) ? header.slice(SCHEME.length) : undefined),
          authorize: async () => headerOf(self),
          origins: async (participant) => origins.get(participant) ?? [],
        },
        catalogue: catalogue ?? memoryCatalogue(datasets),
        rules,
        ledger: ledger ?? chainLedger(chain, self),
        data,
      });
      peer.engine = createDsp(ports, { ...settings, baseUrl: base });
      const app = fastify({ routerOptions: { maxParamLength: 512 } });
      await registerDsp(app, peer.engine);
      await app.ready();
      server.answerBy((request, response) => app.routing(request, response));
      stopApp = () => app.close();
    },
    async stop() {
      server.answerBy(undefined);
      await stopApp?.();
      peer.store.close();
    },
    async close() {
      await peer.stop();
      await server.close();
    },
  } as Peer;
  await peer.start();
  return peer;
}

/** Registers peers with one another. */
export function introduce(...peers: readonly Peer[]): void {
  for (const one of peers) {
    for (const other of peers) {
      if (one !== other) one.origins.set(other.self, [{ origin: other.origin, internal: true }]);
    }
  }
}

/** Rounds of all peers until none has anything due. */
export async function settle(...peers: readonly Peer[]): Promise<void> {
  for (;;) {
    let worked = 0;
    for (const { engine } of peers) worked += await engine.round();
    if (worked === 0) return;
  }
}
