import { Ajv } from "ajv";
import { invalidOrganisations } from "./invalid-organisations.ts";
import { NAME_PATTERN } from "./network-schema.ts";
import type { OrganisationInput } from "./organisation.ts";
import { requirePublicKeys } from "./require-public-keys.ts";
import { firstProblem } from "./schema-problem.ts";

const PORT = { type: "integer", minimum: 1, maximum: 65_535 } as const;

/** JSON Schema of the file that names the organisations. */
export const ORGANISATIONS_SCHEMA = {
  type: "array",
  minItems: 1,
  items: {
    type: "object",
    additionalProperties: false,
    required: ["name", "host"],
    properties: {
      name: { type: "string", pattern: NAME_PATTERN },
      host: { type: "string" },
      validators: { type: "integer", minimum: 0, maximum: 31 },
      accounts: { type: "array", items: { type: "string", pattern: "^0x[0-9a-fA-F]{40}$" } },
      publicKeys: { type: "array", minItems: 1, items: { type: "string", pattern: "^0x[0-9a-fA-F]{128}$" } },
      ports: {
        type: "array",
        items: {
          type: "object",
          additionalProperties: false,
          properties: { p2p: PORT, rpc: PORT, ws: PORT, metrics: PORT },
        },
      },
    },
  },
} as const;

const validate = new Ajv({ verbose: true }).compile<OrganisationInput[]>(ORGANISATIONS_SCHEMA);

/** Folders beside those of the organisations, and what Windows takes for a device. */
const RESERVED = /^(?:prometheus|grafana|mosquitto|runbooks|image|programs|data|con|prn|aux|nul|com[0-9]|lpt[0-9])$/;
const IPV4 = /^(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\.(?!$)|$)){4}$/;

/**
 * Takes organisations from JSON.
 *
 * @throws `NETWORK_ORGANISATIONS_INVALID` with field and value.
 */
export function parseOrganisations(json: unknown): readonly OrganisationInput[] {
  if (!validate(json)) {
    const { field, value, reason } = firstProblem(validate.errors);
    throw invalidOrganisations(field, value, reason);
  }
  const names = new Set<string>();
  for (const [n, { name, host, accounts = [] }] of json.entries()) {
    if (RESERVED.test(name)) throw invalidOrganisations(`/${n}/name`, name, "is the name of another folder");
    if (names.has(name)) throw invalidOrganisations(`/${n}/name`, name, "is there twice");
    names.add(name);
    requireHost(`/${n}/host`, host);
    for (const [k, account] of accounts.entries()) {
      const before = accounts.slice(0, k).map((each) => each.toLowerCase());
      if (before.includes(account.toLowerCase())) {
        throw invalidOrganisations(`/${n}/accounts/${k}`, account, "is there twice");
      }
    }
  }
  requirePublicKeys(json);
  const [local, remote] = [json.find(isLocal), json.findIndex((each) => !isLocal(each))];
  if (local !== undefined && remote >= 0) {
    const reason = `is not on this machine, and cannot reach ${local.name} at ${local.host}`;
    throw invalidOrganisations(`/${remote}/host`, json[remote]?.host, reason);
  }
  return json;
}

const isLocal = ({ host }: { readonly host: string }) => isLoopback(host);

/** Whether an address is that of the machine itself. */
export const isLoopback = (host: string) => host.startsWith("127.");

function requireHost(field: string, host: string): void {
  if (!IPV4.test(host)) {
    throw invalidOrganisations(field, host, "should be an IPv4 address: nodes are allowed by address, not by name");
  }
  if (/^(?:0|22[4-9]|23[0-9]|24[0-9]|25[0-5])\./.test(host)) {
    throw invalidOrganisations(field, host, "is not the address of a machine");
  }
}
