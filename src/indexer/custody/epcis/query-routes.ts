import type { FastifyInstance } from "fastify";
import { sdkError } from "../../../sdk/core/errors.ts";
import type { Served } from "../../domain.ts";
import { indexerError } from "../../errors.ts";
import { createQuery, namedQueries, namedQuery, ownerOf, requirePlace } from "./named-queries.ts";
import { pageIn } from "./page-in.ts";
import { parametersIn, parseEpcisQuery } from "./query.ts";
import { parametersOf, parseQueryDefinition } from "./query-definition.ts";
import { EPCIS_QUERY } from "./tables.ts";
import { HIDDEN, searchOf, type Tools } from "./tools.ts";

interface Named {
  readonly Params: { readonly name: string };
}

/** By these one subscribes over a WebSocket. */
const OF_SUBSCRIPTIONS = /^(?:stream|reportIfEmpty|initialRecordTime|second|minute|hour|dayOfMonth|month|dayOfWeek)$/;

const noSubscriptions = () =>
  indexerError(
    "EPCIS_NO_SUBSCRIPTIONS",
    "there are no subscriptions: listen to /v1/changes (server-sent events) or have a webhook, and ask the query's events when something changed",
  );

/** Queries that somebody named, and asks by their names. They are their owner's alone, and are asked with what the owner may see at that time. */
export function queryRoutes(app: FastifyInstance, { store, places, clock, origin }: Served, tools: Tools): void {
  const { within, answered, link, events, discover } = tools;
  app.get("/queries", HIDDEN, async (request, reply) => {
    const page = pageIn(searchOf(request));
    const body = await within(request, reply, async ({ read, viewer }) => {
      const { queries, next } = await namedQueries(read, ownerOf(viewer), { ...page, places });
      link(reply, request, next);
      return queries;
    });
    return answered(request, reply, body);
  });
  app.post("/queries", HIDDEN, async (request, reply) => {
    const owner = await within(request, reply, async ({ read, viewer }) => {
      const owner = ownerOf(viewer);
      await requirePlace(read, owner);
      return owner;
    });
    const definition = parseQueryDefinition(request.body);
    await createQuery(store, owner, definition, clock.now());
    reply
      .code(201)
      .header("location", `${origin()}${request.url.split("?")[0]}/${encodeURIComponent(definition.name)}`);
    return answered(request, reply, definition);
  });
  app.get<Named>("/queries/:name", HIDDEN, async (request, reply) => {
    const body = await within(request, reply, ({ read, viewer }) =>
      namedQuery(read, ownerOf(viewer), request.params.name),
    );
    return answered(request, reply, body);
  });
  app.delete<Named>("/queries/:name", HIDDEN, async (request, reply) => {
    const { name } = request.params;
    const owner = await within(request, reply, async ({ viewer }) => ownerOf(viewer));
    const where = [
      ["owner", "=", owner],
      ["name", "=", name],
    ] as const;
    if ((await store.remove(EPCIS_QUERY, where)) > 0) return reply.code(204).send();
    throw sdkError("NOT_FOUND", "there is no such query", { name: name.slice(0, 200) });
  });
  app.get<Named>("/queries/:name/events", HIDDEN, async (request, reply) => {
    const page = parametersIn(searchOf(request));
    if ([...page.keys()].some((each) => OF_SUBSCRIPTIONS.test(each))) throw noSubscriptions();
    for (const [name, value] of page) {
      if (name === "perPage" || name === "nextPageToken") continue;
      const values = { field: name, value: String(value).slice(0, 200) };
      throw indexerError("EPCIS_QUERY_INVALID", `${name} is of the query, which is stored`, values);
    }
    const { query } = await within(request, reply, ({ read, viewer }) =>
      namedQuery(read, ownerOf(viewer), request.params.name),
    );
    return events(request, reply, parseEpcisQuery(new Map([...parametersOf(query), ...page])));
  });
  for (const path of ["/queries/:name/subscriptions", "/queries/:name/subscriptions/:id"]) {
    app.route({
      method: ["GET", "POST", "DELETE"],
      url: path,
      ...HIDDEN,
      handler: async () => {
        throw noSubscriptions();
      },
    });
  }
  discover(app, ["/queries"], "GET, POST");
  discover(app, ["/queries/:name"], "GET, DELETE");
  discover(app, ["/queries/:name/events"], "GET");
}
