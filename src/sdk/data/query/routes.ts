import { about, BYTES32, listOf, ORG, objectOf, orNull, TIME, WHOLE, wordOf } from "../../core/json/json-schema.ts";
import { HAPPENED } from "../../query/parts.ts";
import { type QueryRoute, titled } from "../../query/route.ts";
import { AGREEMENT_STATES, RESOURCE_STATUSES } from "../model/states.ts";
import { AGREEMENT_PROPERTIES, RESOURCE_PROPERTIES } from "../screens/schema-parts.ts";

const RESOURCE = titled(
  "IndexedResource",
  objectOf({
    ...RESOURCE_PROPERTIES,
    owner: ORG,
    createdAt: TIME,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const AGREEMENT = titled(
  "IndexedAgreement",
  objectOf({
    ...AGREEMENT_PROPERTIES,
    offer: BYTES32,
    previous: about(orNull(BYTES32), "The one that it follows"),
    history: listOf(objectOf({ to: wordOf(AGREEMENT_STATES), time: TIME, transaction: BYTES32 })),
    accesses: about(WHOLE, "How many were served"),
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

/** What the query API answers about data that are shared. */
export const ROUTES: readonly QueryRoute[] = [
  {
    name: "resources",
    path: "/v1/resources",
    summary: "Every resource of the catalogue with its versions, in the order of creation",
    answer: "page",
    parameters: { owner: ORG, status: wordOf(RESOURCE_STATUSES) },
    item: RESOURCE,
  },
  {
    name: "resource",
    path: "/v1/resources/{resource}",
    summary: "A resource with its versions",
    answer: "one",
    parameters: { resource: BYTES32 },
    item: RESOURCE,
  },
  {
    name: "agreements",
    path: "/v1/agreements",
    summary: "Everything that was proposed or agreed about data, in the order of the chain",
    answer: "page",
    parameters: { resource: BYTES32, provider: ORG, consumer: ORG, state: wordOf(AGREEMENT_STATES) },
    item: AGREEMENT,
  },
  {
    name: "agreement",
    path: "/v1/agreements/{agreement}",
    summary: "An agreement",
    answer: "one",
    parameters: { agreement: BYTES32 },
    item: AGREEMENT,
  },
];
