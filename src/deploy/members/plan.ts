import { id, ZeroHash } from "ethers";
import type { At, DomainPlan, FollowUp } from "../domain-plan.ts";
import type { Settings } from "../settings.ts";

const GOVERNANCE = "@openzeppelin/contracts/governance";
const VERIFIERS = "@openzeppelin/contracts/utils/cryptography/verifiers";
const COUNCIL_ROLES = ["PROPOSER_ROLE", "CANCELLER_ROLE", "EXECUTOR_ROLE"];
const DEFAULT_ADMIN_ROLE = ZeroHash;

/** The Council, what it governs, and the verifiers under which keys without an address are enrolled. */
export const members: DomainPlan = {
  domain: "members",
  needs: [],
  contracts: [
    {
      name: "TimelockController",
      source: `${GOVERNANCE}/TimelockController.sol`,
      args: (_at, { council, deployer }) => [council.timelockDelay, [], [], deployer],
    },
    {
      name: "Members",
      source: "contracts/members/Members.sol",
      args: (at, { founders }) => [at("TimelockController"), founders],
    },
    {
      name: "Council",
      source: "contracts/members/Council.sol",
      args: (at, { council }) => [at("Members"), at("TimelockController"), council.votingDelay, council.votingPeriod],
      after: handOverPower,
    },
    { name: "ERC7913P256Verifier", source: `${VERIFIERS}/ERC7913P256Verifier.sol`, args: () => [] },
    { name: "ERC7913WebAuthnVerifier", source: `${VERIFIERS}/ERC7913WebAuthnVerifier.sol`, args: () => [] },
  ],
};

/** The timelock obeys the Council alone; the deployer, who is its first administrator, gives that up. */
function handOverPower(at: At, { deployer }: Settings): FollowUp[] {
  const to = at("TimelockController");
  const view = "hasRole(bytes32,address)";
  const grants = COUNCIL_ROLES.map((name): FollowUp => {
    const args = [id(name), at("Council")];
    const done = { view, args, is: true };
    return { by: "deployer", description: `grant ${name}`, to, method: "grantRole(bytes32,address)", args, done };
  });
  const args = [DEFAULT_ADMIN_ROLE, deployer];
  const done = { view, args, is: false };
  const method = "renounceRole(bytes32,address)";
  return [...grants, { by: "deployer", description: "renounce DEFAULT_ADMIN_ROLE", to, method, args, done }];
}
