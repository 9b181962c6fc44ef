/** Where domains may be named beyond their folders. */
import type { Exceptions } from "./exceptions.ts";

/** Folders that are of a domain, or of several, though they have another name. */
export const HOMES: Readonly<Record<string, string | readonly string[]>> = {
  "src/bridge/": "sensing",
  "src/registrar/": ["evidence", "receivables"],
  "src/sdk/anchoring/": ["evidence", "ledger", "receivables", "data"], // facts of their contracts on another chain
  "src/relay/": "anchoring",
  "src/cli/relay/": "anchoring",
  "src/simulator/": "sensing",
  "src/vault/": ["members", "evidence", "data"],
  "src/cli/vault/": "data",
};

/**
 * What uses the domains and lists none of them: scenarios, fakes and fixtures, crash and fuzz runs, the run on Besu, that in a browser, reports, vectors; and the rules of the
 * checks, which name files. Tests, benchmarks and examples use domains too, and are not looked at.
 */
export const USERS: readonly string[] = [
  "src/scenarios/",
  "src/testing/",
  "scripts/besu/",
  "scripts/check/",
  "scripts/console/",
  "scripts/crash/",
  "scripts/fuzz/",
  "scripts/generate/",
  "scripts/package/",
  "scripts/report/",
  "scripts/start/side-chain/",
];

/** Domains whose name is an ordinary word, also as a text of its own and as a file's name: only as a folder in a path it means the domain. */
export const ORDINARY_WORDS: readonly string[] = ["data"];

/** Files, folders, or `file -> domain`. */
export const CENSUS_EXCEPTIONS: Exceptions = {
  // One list of domains per floor.
  "src/sdk/all.ts": "the list of the SDK",
  "src/deploy/plan.ts": "the list of the plan of contracts",
  "src/console/routes.tsx": "the list of the console's pages",
  "src/console/pages.ts": "the list of what the console's navigation names",
  "src/console/shell/texts.ts": "what the pages are called in the navigation",
  "src/console/start/personas.ts": "where each begins",
  "src/console/thing-paths.ts": "the list of pages by the kind of thing",
  "src/console/role-paths.ts": "the list of pages by the role of who signs in",
  "src/console/proof-kinds.ts": "the list of what the console verifies",
  "src/console/operator-cards.ts": "the list of what domains show to operators",
  "src/console/leg-kinds.ts": "the list of legs of deals that are no movement",
  "src/keeper/sources.ts": "the list of what falls due",
  "src/indexer/domains.ts": "the list of the indexer",
  "scripts/tasks.mjs -> watchlist": "the list of commands, of which one is the benchmark of its service",
  "scripts/tasks.mjs -> clearing": "the list of commands, of which one is its benchmark",
  "src/cli/shared/remedies.ts -> watchlist": "the list of the catalogues of programs",
  "src/network/kit/compose.ts -> data": "data/ is the folder of what a program keeps",
  "src/network/kit/plan-kit.ts -> data": "data/ is the folder of what a program keeps",
  // The first organisations and their Council are part of every system.
  "src/deploy/development.ts -> members": "enrols the development organisation's account",
  "src/deploy/parse-config.ts -> members": "reads the roles of the founders",
  "src/deploy/proposals.ts -> members": "the Council decides on what a new contract needs",
  "src/cli/chain/deployment/verify.ts -> members": "says who has power over the deployment",
  "src/cli/chain/deployment/shared/verify.ts -> members":
    "asks whether the Council alone has power over the deployment",
  "src/deploy/complete-domains.ts -> members": "has the Council decide on what the domains need",
  "scripts/start/open-chain.ts -> members": "the development organisation decides as the Council",
  "src/console/session/signed.tsx -> members": "who signs in acts for an organisation",
  "src/console/session/session-link.tsx -> members": "who signs in acts for an organisation",
  "src/console/session/played-list.tsx -> members": "who can be played is an organisation",
  "src/console/session/passkey-signer.ts -> evidence": "the contract that judges passkeys is deployed with that domain",
  "src/deploy/settings.ts -> members": "a founder may have no person behind its key",
  "src/sdk/settlement/contracts.ts -> anchoring": "a leg may be a condition: a deal reverts with what it says",
  "src/sdk/core/founded.ts -> members": "the foundation is that of every deployment",
  "src/cli/members/council/propose/registrar.ts -> evidence": "the Council names the registrars of fingerprints",
  "src/cli/members/council/propose/decide-dispute.ts -> custody": "the Council decides disputes",
  "src/cli/members/council/propose/declare-lost.ts -> custody":
    "the Council declares lost what an expelled organisation has",
  "src/cli/members/council/propose/lift-recall.ts -> custody": "the Council lifts recalls",
  "src/cli/members/council/propose/create-client.ts -> anchoring": "the Council trusts other chains",
  "src/cli/members/council/propose/renew-client.ts -> anchoring": "the Council trusts other chains",
  "src/cli/members/council/propose/freeze-client.ts -> anchoring": "the Council trusts other chains",
  "src/cli/members/council/propose/name-contract.ts -> anchoring":
    "the Council says which contract of another chain is which",
  "src/cli/members/council/propose/release-lien.ts -> ledger":
    "the Council releases what is pledged to an expelled organisation",
  "src/cli/members/council/propose/release-lien.ts -> receivables": "the ledger's id of what is pledged",
};
