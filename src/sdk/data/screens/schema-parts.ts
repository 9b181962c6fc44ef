import {
  ADDRESS,
  AMOUNT,
  BOOLEAN,
  BYTES32,
  listOf,
  ORG,
  objectOf,
  orNull,
  TIME,
  WHOLE,
  wordOf,
  type JsonSchema,
} from "../../core/json/json-schema.ts";
import { JOB_STATUSES } from "../model/job/computation.ts";
import { PURPOSES } from "../model/purposes.ts";
import { ACCESS_STATES, AGREEMENT_STATES, CONSENT_MODES, RESOURCE_STATUSES, VISIBILITIES } from "../model/states.ts";

const PURPOSE: JsonSchema = { anyOf: [{ enum: Object.keys(PURPOSES) }, { type: "integer", minimum: 0, maximum: 63 }] };

export const RESOURCE_PROPERTIES = {
  resource: BYTES32,
  name: BYTES32,
  status: wordOf(RESOURCE_STATUSES),
  consent: { enum: CONSENT_MODES },
  visibility: { enum: VISIBILITIES },
  minGroupSize: WHOLE,
  versions: listOf(
    objectOf({
      number: ORG,
      rows: WHOLE,
      contentRoot: BYTES32,
      collectedFrom: TIME,
      collectedTo: TIME,
      source: ORG,
      validators: WHOLE,
      revoked: BOOLEAN,
    }),
  ),
} as const;
export const RESOURCE_LINE = objectOf(RESOURCE_PROPERTIES);

export const AGREEMENT_PROPERTIES = {
  agreement: BYTES32,
  resource: BYTES32,
  provider: ORG,
  consumer: ORG,
  subject: orNull(ADDRESS),
  state: wordOf(AGREEMENT_STATES),
  turn: { enum: ["provider", "consumer", "subject", "nobody"] },
  purposes: listOf(PURPOSE),
  computeOnly: BOOLEAN,
  start: TIME,
  end: TIME,
  uses: WHOLE,
  maxUses: WHOLE,
  usesLeft: WHOLE,
  answerUntil: orNull(TIME),
} as const;
export const AGREEMENT_LINE = objectOf(AGREEMENT_PROPERTIES);

export const ACCESS_LINE = objectOf({
  agreement: BYTES32,
  seq: ORG,
  resource: BYTES32,
  version: ORG,
  provider: ORG,
  consumer: ORG,
  state: wordOf(ACCESS_STATES),
  at: TIME,
  size: WHOLE,
  disputeUntil: orNull(TIME),
  arbitrator: orNull(ORG),
});

export const OFFER_LINE = objectOf({
  offer: BYTES32,
  resource: BYTES32,
  service: BYTES32,
  provider: ORG,
  purposes: listOf(PURPOSE),
  validFrom: TIME,
  validTo: TIME,
  maxUses: WHOLE,
  computeOnly: BOOLEAN,
  minGroupSize: WHOLE,
  byRule: BOOLEAN,
  price: orNull(objectOf({ cash: ADDRESS, amount: AMOUNT, per: { enum: ["Access", "Period"] } })),
});

export const JOB_LINE = objectOf({
  computation: BYTES32,
  status: wordOf(JOB_STATUSES),
  purpose: PURPOSE,
  inputs: listOf(BYTES32),
  approved: listOf(WHOLE),
  computers: listOf(ORG),
  committed: listOf(ORG),
  revealed: listOf(ORG),
  resultHash: orNull(BYTES32),
});
