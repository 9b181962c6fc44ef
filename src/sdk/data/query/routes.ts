import {
  AMOUNT,
  about,
  BOOLEAN,
  BYTES32,
  listOf,
  ORG,
  objectOf,
  orNull,
  TEXT,
  TIME,
  WHOLE,
  wordOf,
} from "../../core/json/json-schema.ts";
import { HAPPENED } from "../../query/parts.ts";
import { type QueryRoute, titled } from "../../query/route.ts";
import { JOB_STATUSES } from "../model/job/computation.ts";
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

const ORGS = listOf(ORG);
const COMPUTERS = { orgs: ORGS, quorum: WHOLE };

const COMPUTATION = titled(
  "IndexedComputation",
  objectOf({
    computation: BYTES32,
    requester: ORG,
    status: wordOf(JOB_STATUSES),
    since: about(TIME, "When the status became what it is"),
    job: {
      type: "object",
      required: ["requester", "algorithmHash", "purpose", "inputs", "executors", "nonce"],
      additionalProperties: false,
      properties: {
        requester: ORG,
        algorithmHash: BYTES32,
        purpose: { anyOf: [TEXT, WHOLE] },
        inputs: listOf(objectOf({ agreement: BYTES32, resource: BYTES32, version: WHOLE, contentRoot: BYTES32 })),
        executors: objectOf(COMPUTERS),
        reserves: objectOf({ ...COMPUTERS, challengePeriod: WHOLE, recommitPeriod: WHOLE, rerevealPeriod: WHOLE }),
        approveUntil: TIME,
        commitUntil: TIME,
        revealUntil: TIME,
        nonce: AMOUNT,
      },
    },
    approved: about(listOf(WHOLE), "Indexes of inputs that their owners approved"),
    committed: ORGS,
    revealed: about(ORGS, "Revealed what they had committed to"),
    mismatched: about(ORGS, "Revealed something else"),
    dissented: about(ORGS, "Came to another result than the quorum"),
    silent: ORGS,
    resultHash: about(orNull(BYTES32), "Once it is tallied"),
    receipt: about(
      orNull(
        objectOf({
          algorithmHash: BYTES32,
          transcript: about(BYTES32, "Over everything that was revealed"),
          agreed: WHOLE,
          recomputed: BOOLEAN,
          acceptedAt: TIME,
          transaction: BYTES32,
        }),
      ),
      "Once it is accepted",
    ),
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
    summary:
      "Everything that was proposed or agreed about data, in the order of the chain, or of their ends where a state is asked for",
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
  {
    name: "computations",
    path: "/v1/computations",
    summary: "Jobs over other organisations' data with their receipts, in the order of proposal or newest first",
    answer: "page",
    parameters: { requester: ORG, status: wordOf(JOB_STATUSES), newest: about(BOOLEAN, "Newest first") },
    item: COMPUTATION,
  },
  {
    name: "computation",
    path: "/v1/computations/{computation}",
    summary: "A job over other organisations' data",
    answer: "one",
    parameters: { computation: BYTES32 },
    item: COMPUTATION,
  },
];
