import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Context } from "../engine/context.ts";
import { findProcess } from "../engine/from-peer.ts";
import * as receive from "../engine/receive-negotiation.ts";
import { dspError } from "../errors.ts";
import { processJson } from "../messages/build.ts";
import type { Negotiation } from "../model/process.ts";
import type { Role } from "../model/states.ts";
import { BODY_LIMIT, type ByPid, participantOf, TAGS } from "./routes.ts";
import * as schemas from "./schemas.ts";

type Receive = (context: Context, negotiation: Negotiation, body: unknown) => Negotiation | Promise<Negotiation>;

/** Path below a negotiation, who is spoken to there (undefined: either), what takes the message, and its schema. */
const MESSAGES: readonly (readonly [path: string, to: Role | undefined, receive: Receive, body: object])[] = [
  ["request", "provider", receive.receiveOffer, schemas.contractRequest],
  ["offers", "consumer", receive.receiveOffer, schemas.contractOffer],
  ["agreement", "consumer", receive.receiveAgreement, schemas.contractAgreement],
  ["agreement/verification", "provider", receive.receiveVerification, schemas.verification],
  ["events", undefined, receive.receiveEvent, schemas.event],
  ["termination", undefined, receive.receiveTermination, schemas.negotiationTermination],
];

export function negotiationRoutes(scope: FastifyInstance, context: Context): void {
  const find = async (request: FastifyRequest<ByPid>) =>
    findProcess(context, "negotiation", await participantOf(context, request), request.params.pid) as Negotiation;

  const state = { summary: "State of a negotiation", tags: TAGS, response: schemas.negotiationAnswers() };
  scope.get<ByPid>("/negotiations/:pid", { schema: state }, async (request) => processJson(await find(request)));

  const first = (path: string, body: object, begin: typeof receive.receiveRequest) => {
    const schema = { summary: "Begins a negotiation", tags: TAGS, body, response: schemas.negotiationAnswers(true) };
    scope.post(path, { schema, bodyLimit: BODY_LIMIT }, async (request, reply) => {
      const begun = await begin(context, await participantOf(context, request), request.body);
      return reply.code(201).send(processJson(begun));
    });
  };
  first("/negotiations/request", schemas.contractRequest, receive.receiveRequest);
  first("/negotiations/offers", schemas.contractOffer, receive.receiveFirstOffer);

  for (const [path, to, take, body] of MESSAGES) {
    const summary = `Message to a negotiation: ${path}`;
    const schema = { summary, tags: TAGS, body, response: schemas.negotiationAnswers() };
    scope.post<ByPid>(`/negotiations/:pid/${path}`, { schema, bodyLimit: BODY_LIMIT }, async (request) => {
      const negotiation = await find(request);
      if (to !== undefined && negotiation.role !== to) {
        const { state } = negotiation;
        throw dspError("DSP_STATE_FORBIDS", `${path} is for a ${to}`, {
          field: "role",
          value: negotiation.role,
          state,
        });
      }
      return processJson(await take(context, negotiation, request.body));
    });
  }
}
