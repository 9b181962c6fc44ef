import { randomUUID } from "node:crypto";
import type { Signer } from "ethers";
import type { FastifyInstance } from "fastify";
import type { Clock } from "../../lib/clock.ts";
import type { Logger } from "../../lib/logger.ts";
import type { Client } from "../../sdk/core/client.ts";
import { chainCatalogue, type Described } from "../agreements/chain-catalogue.ts";
import { chainLedger } from "../agreements/chain-ledger.ts";
import { type MemberParticipantsParameters, memberParticipants } from "../agreements/participants.ts";
import { takeUpAgreement, takeUpAgreements } from "../agreements/take-up.ts";
import { TERMS } from "../catalogue/vocabulary.ts";
import type { DspSettings } from "../dsp/dsp.ts";
import { createDsp, type Engine } from "../dsp/engine/engine.ts";
import { HTTP_ENDPOINT } from "../dsp/model/context.ts";
import { isObject } from "../dsp/model/json.ts";
import type { Policy } from "../dsp/model/policy.ts";
import type { Transfer } from "../dsp/model/process.ts";
import type { DataPlane } from "../dsp/ports.ts";
import { type OfferRulesParameters, offerRules } from "../dsp/rules/offer-rules.ts";
import { nodeHttpClient } from "../dsp/send/http-client.ts";
import { registerDsp } from "../dsp/serve/register.ts";
import { openDspStore } from "../dsp/store/sqlite.ts";

export interface OpenDspParameters extends MemberParticipantsParameters {
  /** Reads, and sends with a MAKER's account of the vault's organisation. */
  readonly client: Client;
  /** Signs terms: a MAKER of the vault's organisation. */
  readonly signer: Signer;
  /** File of the protocol's store. */
  readonly store: string;
  readonly settings: DspSettings;
  /** Address of the vault's own API, where data under an agreement is asked for, signed and numbered. */
  readonly dataUrl: string;
  /** What an organisation may see of the vault's resources. */
  visible(org: number): Promise<readonly Described[]>;
  readonly onOtherTerms?: NonNullable<OfferRulesParameters["onOtherTerms"]>;
  /** Terms that are taken of a provider without an operator. @default none */
  readonly acceptable?: NonNullable<OfferRulesParameters["acceptable"]>;
  /** Hears that data of a provider can be fetched. */
  onReceived?(transfer: Transfer): Promise<void>;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface OpenedDsp {
  readonly dsp: Engine;
  /** Adds the protocol's endpoints to a server. */
  routes(app: FastifyInstance): Promise<void>;
  /** Takes up how an agreement stands on the chain, or all of the organisation's. */
  takeUp(agreement?: string): Promise<void>;
  /** Decides and sends until `signal` aborts. */
  run(signal: AbortSignal): Promise<void>;
  close(): void;
}

/** Whether an offer of the chain says that it is agreed to without another look. */
const isByRule = (policy: Policy): boolean => {
  const own = policy[TERMS.offer];
  return isObject(own) && own.byRule === true;
};

/** Data is had from the vault's own API alone: there each access is signed, numbered and checked against the chain, so no token goes out here. */
const vaultData = (endpoint: string, onReceived: (transfer: Transfer) => Promise<void>): DataPlane => ({
  open: async ({ agreementId }) => ({
    endpointType: HTTP_ENDPOINT,
    endpoint,
    properties: { [TERMS.agreement]: agreementId },
  }),
  close: async () => {},
  received: onReceived,
});

/** The Dataspace Protocol over a chain, a store and the vault's sign-in. */
export function openDsp(parameters: OpenDspParameters): OpenedDsp {
  const { client, signer, org, settings, dataUrl, visible, onReceived = async () => {}, clock, log } = parameters;
  const { onOtherTerms, acceptable } = parameters;
  const participants = memberParticipants(parameters);
  const catalogue = chainCatalogue({ client, visible });
  const store = openDspStore(parameters.store);
  const rules = offerRules({
    catalogue,
    byRule: isByRule,
    ...(onOtherTerms !== undefined && { onOtherTerms }),
    ...(acceptable !== undefined && { acceptable }),
  });
  const ports = {
    store,
    catalogue,
    rules,
    ledger: chainLedger({ client, signer, org, clock }),
    data: vaultData(dataUrl, onReceived),
    participants,
    http: nodeHttpClient(),
    clock,
    newId: () => `urn:uuid:${randomUUID()}`,
    log,
  };
  const dsp = createDsp(ports, settings);
  const taking = { client, org, dsp, addressOf: participants.addressOf };
  return {
    dsp,
    routes: (app) => registerDsp(app, dsp, { identifierType: "urn:tallystick:organisation" }),
    takeUp: (agreement) => (agreement === undefined ? takeUpAgreements(taking) : takeUpAgreement(taking, agreement)),
    run: (signal) => dsp.run(signal),
    close: () => store.close(),
  };
}
