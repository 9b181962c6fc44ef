import { Ajv } from "ajv";
import { networkError } from "../errors.ts";
import type { Network } from "./network.ts";
import { NETWORK_SCHEMA } from "./network-schema.ts";
import { firstProblem } from "./schema-problem.ts";

const validate = new Ajv({ allowUnionTypes: true, verbose: true }).compile<Network>(NETWORK_SCHEMA);

/**
 * Takes a network from the JSON of network.json.
 *
 * @throws `NETWORK_FILE_INVALID` with field and value.
 */
export function parseNetwork(json: unknown): Network {
  if (!validate(json)) {
    const { field, value, reason } = firstProblem(validate.errors);
    throw invalid(field, value, reason);
  }
  const names = new Set<string>();
  for (const [n, node] of json.nodes.entries()) {
    if (names.has(node.name)) throw invalid(`/nodes/${n}/name`, node.name, "is there twice");
    names.add(node.name);
    if (node.folder !== `${node.organisation}/${node.name}`) {
      throw invalid(`/nodes/${n}/folder`, node.folder, `should be ${node.organisation}/${node.name}`);
    }
  }
  return json;
}

function invalid(field: string, value: unknown, reason: string) {
  return networkError("NETWORK_FILE_INVALID", `network.json: ${field} ${reason}`, { field, value, reason });
}
