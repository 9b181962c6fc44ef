/** Three organisations on a chain of their own, with everything that the acts need. */
import { id, type TypedDataDomain, Wallet } from "ethers";
import { requiredProposals } from "../../src/deploy/proposals.ts";
import { deploySystem } from "../../src/deploy/system.ts";
import type { Client } from "../../src/sdk/core/client.ts";
import { connect } from "../../src/sdk/core/connect.ts";
import type { Deployment } from "../../src/sdk/core/deployment.ts";
import { profilesContract } from "../../src/sdk/custody/contracts.ts";
import { membersContract } from "../../src/sdk/members/contracts.ts";
import { type Duty, dutyBits } from "../../src/sdk/members/model/duties.ts";
import { roleBits } from "../../src/sdk/members/model/roles.ts";
import { decide } from "../../src/testing/admit.ts";
import { PROFILE } from "../gas/ours/custody-profile.ts";
import { calendarCalls } from "./calendar.ts";
import type { BenchChain } from "./chain.ts";
import { createLane, deliver, type Lane, newLanes } from "./lane.ts";

export interface Stage {
  readonly chain: BenchChain;
  readonly deployment: Deployment;
  /** Of the deployer, who is a member of nothing. */
  readonly client: Client;
  /** Of organisation 1 (MAKER and DEVICE), which states, gives and sells. */
  readonly members: readonly Lane[];
  /** Of nobody: they bring what others signed. */
  readonly relayers: readonly Lane[];
  /** MAKER and DEVICE of organisation 2, which takes over, operates stations and owes; a second person of it, CHECKER. */
  readonly carrier: Lane;
  readonly carrierChecker: Lane;
  /** MAKER of organisation 3, which buys, and its CHECKER. */
  readonly bank: Lane;
  readonly bankChecker: Lane;
  /** DEVICE accounts of organisations 1 and 2, sorted: both have to sign. */
  readonly gateways: readonly [Lane, Lane];
  readonly domainOf: (name: string, contract: string) => TypedDataDomain;
  /** Time of the newest block, in seconds. */
  now(): Promise<number>;
}

/** Senders of each kind. */
const LANES = 16;
const ENROL_GAS = 250_000n;

export async function openStage(chain: BenchChain, say: (line: string) => void): Promise<Stage> {
  const wallet = () => new Wallet(Wallet.createRandom().privateKey, chain.provider);
  const [deployer, ...admins] = [wallet(), wallet(), wallet(), wallet()] as const;
  say("deploying");
  const deployment = await deploySystem({
    signer: deployer,
    domains: ["evidence", "sensing", "custody", "receivables"],
    config: {
      network: "bench",
      founders: [
        { name: "River Authority", roles: roleBits(["REGULATOR", "GENERATOR"]), admin: admins[0].address },
        {
          name: "Carrier",
          roles: roleBits(["CARRIER", "DISPOSER", "STATION_OPERATOR", "CORE_ENTERPRISE"]),
          admin: admins[1].address,
        },
        { name: "Bank", roles: roleBits(["BANK"]), admin: admins[2].address },
      ],
      council: { timelockDelay: 0, votingDelay: 0, votingPeriod: 3_600 },
    },
  });
  const client = await connect({ signer: deployer, deployment });
  say("the Council decides");
  // Two votes of three are a majority, which ends the vote.
  const voters = await Promise.all([
    connect({ signer: admins[0], deployment }),
    connect({ signer: admins[1], deployment }),
  ]);
  await decide(voters, await proposalOf(client, deployment));

  say("enrolling");
  const [members, relayers, people] = [newLanes(chain, LANES), newLanes(chain, LANES), newLanes(chain, 6)];
  const [carrier, carrierChecker, bank, bankChecker, one, two] = people as [Lane, Lane, Lane, Lane, Lane, Lane];
  const contract = membersContract(client);
  const to = await contract.getAddress();
  const lanes = await Promise.all(
    admins.map(async (admin) => createLane(chain, admin, 0, await admin.getNonce("latest"))),
  );
  const enrol = (org: 0 | 1 | 2, { wallet: { address } }: Lane, duties: readonly Duty[]) => {
    const person = id(address).slice(0, 42);
    const data = contract.interface.encodeFunctionData("enrol", [address, dutyBits(duties), 0, person]);
    return (lanes[org] as Lane).sign({ to, data, gasLimit: ENROL_GAS });
  };
  await deliver(chain, [
    ...members.map((lane) => enrol(0, lane, ["MAKER", "DEVICE"])),
    enrol(1, carrier, ["MAKER", "DEVICE"]),
    enrol(1, carrierChecker, ["CHECKER"]),
    enrol(2, bank, ["MAKER"]),
    enrol(2, bankChecker, ["CHECKER"]),
    enrol(0, one, ["DEVICE"]),
    enrol(1, two, ["DEVICE"]),
  ]);
  return {
    chain,
    deployment,
    client,
    members,
    relayers,
    carrier,
    carrierChecker,
    bank,
    bankChecker,
    gateways: BigInt(one.wallet.address) < BigInt(two.wallet.address) ? [one, two] : [two, one],
    domainOf: (name, verifyingContract) => ({ name, version: "1", chainId: chain.chainId, verifyingContract }),
    async now() {
      return (await chain.provider.getBlock("latest"))?.timestamp ?? 0;
    },
  };
}

/** All that the Council has to decide, at once: what new contracts need, a profile of waste, a calendar. */
async function proposalOf(client: Client, deployment: Deployment) {
  const required = await requiredProposals(client.provider, deployment);
  const profiles = profilesContract(client);
  const calls = [
    ...required.flatMap(({ targets, calldatas }) =>
      targets.map((target, n) => ({ target, calldata: calldatas[n] as string })),
    ),
    {
      target: await profiles.getAddress(),
      calldata: profiles.interface.encodeFunctionData("setProfile", [0, PROFILE]),
    },
    ...(await calendarCalls(client)),
  ];
  return {
    targets: calls.map(({ target }) => target),
    values: calls.map(() => 0n),
    calldatas: calls.map(({ calldata }) => calldata),
    description: "The consortium begins",
  };
}
