import type { Client } from "../../sdk/core/client.ts";
import { rpc } from "../../sdk/core/rpc.ts";
import { listAgreements } from "../../sdk/data/actions/agreements/list-agreements.ts";
import { listOffers } from "../../sdk/data/actions/agreements/list-offers.ts";
import { type GetResourceReturnType, getResource } from "../../sdk/data/actions/catalog/get-resource.ts";
import { catalogContract } from "../../sdk/data/contracts.ts";
import type { Session } from "../store/challenges.ts";
import type { Versions } from "../store/versions.ts";
import type { ResourceDocument, VersionDocument } from "./documents.ts";

/** A version as viewers see it. */
export interface CataloguedVersion {
  readonly number: number;
  readonly revoked: boolean;
  readonly leaves: number;
  readonly contentRoot: string;
  readonly schemaHash: string;
  readonly schema: unknown;
  readonly metadata: unknown;
  /** Of the whole version. */
  readonly size: number;
  readonly ciphertextHash: string;
}

/** A resource as viewers see it. */
export interface CataloguedResource extends Omit<ResourceDocument, "policies">, GetResourceReturnType {
  readonly published: readonly CataloguedVersion[];
  readonly offers: readonly { readonly id: string; readonly policy: unknown }[];
}

/** Who looks: a session, or who is known otherwise. */
export type Viewer = Pick<Session, "org">;

/** What the vault has, for who may see it. */
export interface Catalogue {
  /** @param viewer Nobody that is known, if left out. */
  list(viewer?: Viewer): Promise<CataloguedResource[]>;
  /** Undefined where it is not there, or not for the viewer: the two are not told apart. */
  get(resource: string, viewer?: Viewer): Promise<CataloguedResource | undefined>;
}

export function catalogueOf(client: Client, versions: Versions, provider: number): Catalogue {
  async function maySee(resource: GetResourceReturnType, viewer: Viewer | undefined): Promise<boolean> {
    if (viewer?.org === provider || resource.visibility === "Public") return true;
    if (viewer === undefined) return false;
    if (resource.visibility === "Members") return true;
    const theirs = await listAgreements(client, { consumer: viewer.org, provider });
    return theirs.some(({ terms, state }) => terms.resource === resource.resource && state !== "Terminated");
  }

  async function versionOf(resource: string, number: number): Promise<CataloguedVersion> {
    const stored = versions.version({ resource, number });
    const document = stored?.document as unknown as VersionDocument;
    const { version, schema, metadata, sealed } = document;
    const { leaves, contentRoot, schemaHash } = version;
    const revoked = await rpc(() => catalogContract(client).isRevoked(resource, number));
    const { size, ciphertextHash } = sealed;
    return { number, revoked, leaves, contentRoot, schemaHash, schema, metadata, size, ciphertextHash };
  }

  async function get(id: string, viewer: Viewer | undefined): Promise<CataloguedResource | undefined> {
    const stored = versions.resource(id);
    if (stored === undefined) return undefined;
    const resource = await getResource(client, { resource: id });
    if (!(await maySee(resource, viewer))) return undefined;
    const { name, title, description, keywords, policies } = stored as unknown as ResourceDocument;
    const published: CataloguedVersion[] = [];
    for (const number of versions.numbers(id, "Published")) published.push(await versionOf(id, number));
    const open = (await listOffers(client, { resource: id })).filter(({ closed }) => !closed);
    const offers = open.map((each) => ({ id: each.id, policy: policies[each.offer.policyHash] ?? null }));
    return { ...resource, name, title, description, keywords, published, offers };
  }

  return {
    get,
    async list(viewer) {
      const found: CataloguedResource[] = [];
      for (const id of versions.resources()) {
        const resource = await get(id, viewer);
        if (resource !== undefined) found.push(resource);
      }
      return found;
    },
  };
}
