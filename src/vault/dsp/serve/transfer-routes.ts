import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Context } from "../engine/context.ts";
import { findProcess } from "../engine/from-peer.ts";
import * as receive from "../engine/receive-transfer.ts";
import { processJson } from "../messages/build.ts";
import type { Transfer } from "../model/process.ts";
import { BODY_LIMIT, type ByPid, participantOf, TAGS } from "./routes.ts";
import * as schemas from "./schemas.ts";

type Receive = (context: Context, transfer: Transfer, body: unknown) => Transfer | Promise<Transfer>;

/** Path below a transfer, what takes the message, and its schema. Both roles have the same paths. */
const MESSAGES: readonly (readonly [path: string, receive: Receive, body: object])[] = [
  ["start", receive.receiveStart, schemas.transferStart],
  ["completion", receive.receiveCompletion, schemas.completion],
  ["suspension", receive.receiveSuspension, schemas.suspension],
  ["termination", receive.receiveTransferTermination, schemas.transferTermination],
];

export function transferRoutes(scope: FastifyInstance, context: Context): void {
  const find = async (request: FastifyRequest<ByPid>) =>
    findProcess(context, "transfer", await participantOf(context, request), request.params.pid) as Transfer;

  const state = { summary: "State of a transfer", tags: TAGS, response: schemas.transferAnswers() };
  scope.get<ByPid>("/transfers/:pid", { schema: state }, async (request) => processJson(await find(request)));

  const body = schemas.transferRequest;
  const first = { summary: "Begins a transfer", tags: TAGS, body, response: schemas.transferAnswers(true) };
  scope.post("/transfers/request", { schema: first, bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const begun = await receive.receiveTransferRequest(context, await participantOf(context, request), request.body);
    return reply.code(201).send(processJson(begun));
  });

  for (const [path, take, body] of MESSAGES) {
    const summary = `Message to a transfer: ${path}`;
    const schema = { summary, tags: TAGS, body, response: schemas.transferAnswers() };
    scope.post<ByPid>(`/transfers/:pid/${path}`, { schema, bodyLimit: BODY_LIMIT }, async (request) =>
      processJson(await take(context, await find(request), request.body)),
    );
  }
}
