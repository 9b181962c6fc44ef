import type { JobStatus } from "../../sdk/data/model/job/computation.ts";
import type { Job } from "../../sdk/data/model/job/job.ts";
import type { EmittedTerms } from "../../sdk/data/model/agreement/terms-from.ts";
import type { AgreementState, ConsentMode, ResourceStatus, Visibility } from "../../sdk/data/model/states.ts";
import type { VersionLine } from "../../sdk/data/screens/resource-line.ts";
import type { Plain } from "../project/plain.ts";
import { flag, integer, json, orNull, table, text, word } from "../store/table.ts";

const PLACE = { pos: integer(), block: integer(), transaction: text() } as const;

export const RESOURCE = table(
  "resource",
  {
    resource: word(),
    name: text(),
    status: word<ResourceStatus>(),
    consent: text<ConsentMode>(),
    visibility: text<Visibility>(),
    minGroupSize: integer(),
    versions: json<readonly VersionLine[]>(),
    owner: integer(),
    createdAt: integer(),
    ...PLACE,
  },
  ["resource"],
  [["owner"], ["status"], []],
);

export interface MovedTo {
  readonly to: AgreementState;
  readonly time: number;
  readonly transaction: string;
}

export const AGREEMENT = table(
  "agreement",
  {
    agreement: word(),
    resource: word(),
    provider: integer(),
    consumer: integer(),
    state: word<AgreementState>(),
    end: integer(),
    uses: integer(),
    maxUses: integer(),
    left: integer(),
    /** The state, or that it is used up. */
    standing: word<AgreementState>(),
    /** Whether it ends with its time. */
    isRunning: flag(),
    terms: json<Plain<EmittedTerms>>(),
    history: json<readonly MovedTo[]>(),
    accesses: integer(),
    ...PLACE,
  },
  ["agreement"],
  [["resource"], ["provider"], ["consumer"], ["standing", "end"], ["isRunning", "end"], []],
);

type Times = "approveUntil" | "commitUntil" | "revealUntil";

/** A job as rows have it. */
export type IndexedJob = Omit<Job, "nonce" | Times> & Readonly<Record<Times, number>> & { readonly nonce: string };

export interface Receipt {
  readonly algorithmHash: string;
  readonly transcript: string;
  readonly agreed: number;
  readonly recomputed: boolean;
  readonly acceptedAt: number;
  readonly transaction: string;
}

const ORGS = json<readonly number[]>();

export const COMPUTATION = table(
  "computation",
  {
    computation: word(),
    requester: integer(),
    status: word<Exclude<JobStatus, "None">>(),
    since: integer(),
    job: json<IndexedJob>(),
    /** Indexes of inputs. */
    approved: json<readonly number[]>(),
    committed: ORGS,
    revealed: ORGS,
    mismatched: ORGS,
    dissented: ORGS,
    silent: ORGS,
    resultHash: orNull(text()),
    receipt: orNull(json<Receipt>()),
    ...PLACE,
  },
  ["computation"],
  [["requester"], ["status"], []],
);
