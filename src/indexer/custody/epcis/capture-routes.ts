import { randomBytes } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Served } from "../../domain.ts";
import { hashesOf, prepareCapture } from "./capture.ts";
import { jobOf, jobsOf, keepJob } from "./capture-jobs.ts";
import { captureTurns } from "./capture-turns.ts";
import { CAPTURE, CAPTURE_LIMIT } from "./headers.ts";
import { ownerOf } from "./named-queries.ts";
import { pageIn } from "./page-in.ts";
import { HIDDEN, searchOf, type Tools } from "./tools.ts";

/** Documents that are to become acts: prepared for whoever signed in, and asked about later. */
export function captureRoutes(app: FastifyInstance, served: Served, tools: Tools): void {
  const { client, store, places, clock, origin, config } = served;
  const { within, answered, link, discover } = tools;
  const begin = captureTurns();
  // Of a document nothing is read before it is known whose it is, and that there is room for it.
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    const owner = await within(request, reply, async ({ viewer }) => ownerOf(viewer));
    const end = begin(owner);
    if (reply.raw.destroyed) end();
    else reply.raw.once("close", end);
  };
  app.post("/capture", { ...HIDDEN, bodyLimit: CAPTURE_LIMIT, onRequest }, async (request, reply) => {
    const { owner, prepared } = await within(request, reply, async (asked) => {
      const owner = ownerOf(asked.viewer);
      return { owner, prepared: await prepareCapture(request.body, asked, client, config.epcis ?? {}) };
    });
    const id = randomBytes(16).toString("hex");
    await keepJob(store, { owner, at: clock.now(), id, hashes: hashesOf(request.body) });
    reply.code(202).header("location", `${origin()}${request.url.split("?")[0]}/${id}`);
    return answered(request, reply, { captureID: id, ...prepared });
  });
  app.get("/capture", HIDDEN, async (request, reply) => {
    const page = pageIn(searchOf(request));
    const body = await within(request, reply, async ({ read, viewer }) => {
      const { jobs, next } = await jobsOf(read, ownerOf(viewer), { ...page, places });
      link(reply, request, next);
      return jobs;
    });
    return answered(request, reply, body);
  });
  app.get<{ Params: { id: string } }>("/capture/:id", HIDDEN, async (request, reply) => {
    const body = await within(request, reply, ({ read, viewer }) => jobOf(read, ownerOf(viewer), request.params.id));
    return answered(request, reply, body);
  });
  discover(app, ["/capture"], "POST, GET", CAPTURE);
  discover(app, ["/capture/:id"], "GET");
}
