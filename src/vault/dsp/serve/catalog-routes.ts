import type { FastifyInstance } from "fastify";
import type { Context } from "../engine/context.ts";
import { answerCatalogue, answerDataset } from "./catalogue.ts";
import { BODY_LIMIT, participantOf, TAGS } from "./routes.ts";
import * as schemas from "./schemas.ts";

export function catalogRoutes(scope: FastifyInstance, context: Context): void {
  const { ports, settings } = context;
  const response = schemas.catalogAnswers;

  const list = { summary: "A page of the catalogue", tags: TAGS, body: schemas.catalogRequest, response };
  scope.post<{ Querystring: { readonly continuationToken?: string } }>(
    "/catalog/request",
    { schema: list, bodyLimit: BODY_LIMIT },
    async (request, reply) => {
      const participant = await participantOf(context, request, "DSP_NOT_AUTHENTICATED");
      const { continuationToken } = request.query;
      const { catalogue, link } = await answerCatalogue(ports, settings, participant, request.body, continuationToken);
      if (link !== undefined) reply.header("link", link);
      return catalogue;
    },
  );

  const one = { summary: "A dataset with its offers", tags: TAGS, response };
  scope.get<{ Params: { readonly id: string } }>("/catalog/datasets/:id", { schema: one }, async (request) => {
    const participant = await participantOf(context, request, "DSP_NOT_AUTHENTICATED");
    return answerDataset(ports, settings, participant, request.params.id);
  });
}
