import { bytes32, integer, is, list, object, uint } from "../../../core/json/json-form.ts";
import { dataError } from "../../errors.ts";
import { PURPOSES, type Purpose } from "../purposes.ts";
import type { Job } from "./job.ts";

const computers = { orgs: list(uint(32)), quorum: uint(8) };
const input = object({ agreement: bytes32, resource: bytes32, version: uint(32), contentRoot: bytes32 });
const purpose = is(
  (value) => (typeof value === "string" ? Object.hasOwn(PURPOSES, value) : Number.isSafeInteger(value)),
  "a purpose, or its number",
);
const nonce = is(
  (value) => (typeof value === "string" ? /^\d{1,78}$/.test(value) : Number.isSafeInteger(value)),
  "a whole number, as a text where it is large",
);
const form = object(
  {
    requester: uint(32),
    algorithmHash: bytes32,
    purpose,
    inputs: list(input),
    executors: object(computers),
    approveUntil: integer,
    commitUntil: integer,
    revealUntil: integer,
    nonce,
  },
  { reserves: object({ ...computers, challengePeriod: uint(32), recommitPeriod: uint(32), rerevealPeriod: uint(32) }) },
);

/**
 * A job from JSON: that of `Job`, where a large nonce is a text.
 *
 * @throws `JOB_INVALID` with the field and its value.
 *
 * @example
 * import { parseJob } from "tallystick/data";
 *
 * const job = parseJob(JSON.parse(text));
 */
export function parseJob(value: unknown): Job {
  form(value, "", (field, given, expected) => {
    throw dataError("JOB_INVALID", `${field || "the job"} should be ${expected}`, { field, value: given });
  });
  const job = value as Omit<Job, "nonce" | "purpose"> & { readonly nonce: number | string; readonly purpose: Purpose };
  return { ...job, nonce: BigInt(job.nonce) };
}
