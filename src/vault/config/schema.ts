const text = { type: "string", minLength: 1 } as const;
const url = { type: "string", pattern: "^https?://[^/?#@]+(/[^?#]*)?$" } as const;
const many = (maximum: number) => ({ type: "integer", minimum: 1, maximum }) as const;
const object = (properties: object, required: readonly string[]) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});

/** JSON Schema of a vault's configuration. */
export const CONFIG_SCHEMA = object(
  {
    chain: object(
      { url: text, token: text, tls: object({ cert: text, key: text, ca: text }, ["cert", "key"]), deployment: text },
      ["url", "deployment"],
    ),
    provider: object({ key: { type: "string", pattern: "^0x[0-9a-fA-F]{64}$" } }, ["key"]),
    store: object({ folder: text, contents: text, keyFile: text }, ["folder", "contents", "keyFile"]),
    api: object({ host: text, port: { type: "integer", minimum: 0, maximum: 65_535 } }, []),
    limits: object(
      { rows: many(2 ** 32 - 1), bytes: many(2 ** 48), atOnce: many(1_000), sessionSeconds: many(86_400) },
      [],
    ),
    dataspace: object(
      {
        baseUrl: url,
        members: {
          type: "array",
          items: object({ org: many(2 ** 32 - 1), address: url, vault: url, internal: { type: "boolean" } }, [
            "org",
            "address",
          ]),
        },
        onOtherTerms: { type: "string", enum: ["wait", "counter", "terminate"] },
      },
      ["baseUrl", "members"],
    ),
    compute: object(
      {
        policy: text,
        tables: {
          type: "object",
          propertyNames: { pattern: "^[a-z_][a-z0-9_]{0,62}$" },
          additionalProperties: { type: "string", pattern: "^0x[0-9a-fA-F]{64}$" },
        },
        gives: { enum: ["document", "answer"] },
        threads: many(64),
      },
      ["policy", "tables"],
    ),
  },
  ["chain", "provider", "store"],
);
