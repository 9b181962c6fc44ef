import { Ajv } from "ajv";
import { bridgeError } from "../../model/errors.ts";
import type { ParameterProfile, Profile } from "../../model/profile.ts";
import { PROFILE_SCHEMA } from "./schema.ts";

const validate = new Ajv({ allErrors: false, discriminator: true, verbose: true }).compile<Profile>(PROFILE_SCHEMA);

/**
 * Takes a profile from JSON that somebody wrote.
 *
 * @throws `PROFILE_INVALID` with `values.key`, a JSON pointer, and `values.value`, what is there.
 *
 * @example
 * import { parseProfile } from "./parse.ts";
 *
 * const profile = parseProfile(JSON.parse(text));
 */
export function parseProfile(json: unknown): Profile {
  if (!validate(json)) {
    const [error] = validate.errors ?? [];
    const missing = error?.params.missingProperty ?? error?.params.additionalProperty;
    const key = (error?.instancePath ?? "") + (missing === undefined ? "" : `/${missing}`);
    throw invalid(key, missing === undefined ? error?.data : undefined, error?.message ?? "is invalid");
  }
  for (const [name, parameter] of Object.entries(json.parameters)) {
    requireOrder(parameter, `/parameters/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`);
    requireRoom(parameter, json.window, `/parameters/${name}`);
  }
  return json;
}

function invalid(key: string, value: unknown, reason: string) {
  return bridgeError("PROFILE_INVALID", `${key || "the profile"} ${reason}`, { key, value, reason });
}

/** Lower ends come first, and what is suspect comes before what fails. */
function requireOrder(parameter: ParameterProfile, at: string): void {
  const { grossRange, climatology, spike, rateOfChange, flatLine, attenuatedSignal, upstream } = parameter;
  if (grossRange) {
    requireSpan(grossRange.fail, `${at}/grossRange/fail`);
    requireInside(grossRange.suspect, grossRange.fail, `${at}/grossRange/suspect`);
  }
  for (const [i, { from, to, usual, possible }] of (climatology ?? []).entries()) {
    requireSpan([from, to], `${at}/climatology/${i}/from`);
    requireSpan(usual, `${at}/climatology/${i}/usual`);
    if (possible) requireSpan(possible, `${at}/climatology/${i}/possible`);
    if (possible) requireInside(usual, possible, `${at}/climatology/${i}/usual`);
  }
  if (spike) requireAtMost(spike.suspect, spike.fail, `${at}/spike/suspect`);
  if (rateOfChange?.fail !== undefined) {
    requireAtMost(rateOfChange.suspect, rateOfChange.fail, `${at}/rateOfChange/suspect`);
  }
  if (flatLine) requireAtMost(flatLine.suspect, flatLine.fail, `${at}/flatLine/suspect`);
  if (attenuatedSignal) requireAtMost(attenuatedSignal.fail, attenuatedSignal.suspect, `${at}/attenuatedSignal/fail`);
  if (upstream) requireSpan(upstream.band, `${at}/upstream/band`);
}

/** What a test looks back at has to fit into the window. */
function requireRoom(parameter: ParameterProfile, window: number, at: string): void {
  const { repeatedBlock, frozenAtLimit, digitPattern, regularIncrements, varianceCollapse, drift } = parameter;
  if (repeatedBlock) requireAtMost(2 * repeatedBlock.length, window, `${at}/repeatedBlock/length`);
  if (repeatedBlock) requireAtMost(repeatedBlock.changes, repeatedBlock.length - 1, `${at}/repeatedBlock/changes`);
  if (frozenAtLimit) requireAtMost(frozenAtLimit.readings, window, `${at}/frozenAtLimit/readings`);
  if (digitPattern) requireAtMost(digitPattern.readings, window - 1, `${at}/digitPattern/readings`);
  if (digitPattern) requireAtMost(digitPattern.least, digitPattern.readings, `${at}/digitPattern/least`);
  if (regularIncrements) requireAtMost(regularIncrements.readings, window - 2, `${at}/regularIncrements/readings`);
  if (drift) requireAtMost(drift.readings + drift.lag, window - 1, `${at}/drift/readings`);
  if (varianceCollapse) requireAtMost(varianceCollapse.readings, window - 2, `${at}/varianceCollapse/readings`);
}

function requireSpan(span: readonly [number, number], key: string): void {
  if (span[0] > span[1]) throw invalid(key, span, "begins above its end");
}

function requireInside(
  inner: readonly [number, number] | undefined,
  outer: readonly [number, number],
  key: string,
): void {
  if (inner === undefined) return;
  requireSpan(inner, key);
  if (inner[0] < outer[0] || inner[1] > outer[1])
    throw invalid(key, inner, `does not lie within ${outer.join(" to ")}`);
}

function requireAtMost(value: number, most: number, key: string): void {
  if (value > most) throw invalid(key, value, `is greater than ${most}`);
}
