import { problemAnswers } from "../../../lib/problem.ts";

/** What OpenAPI says of the route. Fastify does not check bodies by them: the bytes go to the SenML parser as they came. */
const numbers = Object.fromEntries(
  [
    ["bt", "Base time, added to t"],
    ["bv", "Base value, added to v"],
    ["bver", "Version, at most 10"],
    ["v", "Measured value"],
    ["t", "Unix seconds; below 2^28 relative to now, which a bridge may refuse"],
    ["ut", "Longest time to the next reading, seconds"],
  ].map(([label, description]) => [label, { type: "number", description }]),
);
const strings = Object.fromEntries(
  [
    ["bn", "Base name, put before n"],
    ["bu", "Unit where u is absent"],
    ["n", "Name; its last part after / or : is the parameter. NAME/flag and NAME/counter go with the reading of NAME"],
    ["u", "Unit of the SenML registry, or a UCUM code"],
    ["vs", "Only of NAME/flag: one letter"],
  ].map(([label, description]) => [label, { type: "string", description }]),
);

const pack = {
  type: "array",
  minItems: 1,
  description: "A SenML pack (RFC 8428)",
  items: { type: "object", properties: { ...strings, ...numbers } },
};

export const postReadings = {
  summary: "Send readings of a station",
  description: "Answered when all readings of the pack are durable. One record that is wrong refuses the pack.",
  tags: ["readings"],
  security: [{ stationKey: [] }],
  params: {
    type: "object",
    required: ["station"],
    properties: { station: { type: "string", description: "The station's name in the bridge's configuration" } },
  },
  body: { content: { "application/senml+json": { schema: pack }, "application/json": { schema: pack } } },
  response: {
    202: {
      description: "Durable",
      content: {
        "application/json": {
          schema: {
            type: "object",
            required: ["stored", "duplicates", "conflicts", "relativeTimes"],
            properties: {
              stored: { type: "integer", description: "Readings that got a sequence number" },
              duplicates: { type: "integer", description: "Readings that were there already" },
              conflicts: { type: "integer", description: "Readings whose time has another value already; stored" },
              relativeTimes: { type: "integer", description: "Readings whose time was taken from their arrival" },
            },
          },
        },
      },
    },
    ...problemAnswers({
      400: "Not JSON; written into the station's reject log, as 422 and 429",
      401: "API key missing or wrong",
      404: "No such station",
      413: "Body too large",
      415: "Wrong content type",
      422: "Not a pack of readings of this station; `values` has record, its place in the pack from 0, and field",
      429: "Beyond the station's quota; Retry-After says when to come again",
      503: "Queue full or store failed; Retry-After says when to come again",
    }),
  },
};
