import { Ajv } from "ajv";
import { expect } from "chai";
import { parse } from "yaml";
import { composeFile } from "../../../src/network/kit/compose.ts";
import { plannedCase } from "../../../src/testing/network.ts";

const STRINGS = { type: "array", items: { type: "string" }, uniqueItems: true };
const SPAN = { type: "string", pattern: "^(?:[0-9]+(?:us|ms|s|m|h))+$" };

/** Of the keys that the Compose Specification has, those that are used here, each in the form that it gives it; no other. */
const COMPOSE_SCHEMA = {
  type: "object",
  additionalProperties: false,
  required: ["name", "services"],
  properties: {
    name: { type: "string", pattern: "^[a-z0-9][a-z0-9_-]*$" },
    volumes: { type: "object", additionalProperties: { type: "object", maxProperties: 0 } },
    services: {
      type: "object",
      propertyNames: { pattern: "^[a-zA-Z0-9._-]+$" },
      additionalProperties: {
        type: "object",
        additionalProperties: false,
        required: ["image", "network_mode", "restart", "security_opt"],
        properties: {
          image: { type: "string" },
          build: { type: "string" },
          network_mode: { const: "host" },
          restart: { enum: ["no", "always", "on-failure", "unless-stopped"] },
          security_opt: STRINGS,
          cap_drop: STRINGS,
          user: { type: "string" },
          working_dir: { type: "string" },
          command: { type: "array", items: { type: "string" } },
          volumes: { ...STRINGS, items: { type: "string", pattern: "^[^:]+:/[^:]+(?::ro)?$" } },
          stop_grace_period: SPAN,
          ulimits: { type: "object", additionalProperties: { type: "integer" } },
          environment: { type: "object", additionalProperties: { type: ["string", "number", "boolean", "null"] } },
          env_file: {
            type: "array",
            items: {
              type: "object",
              additionalProperties: false,
              required: ["path"],
              properties: { path: { type: "string" }, required: { type: "boolean" } },
            },
          },
          profiles: STRINGS,
          depends_on: STRINGS,
          healthcheck: {
            type: "object",
            additionalProperties: false,
            properties: {
              test: { type: "array", items: { type: "string" } },
              interval: SPAN,
              retries: { type: "integer" },
            },
          },
        },
      },
    },
  },
};

describe("compose.yaml", () => {
  const validate = new Ajv({ allowUnionTypes: true }).compile(COMPOSE_SCHEMA);

  for (const validators of [1, 7] as const) {
    it(`has the form of a Compose file, for ${validators} validators`, () => {
      const file: unknown = parse(composeFile(plannedCase(validators).network), { strict: true, uniqueKeys: true });
      expect(validate(file), JSON.stringify(validate.errors)).to.equal(true);
    });
  }

  it("would not pass with a key that Compose does not know", () => {
    const file = parse(composeFile(plannedCase(1).network)) as { services: Record<string, Record<string, unknown>> };
    const bridge = file.services.bridge as Record<string, unknown>;
    bridge.stop_grace_time = bridge.stop_grace_period;
    expect(validate(file)).to.equal(false);
  });

  it("has every service that another waits for, under a profile that starts it too", () => {
    const { services } = parse(composeFile(plannedCase(7).network)) as {
      services: Record<string, { depends_on?: string[]; profiles?: string[] }>;
    };
    for (const { depends_on = [], profiles = [] } of Object.values(services)) {
      for (const name of depends_on) {
        const other = services[name];
        expect(other, name).not.to.equal(undefined);
        // A service of a profile may wait for one of the same, or of none.
        expect(profiles).to.include.members(other?.profiles ?? []);
      }
    }
  });
});
