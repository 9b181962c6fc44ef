import swagger from "@fastify/swagger";
import { expect } from "chai";
import fastify, { type FastifyInstance } from "fastify";
import { testClock } from "../../../../src/testing/clock.ts";
import { chainLedger, testChain } from "../../../../src/testing/dsp/chain-ledger.ts";
import { memoryCatalogue, simpleOffer, testPorts } from "../../../../src/testing/dsp/ports.ts";
import { createDsp } from "../../../../src/vault/dsp/engine/engine.ts";
import { DSP_CONTEXT } from "../../../../src/vault/dsp/model/context.ts";
import type { Negotiation, Process, Transfer } from "../../../../src/vault/dsp/model/process.ts";
import {
  allows,
  otherRole,
  type ProcessKind,
  type ProcessState,
  type Role,
} from "../../../../src/vault/dsp/model/states.ts";
import { registerDsp } from "../../../../src/vault/dsp/serve/register.ts";
import { openDspStore } from "../../../../src/vault/dsp/store/sqlite.ts";
import type { DspStore } from "../../../../src/vault/dsp/store/store.ts";

const OFFER = simpleOffer("urn:o", "urn:d");

interface Message {
  readonly path: string;
  readonly to: ProcessState;
  /** Whose message it is; where it is not the other side's, there is no such endpoint. */
  readonly by: readonly Role[];
  readonly body: object;
}

const both: readonly Role[] = ["provider", "consumer"];

const MESSAGES: Readonly<Record<ProcessKind, readonly Message[]>> = {
  negotiation: [
    { path: "request", to: "REQUESTED", by: ["consumer"], body: { "@type": "ContractRequestMessage", offer: OFFER } },
    { path: "offers", to: "OFFERED", by: ["provider"], body: { "@type": "ContractOfferMessage", offer: OFFER } },
    {
      path: "events",
      to: "ACCEPTED",
      by: ["consumer"],
      body: { "@type": "ContractNegotiationEventMessage", eventType: "ACCEPTED" },
    },
    {
      path: "agreement",
      to: "AGREED",
      by: ["provider"],
      body: {
        "@type": "ContractAgreementMessage",
        agreement: {
          ...OFFER,
          "@id": "urn:a",
          "@type": "Agreement",
          assigner: "bank",
          assignee: "grid",
          timestamp: "2026-11-28T00:00:00Z",
        },
      },
    },
    {
      path: "agreement/verification",
      to: "VERIFIED",
      by: ["consumer"],
      body: { "@type": "ContractAgreementVerificationMessage" },
    },
    {
      path: "events",
      to: "FINALIZED",
      by: ["provider"],
      body: { "@type": "ContractNegotiationEventMessage", eventType: "FINALIZED" },
    },
    { path: "termination", to: "TERMINATED", by: both, body: { "@type": "ContractNegotiationTerminationMessage" } },
  ],
  transfer: [
    {
      path: "start",
      to: "STARTED",
      by: both,
      body: {
        "@type": "TransferStartMessage",
        dataAddress: { "@type": "DataAddress", endpointType: "x", endpoint: "https://bank.example/data" },
      },
    },
    { path: "completion", to: "COMPLETED", by: both, body: { "@type": "TransferCompletionMessage" } },
    { path: "suspension", to: "SUSPENDED", by: both, body: { "@type": "TransferSuspensionMessage" } },
    { path: "termination", to: "TERMINATED", by: both, body: { "@type": "TransferTerminationMessage" } },
  ],
};

const STATES: Readonly<Record<ProcessKind, readonly ProcessState[]>> = {
  negotiation: ["REQUESTED", "OFFERED", "ACCEPTED", "AGREED", "VERIFIED", "FINALIZED", "TERMINATED"],
  transfer: ["REQUESTED", "STARTED", "SUSPENDED", "COMPLETED", "TERMINATED"],
};

describe("every message of the Dataspace Protocol in every state", () => {
  let app: FastifyInstance;
  let store: DspStore;
  before(async () => {
    store = openDspStore(":memory:");
    const clock = testClock();
    const ports = testPorts({
      store,
      clock,
      http: { send: async () => ({ status: 500, body: undefined }) },
      participants: {
        self: "grid",
        identify: async () => "bank",
        authorize: async () => undefined,
        origins: async () => [{ origin: "https://bank.example" }],
      },
      catalogue: memoryCatalogue([]),
      rules: { negotiation: async () => ({ act: "wait" }), transfer: async () => ({ act: "wait" }) },
      ledger: { ...chainLedger(testChain(), "grid"), confirm: async () => ({ confirmed: true }) },
    });
    app = fastify({ routerOptions: { maxParamLength: 512 } });
    await app.register(swagger, { openapi: { info: { title: "test", version: "1" } } });
    await registerDsp(app, createDsp(ports, { baseUrl: "https://grid.example/dsp" }));
    await app.ready();
  });
  after(async () => {
    await app.close();
    store.close();
  });

  let count = 0;
  function place(kind: ProcessKind, role: Role, state: ProcessState): Process {
    const pid = `urn:uuid:${count++}`;
    const base = { pid, role, state, peerPid: `${pid}:peer`, participant: "bank", address: "https://bank.example" };
    const times = { failures: 0, revision: 0, createdAt: 0, updatedAt: 0 };
    const negotiation = { kind: "negotiation", dataset: "urn:d", offer: OFFER, offerBy: "consumer" } as const;
    const process =
      kind === "negotiation"
        ? ({ ...base, ...times, ...negotiation } as Negotiation)
        : ({ ...base, ...times, kind: "transfer", agreementId: "urn:a", format: "HttpData-PULL" } as Transfer);
    store.insert(process);
    return process;
  }

  for (const kind of ["negotiation", "transfer"] as const) {
    for (const role of both) {
      it(`moves a ${role}'s ${kind} as the table has it, and leaves it as it is by all others`, async () => {
        const seen = { taken: 0, refused: 0 };
        for (const state of STATES[kind]) {
          for (const message of MESSAGES[kind]) {
            const process = place(kind, role, state);
            const mine = `${role}Pid`;
            const pids = { [mine]: process.pid, [`${otherRole(role)}Pid`]: process.peerPid };
            const response = await app.inject({
              method: "POST",
              url: `/dsp/${kind}s/${process.pid}/${message.path}`,
              payload: { "@context": [DSP_CONTEXT], ...pids, ...message.body },
            });
            const may = message.by.includes(otherRole(role)) && allows(kind, state, message.to, otherRole(role));
            const what = `${role} ${state} ${message.path} ${message.to}: ${response.body}`;
            expect(response.statusCode, what).to.equal(may ? 200 : 400);
            if (!may) expect(response.json().code, what).to.equal("DSP_STATE_FORBIDS");
            expect(store.get(process.pid)?.state, what).to.equal(may ? message.to : state);
            seen[may ? "taken" : "refused"]++;
          }
        }
        expect(seen.taken).to.be.greaterThan(4);
        expect(seen.refused).to.be.greaterThan(10);
      });
    }
  }

  it("is described by OpenAPI", () => {
    const { paths } = app.swagger() as { paths: Record<string, object> };
    const messages = new Set(Object.values(MESSAGES).flatMap((each) => each.map(({ path }) => path)));
    for (const path of messages) {
      expect(
        Object.keys(paths).some((each) => each.endsWith(`/{pid}/${path}`)),
        path,
      ).to.equal(true);
    }
    expect(paths).to.include.keys(
      "/.well-known/dspace-version",
      "/dsp/catalog/request",
      "/dsp/catalog/datasets/{id}",
      "/dsp/negotiations/request",
      "/dsp/negotiations/offers",
      "/dsp/transfers/request",
    );
  });
});
