/** Who may import what: layers, the rooms that each domain has in them, and the stages of the bridge. */
import type { Exceptions } from "./exceptions.ts";

/** Contracts below every domain. */
export const BASE = ["contracts/types", "contracts/libraries"];

const SDK = ["src/lib", "src/sdk", "types"];
const PRODUCT = [
  ...SDK,
  "src/deploy",
  "src/bridge",
  "src/bridge/model",
  "src/registrar",
  "src/keeper",
  "src/relay",
  "src/network",
  "src/watchlist",
  "src/simulator",
  "src/vault",
  "src/notary",
  "src/indexer",
  "src/cli",
  "src/console",
  "src/scenarios",
];

/** Layer -> layers that it may import. A layer may always import itself. Each domain's contracts are a layer more, by what it needs. */
export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  "contracts/types": [],
  "contracts/libraries": ["contracts/types"],
  "src/lib": [],
  "src/sdk": SDK,
  "src/deploy": SDK,
  "src/bridge/model": SDK,
  "src/bridge": [...SDK, "src/bridge/model"],
  "src/registrar": SDK,
  "src/keeper": SDK,
  "src/relay": SDK,
  "src/network": SDK,
  "src/watchlist": SDK,
  "src/simulator": [...SDK, "src/bridge/model"],
  "src/vault": SDK,
  "src/notary": SDK,
  "src/indexer": SDK,
  "src/console": SDK,
  // `tally up` deploys with the one deployment code; the others run their program.
  "src/cli": [
    ...SDK,
    "src/deploy",
    "src/bridge",
    "src/bridge/model",
    "src/registrar",
    "src/keeper",
    "src/relay",
    "src/network",
    "src/watchlist",
    "src/vault",
    "src/indexer",
  ],
  "src/scenarios": [
    ...SDK,
    "src/deploy",
    "src/bridge",
    "src/bridge/model",
    "src/registrar",
    "src/keeper",
    "src/relay",
    "src/watchlist",
    "src/simulator",
    "src/vault",
    "src/indexer",
    "src/cli",
  ],
  "src/testing": PRODUCT,
  types: [],
  examples: PRODUCT,
  // The product imports none of what follows. Benchmarks install the package as its test does; everything is tested.
  scripts: [...PRODUCT, "src/testing", "hardhat.config.ts", "hardhat.solidity.config.ts"],
  bench: [...PRODUCT, "src/testing", "scripts"],
  "hardhat.config.ts": ["scripts", "src/deploy"], // a plugin writes the ABIs with each build; the plan says what is built
  "hardhat.solidity.config.ts": ["hardhat.config.ts"],
  "hardhat.coverage.config.ts": ["hardhat.config.ts", "hardhat.solidity.config.ts"],
  "hardhat.invariants.config.ts": ["hardhat.solidity.config.ts"],
  "test/contracts": ["contracts/"],
  "test/symbolic": ["contracts/"],
  test: [...PRODUCT, "src/testing", "scripts", "bench", "examples", "hardhat.config.ts"],
};

/** Layers in which a domain has a room: a folder of its name. Across rooms a file imports what its domain needs, and no more. */
export const ROOMED = ["src/sdk", "src/deploy", "src/cli", "src/indexer", "src/console"];

const MODEL = ["model"];

/** Folders of the bridge -> folders of it that they may import: stages know the model and not each other, `compose` puts them together. */
export const STAGES: Readonly<Record<string, readonly string[]>> = {
  model: [],
  config: MODEL,
  field: MODEL,
  ingest: MODEL,
  quality: MODEL,
  store: MODEL,
  lease: MODEL,
  batch: MODEL,
  submit: MODEL,
  restore: MODEL,
  serve: MODEL,
  compose: ["model", "config", "field", "ingest", "quality", "store", "lease", "batch", "submit", "restore", "serve"],
};

/** What breaks a rule for a reason: a file, or `file -> target`. */
export const EXCEPTIONS: Exceptions = {
  // What a word of another chain means: the domains that it is of are deployed there, and need not be here.
  "contracts/anchoring/SideChain.sol -> contracts/data/AgreementWord.sol": "reads another chain's agreements",
  "contracts/anchoring/SideChain.sol -> contracts/data/INegotiations.sol": "reads another chain's agreements",
  "contracts/anchoring/ISideChain.sol -> contracts/data/INegotiations.sol": "reads another chain's agreements",
  "contracts/anchoring/SideChain.sol -> contracts/instruments/receivables/Debt.sol":
    "reads another chain's receivables",
  "contracts/anchoring/ISideChain.sol -> contracts/instruments/receivables/Debt.sol":
    "reads another chain's receivables",
  "contracts/anchoring/FactTerm.sol -> contracts/data/INegotiations.sol": "judges another chain's agreements",
  "contracts/anchoring/FactTerm.sol -> contracts/instruments/receivables/Debt.sol":
    "judges another chain's receivables",
  "contracts/anchoring/FactConditions.sol -> contracts/data/INegotiations.sol": "passes another chain's agreements on",
  "contracts/anchoring/FactConditions.sol -> contracts/instruments/receivables/Debt.sol":
    "passes another chain's receivables on",
  "contracts/anchoring/DebtWord.sol -> contracts/instruments/receivables/Debt.sol": "reads another chain's receivables",
  "contracts/anchoring/SideChain.sol -> contracts/ledger/InstrumentId.sol": "reads another chain's receivables",
  "src/console/session/signed.tsx": "who signs in acts for an organisation",
  "src/console/session/session-link.tsx": "who signs in acts for an organisation",
  "src/console/session/played-list.tsx": "who can be played is an organisation",
  "src/cli/chain/deployment/verify.ts": "says who has power over the deployment",
  "src/cli/chain/deployment/shared/verify.ts": "asks whether the Council alone has power over the deployment",
  "src/cli/members/council/propose/registrar.ts": "the Council names the registrars of fingerprints",
  "src/cli/members/council/propose/decide-dispute.ts": "the Council decides disputes",
  "src/cli/members/council/propose/declare-lost.ts": "the Council declares lost what an expelled organisation has",
  "src/cli/members/council/propose/lift-recall.ts": "the Council lifts recalls",
  "src/cli/members/council/propose/create-client.ts": "the Council trusts other chains",
  "src/cli/members/council/propose/renew-client.ts": "the Council trusts other chains",
  "src/cli/members/council/propose/freeze-client.ts": "the Council trusts other chains",
  "src/cli/members/council/propose/name-contract.ts": "the Council says which contract of another chain is which",
  "src/cli/members/council/propose/release-lien.ts": "the Council releases what is pledged to an expelled organisation",
};
