import type { FastifyInstance, FastifyRequest } from "fastify";
import { TallyError } from "../../lib/errors.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { SignInService } from "../sign-in/sign-in.ts";
import { hash, REFUSALS } from "./schemas.ts";
import { tokenOf } from "./sign-in-routes.ts";

const resource = { type: "object", additionalProperties: true } as const;
const list = { type: "object", properties: { resources: { type: "array", items: resource } } } as const;
const place = { type: "object", required: ["resource"], properties: { resource: hash } } as const;
const tags = ["catalogue"];
const security = [{}, { session: [] }];
const LIST = {
  summary: "The resources that whoever asks may see",
  tags,
  security,
  response: { 200: list, ...REFUSALS },
};
const GET = {
  summary: "A resource, with versions and offers",
  tags,
  security,
  params: place,
  response: { 200: resource, ...REFUSALS },
};

/** What there is. Who is not signed in sees what is public. */
export function catalogueRoutes(app: FastifyInstance, catalogue: Catalogue, signIn: SignInService): void {
  const viewerOf = async (request: FastifyRequest) =>
    request.headers.authorization === undefined ? undefined : signIn.session(tokenOf(request));
  app.get("/v1/resources", { schema: LIST }, async (request) => ({
    resources: await catalogue.list(await viewerOf(request)),
  }));
  app.get<{ Params: { resource: string } }>("/v1/resources/:resource", { schema: GET }, async (request) => {
    const id = request.params.resource.toLowerCase();
    const found = await catalogue.get(id, await viewerOf(request));
    if (found !== undefined) return found;
    throw new TallyError("NOT_FOUND", `no resource ${id}`, { retryable: false, values: { resource: id } });
  });
}
