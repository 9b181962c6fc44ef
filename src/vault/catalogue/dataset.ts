import type { Offer } from "../../sdk/data/model/agreement/offer.ts";
import type { ResourceTerms } from "../../sdk/data/model/catalogue/resource.ts";
import type { Service } from "../../sdk/data/model/catalogue/service.ts";
import type { Version } from "../../sdk/data/model/catalogue/version.ts";
import type { ResourceStatus } from "../../sdk/data/model/states.ts";
import type { JsonObject } from "../dsp/model/json.ts";

/** A service with its id on the chain. */
export type ListedService = Omit<Service, "resource"> & { readonly id: string };

/** An offer with its id on the chain, and every field there. */
export interface ListedOffer {
  readonly id: string;
  readonly offer: Offer & { readonly salt: string };
}

/** A resource as it is exchanged: what the chain has of it, and how its owner describes it. */
export interface ListedResource {
  /** Its id on the chain. */
  readonly id: string;
  readonly owner: number;
  readonly terms: Required<ResourceTerms>;
  readonly status: ResourceStatus;
  /** The newest one that can be had. */
  readonly version?: Omit<Version, "resource" | "deadline">;
  readonly services: readonly ListedService[];
  readonly offers: readonly ListedOffer[];
  readonly title: string;
  readonly description?: string;
  readonly keywords: readonly string[];
  /** What else its description holds, which the chain does not know: kept as it is. */
  readonly more: JsonObject;
}

export const RESOURCE_IRI = "urn:tallystick:resource:";
export const SERVICE_IRI = "urn:tallystick:service:";
export const OFFER_IRI = "urn:tallystick:offer:";
