import { expect } from "chai";
import { buildCreateClientProposal } from "../../../../../src/sdk/anchoring/actions/build-create-client-proposal.ts";
import { buildFreezeClientProposal } from "../../../../../src/sdk/anchoring/actions/build-freeze-client-proposal.ts";
import { buildNameContractProposal } from "../../../../../src/sdk/anchoring/actions/build-name-contract-proposal.ts";
import { buildRenewClientProposal } from "../../../../../src/sdk/anchoring/actions/build-renew-client-proposal.ts";
import { getLightClient } from "../../../../../src/sdk/anchoring/actions/get-light-client.ts";
import { fetchQbftHeader } from "../../../../../src/sdk/anchoring/chain/fetch-header.ts";
import { sideChainContract } from "../../../../../src/sdk/anchoring/contracts.ts";
import type { SideContract } from "../../../../../src/sdk/anchoring/model/contract-name.ts";
import { contractNameOf } from "../../../../../src/sdk/anchoring/model/contract-name.ts";
import { blockHashOf } from "../../../../../src/sdk/anchoring/model/qbft-header.ts";
import { requireQuorum } from "../../../../../src/sdk/anchoring/model/seals.ts";
import { connect } from "../../../../../src/sdk/core/connect.ts";
import { decide } from "../../../../../src/testing/admit.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { ascending, type QbftValidator, qbftValidators } from "../../../../../src/testing/qbft/validators.ts";
import {
  SIDE_CHAIN_ID,
  type SideSystem,
  sideSystem,
  TRUST_PERIOD,
} from "../../../../../src/testing/side-chain/system.ts";

const unknown = `0x${"77".repeat(32)}`;

describe("light clients", function () {
  this.timeout(120_000);
  let system: SideSystem;
  let of: { readonly lightClient: string };
  beforeEach(async () => {
    system = await sideSystem();
    of = { lightClient: system.lightClient };
  });
  const sealed = async (number: number) => {
    const header = await fetchQbftHeader(system.node, number);
    return { ...of, header, seals: requireQuorum(header, header.extraData.validators) };
  };

  it("are read: what they trust, and until when", async () => {
    const { anchoring } = system.ours;
    const found = await anchoring.getLightClient(of);
    expect(found).to.include({ ...of, chainId: SIDE_CHAIN_ID, status: "Active", number: 1, era: 0 });
    expect(found.validators).to.deep.equal(system.validators.map(({ address }) => address));
    expect(found.trustedUntil).to.equal(found.time + TRUST_PERIOD);
    const header = await fetchQbftHeader(system.node, 1);
    const recorded = await anchoring.getRecordedHeader({ ...of, number: 1 });
    expect(recorded).to.include({ number: 1, stateRoot: header.stateRoot, time: header.timestamp });
    expect(blockHashOf(header).startsWith(recorded.blockHash)).to.equal(true);
    await refused(anchoring.getLightClient({ lightClient: unknown }), "NOT_FOUND");
    await refused(anchoring.getLightClient({ lightClient: "0x12" }), "ARGUMENT_INVALID");
    await refused(anchoring.getRecordedHeader({ ...of, number: 2 }), "NOT_FOUND");
    await refused(anchoring.getRecordedHeader({ ...of, number: -2 }), "ARGUMENT_INVALID");
  });

  it("are read as they are at one block, whatever is brought meanwhile", async () => {
    const { deployment, ethers } = system.main;
    const grown = qbftValidators(5);
    system.conduct.validators = { 0: system.validators, 3: grown };
    await system.mine(2);
    const update = await sealed(3);
    const { provider } = ethers;
    const client = await connect({ provider, deployment });
    let calls = 0;
    const busy = new Proxy(provider, {
      get(target, name) {
        const own = Reflect.get(target, name);
        if (name !== "call") return typeof own === "function" ? own.bind(target) : own;
        return async (...args: Parameters<typeof provider.call>) => {
          // The first of those that read the light client is answered before the header is brought, the others after it.
          const isFirst = calls++ === 0;
          if (!isFirst) await bringing;
          const answer = await provider.call(...args);
          if (isFirst) release();
          return answer;
        };
      },
    });
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const bringing = released.then(() => system.ours.anchoring.updateLightClientAndWait(update));
    const reader = { ...client, provider: busy };
    const found = await getLightClient(reader, of);
    expect([found.number, found.validators.length]).to.deep.equal([1, 4]);
    const after = await getLightClient(client, of);
    expect([after.number, after.validators.length]).to.deep.equal([3, 5]);
  });

  it("take a header once, whoever brings it", async () => {
    const { anchoring } = system.ours;
    await system.mine(2);
    const update = await sealed(3);
    const first = await anchoring.updateLightClientAndWait(update);
    expect(first).to.include({ number: 3, blockHash: blockHashOf(update.header), isNew: true, isFrozen: false });
    expect(await anchoring.updateLightClientAndWait(update)).to.include({ isNew: false, isFrozen: false });
    await refused(anchoring.updateLightClientAndWait({ ...update, lightClient: unknown }), "QbftClient_Unknown");
  });

  it("have a height recorded with those before it that are needed, or with nothing where it is", async () => {
    const { anchoring } = system.ours;
    // Of the four that are trusted three are left at height 3, and two at height 5.
    const newcomers = qbftValidators(2, "newcomer");
    const sorted = (...validators: QbftValidator[]) => validators.toSorted(ascending);
    const [one, two, three] = system.validators as [QbftValidator, QbftValidator, QbftValidator];
    system.conduct.validators = {
      0: system.validators,
      3: sorted(one, two, three, newcomers[0] as QbftValidator),
      5: sorted(one, two, ...newcomers),
    };
    await system.mine(6);
    const question = { ...of, number: 6, side: system.node };
    const { brought, stateRoot } = await anchoring.recordHeightAndWait(question);
    expect(brought).to.have.length(2);
    expect(brought[0]).to.be.within(3, 4);
    expect(brought[1]).to.equal(6);
    expect(stateRoot).to.equal((await fetchQbftHeader(system.node, 6)).stateRoot);
    expect((await anchoring.recordHeightAndWait(question)).brought).to.deep.equal([]);
    await refused(anchoring.recordHeightAndWait({ ...question, number: 99 }), "BLOCK_UNKNOWN");
  });

  it("are created, frozen and renewed by the Council", async () => {
    const { ours, lightClient, validators } = system;
    await system.mine(3);
    const header = await fetchQbftHeader(system.node, 4);
    const freeze = buildFreezeClientProposal(ours, of);
    expect(freeze.description).to.equal(`Freeze light client ${lightClient}`);
    await decide([ours], freeze);
    expect(await ours.anchoring.getLightClient(of)).to.include({ status: "Frozen" });
    await refused(ours.anchoring.updateLightClientAndWait(await sealed(4)), "QbftClient_Frozen");
    await decide([ours], buildRenewClientProposal(ours, { ...of, header }));
    expect(await ours.anchoring.getLightClient(of)).to.include({ status: "Active", number: 4, era: 1 });
    await refused(ours.anchoring.getRecordedHeader({ ...of, number: 1 }), "NOT_FOUND");

    const terms = { chainId: SIDE_CHAIN_ID, trustPeriod: TRUST_PERIOD, header };
    const proposal = buildCreateClientProposal(ours, terms);
    expect(proposal.description).to.equal(`Trust chain ${SIDE_CHAIN_ID} from its block 4 on`);
    system.conduct.sealersOf = () => validators.slice(0, 2);
    const few = await fetchQbftHeader(system.node, 4);
    await refused(() => buildCreateClientProposal(ours, { ...terms, header: few }), "QBFT_SEALS_INSUFFICIENT");
    await refused(() => buildRenewClientProposal(ours, { ...of, header: few }), "QBFT_SEALS_INSUFFICIENT");
    await refused(() => buildCreateClientProposal(ours, { ...terms, chainId: 0 }), "ARGUMENT_INVALID");
    await refused(() => buildCreateClientProposal(ours, { ...terms, trustPeriod: 2 ** 32 }), "ARGUMENT_INVALID");
  });

  it("have contracts of the other chain named by the Council", async () => {
    const { ours, lightClient } = system;
    const account = system.side.admin.address;
    const proposal = buildNameContractProposal(ours, { ...of, name: "Agreements", account });
    expect(proposal.description).to.equal(`Take ${account} for Agreements of the chain of ${lightClient}`);
    const codeHash = `0x${"c0".repeat(32)}`;
    const looked = buildNameContractProposal(ours, { ...of, name: "Agreements", account, codeHash });
    expect(looked.description).to.equal(
      `Take ${account}, with the code ${codeHash}, for Agreements of the chain of ${lightClient}`,
    );
    expect(looked.calldatas).to.deep.equal(proposal.calldatas);
    await decide([ours], proposal);
    expect(await sideChainContract(ours).contracts(lightClient, contractNameOf("Agreements"))).to.equal(account);
    const wrong = { ...of, name: "Cash" as SideContract, account };
    await refused(() => buildNameContractProposal(ours, wrong), "ARGUMENT_INVALID");
    await refused(
      () => buildNameContractProposal(ours, { ...wrong, name: "Agreements", account: "0x1" }),
      "ARGUMENT_INVALID",
    );
  });
});
