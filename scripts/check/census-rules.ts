/** Where domains may be named beyond their folders. */
import type { Exceptions } from "./exceptions.ts";

/** Folders that are of a domain though they have another name. */
export const HOMES: Readonly<Record<string, string>> = {
  "src/bridge/": "sensing",
  "src/simulator/": "sensing",
  "src/cli/notarise/": "evidence",
};

/**
 * What uses the domains and lists none of them: scenarios, fakes and fixtures, crash runs, reports, vectors; and the rules of the
 * checks, which name files. Tests, benchmarks and examples use domains too, and are not looked at.
 */
export const USERS: readonly string[] = [
  "src/scenarios/",
  "src/testing/",
  "scripts/check/",
  "scripts/crash/",
  "scripts/generate/",
  "scripts/package/",
  "scripts/report/",
];

/** Files, folders, or `file -> domain`. */
export const CENSUS_EXCEPTIONS: Exceptions = {
  // The first organisations and accounts are part of every system.
  "src/deploy/development.ts -> members": "enrols the development organisation's account",
  "src/deploy/parse-config.ts -> members": "reads the roles of the founders",
  "src/cli/values.ts -> members": "reads roles and duties for the commands of every domain",
  // One list of domains per floor.
  "src/sdk/index.ts": "to be reduced: the list of the SDK",
  "src/cli/program.ts": "to be reduced: the list of the program",
  "src/deploy/system.ts": "to be reduced: the plan of the contracts",
  "src/cli/commands/": "to be removed: commands move into the room of their domain",
  "src/cli/custody/handovers.ts -> sensing": "to be removed: what several domains parse moves to cli/shared",
  "src/cli/custody/tell-trace.ts -> sensing": "to be removed: what several domains print moves to cli/shared",
  "src/cli/deployment/build.ts": "to be removed: generated from the plan of the contracts",
  "src/sdk/core/connect.ts": "to be removed: connect(...).extend(domain)",
  "src/sdk/core/contracts.ts": "to be removed: each domain binds its contracts",
  "src/sdk/core/deployment.ts": "to be removed: the names of the contracts come from the domains",
  "src/sdk/core/revert.ts": "to be removed: the interfaces of errors come from the domains",
  "src/sdk/members/actions/members/revoke-account.ts -> evidence": "to be removed: with the rooms of the SDK",
};
