import type { Settings } from "./settings.ts";

/** One domain's room in the plan: its contracts in the order in which they are deployed. */
export interface DomainPlan {
  readonly domain: string;
  /** Domains whose contracts this one's are built on. */
  readonly needs: readonly string[];
  readonly contracts: readonly PlannedContract[];
}

/** A contract, or a library that is linked into contracts. */
export interface PlannedContract {
  /** Name in Solidity and in the deployment file. */
  readonly name: string;
  /** Solidity source, as Hardhat names it. */
  readonly source: string;
  /**
   * Arguments of the constructor: addresses of contracts that stand before it, settings passed on unchanged, literals. It is
   * also evaluated without addresses and settings, by the generators and by `tally deployment verify`.
   */
  args(at: At, settings: Settings): readonly unknown[];
  /** Libraries of the plan that are linked into its code. They stand before it. */
  readonly libraries?: readonly string[];
  /** What has to happen once the contract stands. */
  after?(at: At, settings: Settings): readonly FollowUp[];
}

/** Address of a contract of the plan, by its name. */
export type At = (name: string) => string;

/** A call that a new contract needs. */
export interface FollowUp {
  /** The deployer calls at once, and only while the deployment is founded; the Council calls by a proposal. */
  readonly by: "deployer" | "council";
  /** What members read before they vote. */
  readonly description: string;
  readonly to: string;
  /** Signature, as in "grantRole(bytes32,address)". */
  readonly method: string;
  readonly args: readonly unknown[];
  /** A view of the same contract that gives `is` once the call has been made; it is not made again then. */
  readonly done: { readonly view: string; readonly args: readonly unknown[]; readonly is: boolean };
}
