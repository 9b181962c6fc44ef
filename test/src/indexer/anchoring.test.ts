import { expect } from "chai";
import { getLightClient } from "../../../src/sdk/anchoring/actions/get-light-client.ts";
import { updateLightClientAndWait } from "../../../src/sdk/anchoring/actions/update-light-client.ts";
import { fetchQbftHeader } from "../../../src/sdk/anchoring/chain/fetch-header.ts";
import { requireQuorum } from "../../../src/sdk/anchoring/model/seals.ts";
import { queryChainClients, queryChainHeaders } from "../../../src/sdk/query/anchoring.ts";
import { indexerOn } from "../../../src/testing/indexer.ts";
import { sideSystem } from "../../../src/testing/side-chain/system.ts";

describe("indexer: other chains", function () {
  this.timeout(120_000);

  it("has their clients and recorded headers as the chain has them", async () => {
    const { main, ours, node, lightClient, mine, validators } = await sideSystem();
    const header = await fetchQbftHeader(node, await mine(3));
    const seals = requireQuorum(
      header,
      validators.map(({ address }) => address),
    );
    await updateLightClientAndWait(ours, { lightClient, header, seals });
    const indexer = await indexerOn(main);
    await indexer.caughtUp();
    const onChain = await getLightClient(ours, { lightClient });
    const { items } = await queryChainClients(indexer.api, {});
    expect(items).to.have.length(1);
    const [found] = items;
    expect(found).to.deep.include({ client: lightClient, isFrozen: false, trustPeriod: onChain.trustPeriod });
    expect([Number(found?.chainId), found?.number]).to.deep.equal([onChain.chainId, onChain.number]);
    expect([...(found?.validators ?? [])].sort()).to.deep.equal([...onChain.validators].sort());
    const headers = (await queryChainHeaders(indexer.api, { client: lightClient })).items.map(({ number }) => number);
    expect(headers).to.have.length(2);
    expect(headers.at(-1)).to.equal(onChain.number);
    while ((await queryChainClients(indexer.api, {})).items[0]?.newestTime === null) await mine(1);
    expect((await queryChainClients(indexer.api, {})).items[0]?.newestTime).to.equal(onChain.time);
    await indexer.close();
  });
});
