import { ENTITY_TYPES } from "./types.ts";

const SENSING = "http://www.opengis.net/spec/iot_sensing/1.1/req";

/** What of the standard this server has. */
export const CONFORMANCE = [
  `${SENSING}/datamodel`,
  `${SENSING}/resource-path/resource-path-to-entities`,
  `${SENSING}/request-data`,
] as const;

/** The document at the root: where every set is, and what the server can do. */
export function rootDocument(root: string) {
  const value = Object.values(ENTITY_TYPES).map(({ plural }) => ({ name: plural, url: `${root}/${plural}` }));
  return { value, serverSettings: { conformance: CONFORMANCE } };
}
