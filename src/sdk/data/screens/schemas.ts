import { type JsonSchema, listOf, ORG, objectOf, TIME } from "../../core/json/json-schema.ts";
import { ACCESS_LINE, AGREEMENT_LINE, JOB_LINE, OFFER_LINE, RESOURCE_LINE } from "./schema-parts.ts";

/** The form of an `OwnerScreen` as JSON. */
export const OWNER_SCREEN_SCHEMA: JsonSchema = objectOf({
  org: ORG,
  at: TIME,
  resources: listOf(RESOURCE_LINE),
  waiting: listOf(AGREEMENT_LINE),
  agreements: listOf(AGREEMENT_LINE),
  accesses: listOf(ACCESS_LINE),
  disputes: listOf(ACCESS_LINE),
});

/** The form of a `ConsumerScreen` as JSON. */
export const CONSUMER_SCREEN_SCHEMA: JsonSchema = objectOf({
  org: ORG,
  at: TIME,
  offers: listOf(OFFER_LINE),
  requests: listOf(AGREEMENT_LINE),
  agreements: listOf(AGREEMENT_LINE),
  toAcknowledge: listOf(ACCESS_LINE),
  jobs: listOf(JOB_LINE),
});
