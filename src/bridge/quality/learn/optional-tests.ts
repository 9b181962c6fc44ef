import type { ParameterProfile } from "../../model/profile.ts";

/**
 * Tests that are learned only where they are asked for. On rivers nobody falsified, fewer than one in five of the readings that they
 * flag are faults (docs/reports/quality-river.md): they are for who looks for falsification, or for drift, and has somebody to look at it.
 */
export const OPTIONAL_TESTS = [
  "digitPattern",
  "regularIncrements",
  "varianceCollapse",
  "drift",
] as const satisfies readonly (keyof ParameterProfile)[];

export type OptionalTest = (typeof OPTIONAL_TESTS)[number];

/** Those of them that falsification is seen by. */
export const FALSIFICATION_TESTS: readonly OptionalTest[] = ["digitPattern", "regularIncrements", "varianceCollapse"];

/** The settings without the optional tests that are not asked for. */
export function withoutOptional(settings: ParameterProfile, tests: readonly OptionalTest[]): ParameterProfile {
  const left = OPTIONAL_TESTS.filter((test) => !tests.includes(test));
  return Object.fromEntries(
    Object.entries(settings).filter(([name]) => !left.some((test) => test === name)),
  ) as unknown as ParameterProfile;
}
