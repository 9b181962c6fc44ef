import { randomUUID } from "node:crypto";
import type { Clock } from "../../lib/clock.ts";
import { silentLogger } from "../../lib/logger.ts";
import type { JsonObject } from "../../vault/dsp/model/json.ts";
import type { Policy } from "../../vault/dsp/model/policy.ts";
import type {
  AgreementLedger,
  CatalogueSource,
  DataPlane,
  DecisionRules,
  DspPorts,
  HttpClient,
  Participants,
} from "../../vault/dsp/ports.ts";
import type { DspStore } from "../../vault/dsp/store/store.ts";

/** The least that an offer says. */
export const simpleOffer = (id: string, target?: string): Policy => ({
  "@id": id,
  "@type": "Offer",
  ...(target !== undefined && { target }),
  permission: [{ action: "use" }],
});

/** A dataset with one offer, by which it can be fetched. */
export const simpleDataset = (id: string, offer: JsonObject): JsonObject => ({
  "@id": id,
  "@type": "Dataset",
  hasPolicy: [offer],
  distribution: [{ "@type": "Distribution", format: "HttpData-PULL" }],
});

/** A catalogue in memory that everybody may see. */
export function memoryCatalogue(datasets: readonly JsonObject[]): CatalogueSource {
  const sorted = [...datasets].sort((a, b) => (String(a["@id"]) < String(b["@id"]) ? -1 : 1));
  const id = (dataset: JsonObject) => String(dataset["@id"]);
  return {
    async list(_, { filter, after, before, limit }) {
      const fits = sorted.filter(
        (each) =>
          (filter.dataset === undefined || id(each) === filter.dataset) &&
          (filter.keyword === undefined || (Array.isArray(each.keyword) && each.keyword.includes(filter.keyword))),
      );
      if (before !== undefined) return fits.filter((each) => id(each) < before).slice(-limit);
      return fits.filter((each) => after === undefined || id(each) > after).slice(0, limit);
    },
    get: async (_, dataset) => sorted.find((each) => id(each) === dataset),
  };
}

/** A ledger that agrees to everything, without signatures. */
export const lenientLedger: AgreementLedger = {
  draft: async () => ({
    agreementId: `urn:uuid:${randomUUID()}`,
    proof: { termsHash: `0x${"00".repeat(32)}`, terms: {} },
  }),
  countersign: async ({ proof }) => ({ proof }),
  record: async () => ({ recorded: true }),
  withdraw: async () => {},
  confirm: async () => ({ confirmed: true }),
  isLive: async () => ({ live: true }),
};

/** A data plane whose addresses lead nowhere. */
export const idleDataPlane = (endpoint: string): DataPlane => ({
  open: async ({ pid }) => ({
    endpointType: "https://w3id.org/idsa/v4.1/HTTP",
    endpoint,
    properties: { authorization: pid, authType: "bearer" },
  }),
  close: async () => {},
  received: async () => {},
});

export interface PortsParameters {
  readonly store: DspStore;
  readonly clock: Clock;
  readonly http: HttpClient;
  readonly participants: Participants;
  readonly catalogue: CatalogueSource;
  readonly rules: DecisionRules;
  readonly ledger?: AgreementLedger;
  readonly data?: DataPlane;
}

export const testPorts = ({
  ledger = lenientLedger,
  data = idleDataPlane("https://data.example/"),
  ...given
}: PortsParameters): DspPorts => ({
  ...given,
  ledger,
  data,
  newId: () => `urn:uuid:${randomUUID()}`,
  log: silentLogger,
});
