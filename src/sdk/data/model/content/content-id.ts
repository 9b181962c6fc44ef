import { checkBytes32 } from "../../../core/check.ts";
import { contentError } from "../content-errors.ts";
import { type ContentSchema, checkContentSchema } from "./schema.ts";

/** What a leaf is bound to beside its row. */
export interface ContentId {
  readonly schema: ContentSchema;
  /** The resource's id in the Catalog, 32 bytes in hex. */
  readonly resource: string;
  /** The version's number. */
  readonly version: number;
  /** Rows of the version; of a file its chunks. */
  readonly count: number;
}

/** Most rows of a version: places of nodes stay exact numbers. */
export const MAX_COUNT = 2 ** 48;

/** @throws `CONTENT_PROOF_INVALID`, `CONTENT_SCHEMA_INVALID`, `ARGUMENT_INVALID` with the field. */
export function checkContentId({ schema, resource, version, count }: ContentId): ContentId {
  const places = { version, count };
  for (const [field, value] of Object.entries(places)) {
    if (!Number.isSafeInteger(value) || value < 1 || value > MAX_COUNT) {
      throw contentError("CONTENT_PROOF_INVALID", `${field} should be a number from 1, is ${String(value)}`, {
        field,
        value,
      });
    }
  }
  return { schema: checkContentSchema(schema), resource: checkBytes32("resource", resource), version, count };
}
