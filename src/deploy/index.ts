/** The public entry `tallystick/deploy`: founds a deployment and adds domains to one. Needs Node. */
// biome-ignore-all lint/performance/noBarrelFile: the one barrel of this layer, which is a sub-path of the package

export { type AddDomainsParameters, addDomains } from "./add-domains.ts";
export { type Artifact, artifactPath, type ReadArtifact, readArtifact } from "./artifact.ts";
export { developmentConfig, type Founder, type SystemConfig } from "./config.ts";
export { type DeployDevelopmentParameters, deployDevelopmentSystem } from "./development.ts";
export type { At, DomainPlan, FollowUp, PlannedContract } from "./domain-plan.ts";
export { DEPLOY_CATALOGUE, type DeployErrorCode } from "./errors.ts";
export { type DeploymentFile, fileJournal, type Journal, memoryJournal } from "./journal.ts";
export { parseConfig } from "./parse-config.ts";
export { PLAN } from "./plan.ts";
export { type ProposedOnce, proposeOnce, requiredProposals } from "./proposals.ts";
export { contractsOf, presenceOf, selectDomains } from "./select-domains.ts";
export type { Settings } from "./settings.ts";
export { type DeploySystemParameters, deploySystem } from "./system.ts";
