import type { DatabaseSync } from "node:sqlite";
import type { Json } from "../../sdk/core/json/canonical-json.ts";
import { vaultError } from "../errors.ts";
import type { AtRest } from "./at-rest.ts";

/**
 * - `Prepared`: sealed and stored. Preparing again replaces it.
 * - `Brought`: its transaction may be with the chain or not. It is replaced by nothing.
 * - `Published`: the chain has it.
 */
export type VersionState = "Prepared" | "Brought" | "Published";

export interface VersionKey {
  readonly resource: string;
  readonly number: number;
}

/** Documents of resources and of their versions, as JSON, encrypted. */
export interface Versions {
  putResource(resource: string, document: Json): void;
  resource(resource: string): Json | undefined;
  resources(): string[];
  /** Keeps a version, in place of one that is Prepared. @throws `VAULT_VERSION_BROUGHT`. */
  prepare(key: VersionKey, document: Json): void;
  /** Takes a version from one state to another. */
  move(key: VersionKey, from: VersionState, to: VersionState): void;
  /** @throws `VAULT_STORE_DAMAGED`. */
  version(key: VersionKey): { readonly state: VersionState; readonly document: Json } | undefined;
  /** Numbers of a resource's versions that are published, or of all. */
  numbers(resource: string, state?: VersionState): number[];
}

const toBytes = (document: Json) => new TextEncoder().encode(JSON.stringify(document));
const fromBytes = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as Json;

const placeOf = ({ resource, number }: VersionKey) => `version ${resource} ${number}`;

export function versionsOf(db: DatabaseSync, { close, open }: AtRest): Versions {
  const putResource = db.prepare(
    "INSERT INTO resource VALUES (?, ?) ON CONFLICT DO UPDATE SET closed = excluded.closed",
  );
  const resource = db.prepare("SELECT closed FROM resource WHERE resource = ?");
  const resources = db.prepare("SELECT resource FROM resource ORDER BY resource");
  const prepare = db.prepare(
    "INSERT INTO version VALUES (?, ?, 'Prepared', ?) ON CONFLICT DO UPDATE SET closed = excluded.closed WHERE state = 'Prepared'",
  );
  const move = db.prepare("UPDATE version SET state = ? WHERE resource = ? AND number = ? AND state = ?");
  const version = db.prepare("SELECT state, closed FROM version WHERE resource = ? AND number = ?");
  const numbers = db.prepare("SELECT number, state FROM version WHERE resource = ? ORDER BY number");
  return {
    putResource: (id, document) => void putResource.run(id, close(toBytes(document), `resource ${id}`)),
    resource(id) {
      const row = resource.get(id);
      return row && fromBytes(open(row.closed as Uint8Array, `resource ${id}`));
    },
    resources: () => resources.all().map((row) => String(row.resource)),
    prepare(key, document) {
      const { changes } = prepare.run(key.resource, key.number, close(toBytes(document), placeOf(key)));
      if (changes === 1) return;
      const values = { field: "number", value: key.number, resource: key.resource };
      throw vaultError("VAULT_VERSION_BROUGHT", `version ${key.number} is published, or being published`, values);
    },
    move: ({ resource: id, number }, from, to) => void move.run(to, id, number, from),
    version(key) {
      const row = version.get(key.resource, key.number);
      if (row === undefined) return undefined;
      const document = fromBytes(open(row.closed as Uint8Array, placeOf(key)));
      return { state: row.state as VersionState, document };
    },
    numbers: (id, state) =>
      numbers
        .all(id)
        .filter((row) => state === undefined || row.state === state)
        .map((row) => Number(row.number)),
  };
}
