const text = { type: "string", minLength: 1 } as const;
const port = { type: "integer", minimum: 0, maximum: 65_535 } as const;
const privateKey = { type: "string", pattern: "^0x[0-9a-fA-F]{64}$" } as const;
const object = (properties: object, required: readonly string[]) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});

const station = object(
  {
    station: { type: "integer", minimum: 1 },
    proposes: { type: "boolean" },
    cosigners: { type: "array", items: object({ url: text, key: text }, ["url", "key"]) },
    profile: text,
    quota: object({ rate: { type: "number", exclusiveMinimum: 0 }, burst: { type: "number", minimum: 1 } }, [
      "rate",
      "burst",
    ]),
    mqtt: object({ filter: text }, ["filter"]),
    http: object({ key: text, keyDigests: { type: "array", items: text, minItems: 1 } }, ["key", "keyDigests"]),
    hj212: {
      type: "object",
      additionalProperties: object(
        {
          dialect: { enum: ["2005", "2017", "surface-water-2017", "2025"] },
          utcOffset: { type: "integer", minimum: -720, maximum: 840 },
          password: text,
          units: { type: "object", additionalProperties: text },
          ignored: { type: "array", items: text },
          unknownCommands: { enum: ["refuse", "count"] },
          connections: { type: "integer", minimum: 1 },
        },
        ["dialect"],
      ),
    },
  },
  ["station", "proposes"],
);

/** JSON Schema of a bridge's configuration. */
export const CONFIG_SCHEMA = object(
  {
    chain: object(
      {
        url: text,
        token: text,
        tls: object({ cert: text, key: text, ca: text }, ["cert", "key"]),
        deployment: text,
        maxInFlight: { type: "integer", minimum: 1, maximum: 10_000 },
      },
      ["url", "deployment"],
    ),
    gateway: object({ key: privateKey }, ["key"]),
    store: object({ folder: text, postgres: text }, ["folder"]),
    workers: object(
      {
        name: { type: "string", pattern: "^[A-Za-z0-9._-]{1,64}$" },
        senderKey: privateKey,
        leaseSeconds: { type: "number", minimum: 1, maximum: 20 },
      },
      ["name", "senderKey"],
    ),
    batch: object(
      {
        maxCount: { type: "integer", minimum: 1, maximum: 100_000 },
        maxAgeSeconds: { type: "number", exclusiveMinimum: 0 },
        carryLatest: { type: "boolean" },
      },
      [],
    ),
    api: object(
      {
        host: text,
        port,
        cosignKey: { type: "string", minLength: 16 },
        cosignSkewSeconds: { type: "number", exclusiveMinimum: 0 },
        allowOrigins: { type: "array", items: { type: "string", pattern: "^(\\*|https?://[^/\\s]+)$" } },
      },
      [],
    ),
    mqtt: {
      type: "array",
      items: object(
        {
          url: text,
          version: { enum: ["3.1.1", "5"] },
          clientId: text,
          username: text,
          password: text,
          tls: object({ ca: text, cert: text, key: text, servername: text }, []),
          shareGroup: text,
        },
        ["url", "version", "clientId"],
      ),
    },
    hj212: object({ host: text, port }, ["port"]),
    absence: { type: "boolean" },
    stations: { type: "array", items: station, minItems: 1 },
  },
  ["chain", "gateway", "store", "stations"],
);
