import { type CatalogueEntry, TallyError } from "../lib/errors.ts";

/** Every code of the deployment's own. What the node and the contracts answer goes through under the SDK's codes. */
export const DEPLOY_CATALOGUE = {
  ARTIFACT_MISSING: {
    retryable: false,
    meaning: "The compiled form of a contract of the plan is not there, or cannot be read.",
    remedy:
      "In the repository run `npm run hardhat -- build`; an installed package lacks it when it is damaged: install it again.",
  },
  LIBRARY_MISSING: {
    retryable: false,
    meaning: "A contract's code is linked with a library that the plan does not name for it.",
    remedy: "Name `values.library` under `libraries` of the contract in its domain's plan.",
  },
  DOMAIN_UNKNOWN: {
    retryable: false,
    meaning: "A domain was named that the plan does not have.",
    remedy: "The domains are in `values.known`.",
  },
  DEPLOY_CONFIG_INVALID: {
    retryable: false,
    meaning: "The configuration of a deployment lacks a key, or has a value of the wrong form.",
    remedy:
      "Mend the key `values.key` in the configuration file; docs/guides/deployment.md describes each, and deployments/besu.config.example.json is a pattern.",
  },
  DEPLOYMENT_CHANGED: {
    retryable: false,
    meaning:
      "A contract of the deployment file was deployed by another signer, with another configuration or from other code.",
    remedy:
      "Continue with the signer, configuration and version it was begun with; for others, begin anew with another deployment file.",
  },
  CREATION_DIFFERS: {
    retryable: false,
    meaning:
      "The node names another address for a new contract than sender and nonce give, or other code stands there.",
    remedy:
      "Do not trust this node. Run the command again with a node of your own: it goes on with what the chain really has.",
  },
  DEPLOYMENT_UNFINISHED: {
    retryable: false,
    meaning:
      "A domain is to be added to a deployment that is not founded, or whose deployer has not handed its power over yet.",
    remedy:
      "Run `npm run deploy -- --network NAME` to the end first, with the signer and configuration it was begun with.",
  },
  DEPLOYMENT_PENDING: {
    retryable: true,
    meaning:
      "A transaction of a deployment waits in the node's pool: of a run that was cut off, or for longer than is waited.",
    remedy:
      "Run the command again when it is mined. If it never is, the nonce `values.nonce` of `values.from` has to be used up.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../lib/errors.ts" {
  interface ErrorCodes {
    readonly deploy: keyof typeof DEPLOY_CATALOGUE;
  }
}

export type DeployErrorCode = keyof typeof DEPLOY_CATALOGUE;

/** A catalogued error of the deployment, ready to be thrown. */
export function deployError(
  code: DeployErrorCode,
  message: string,
  values: Record<string, unknown>,
  cause?: unknown,
): TallyError<DeployErrorCode> {
  return new TallyError(code, message, { retryable: DEPLOY_CATALOGUE[code].retryable, values, cause });
}
