import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { JsonRpcProvider, Wallet } from "ethers";
import { connectAll } from "../../../../src/sdk/all.ts";
import { connect } from "../../../../src/sdk/core/connect.ts";
import { deployedContract, type PendingCreation } from "../../../../src/sdk/core/deployment.ts";
import { FOUNDATION } from "../../../../src/sdk/core/founded.ts";
import { queryEvents } from "../../../../src/sdk/core/query-events.ts";
import { membersContract } from "../../../../src/sdk/members/contracts.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { testSystem } from "../../../../src/testing/system.ts";

async function listening(server: Server): Promise<{ url: string; close: () => Promise<void> }> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

describe("connect", () => {
  it("binds every action and reads without a signer", async () => {
    const { deployment, ethers } = await testSystem();
    const client = await connectAll({ provider: ethers.provider, deployment });
    expect((await client.members.listOrganisations()).length).to.equal(1);
    const account = deployedContract(deployment, "Members", "members").address;
    await refused(client.members.enrol({ account, duties: ["MAKER"] }), "READ_ONLY");
    await refused(client.fingerprints.release({ blocking: [deployment.genesisHash] }), "READ_ONLY");
    await refused(connectAll({ signer: Wallet.createRandom(), deployment }), "READ_ONLY");
  });

  it("fails at once on a port where nobody listens, with provider and signer alike", async () => {
    const { deployment } = await testSystem();
    const { url, close } = await listening(createServer());
    await close();
    const provider = new JsonRpcProvider(url);
    const error = await refused(connect({ provider, deployment }), "RPC_UNREACHABLE");
    expect(error.retryable).to.equal(true);
    await refused(connect({ signer: Wallet.createRandom(provider), deployment }), "RPC_UNREACHABLE");
    provider.destroy();
  });

  it("fails on an endpoint that is no node, refuses, or never answers", async () => {
    const { deployment } = await testSystem();
    const answers: [string, (body: string) => string | undefined][] = [
      ["a web page", () => "<html>"],
      ["an empty object", () => "{}"],
      ["an error", () => JSON.stringify({ id: 1, jsonrpc: "2.0", error: { code: -32601, message: "no" } })],
      ["silence", () => undefined],
    ];
    for (const [what, answer] of answers) {
      const { url, close } = await listening(
        createServer((request, response) => {
          let body = "";
          request.on("data", (chunk) => {
            body += chunk;
          });
          request.on("end", () => {
            const text = answer(body);
            if (text !== undefined) response.end(text);
          });
        }),
      );
      const provider = new JsonRpcProvider(url);
      // Time passes at once where only silence is waited for.
      const clock = {
        now: () => 0,
        sleep: () => (what === "silence" ? Promise.resolve() : new Promise<void>(() => {})),
      };
      await refused(connect({ provider, deployment, clock }), "RPC_UNREACHABLE");
      provider.destroy();
      await close();
    }
  });

  it("refuses a deployment whose founding was cut off, and opens one to which a domain is being added", async () => {
    const { deployment, ethers } = await testSystem();
    const { provider } = ethers;
    const at = (name: string, contracts = deployment.contracts) =>
      connect({ provider, deployment: { ...deployment, contracts, pending: pendingOf(name) } });
    for (const name of FOUNDATION) {
      const error = await refused(at(name), "DEPLOYMENT_NOT_FOUNDED");
      expect(error.values).to.deep.equal({ network: deployment.network, pending: name, open: [name] });
    }
    const { Council: _, ...without } = deployment.contracts;
    const error = await refused(at("Attestations", without), "DEPLOYMENT_NOT_FOUNDED");
    expect(error.values.open).to.deep.equal(["Council"]);
    expect((await at("Custody")).deployment.pending?.name).to.equal("Custody");
  });

  it("refuses another chain id and another genesis", async () => {
    const { deployment, ethers } = await testSystem();
    const { provider } = ethers;
    const id = await refused(connect({ provider, deployment: { ...deployment, chainId: 1 } }), "CHAIN_MISMATCH");
    expect(id.values).to.deep.equal({ field: "chainId", expected: 1, actual: deployment.chainId });
    const genesisHash = `0x${"00".repeat(32)}`;
    const genesis = await refused(connect({ provider, deployment: { ...deployment, genesisHash } }), "CHAIN_MISMATCH");
    expect(genesis.values.field).to.equal("genesisHash");
  });
});

function pendingOf(name: string): PendingCreation {
  const [from, data] = [`0x${"11".repeat(20)}`, `0x${"22".repeat(32)}`];
  return { name, from, nonce: 1, block: 1, data, args: "0x", version: "0.0.0", commit: "unknown" };
}

describe("queryEvents", () => {
  /** A chain of 12 000 blocks that notes what it is asked for. */
  async function asked(range: { fromBlock: number; toBlock?: number; newestFirst?: boolean }, stopAtFirst = false) {
    const { client, admin } = await testSystem();
    const real = await client(admin);
    const ranges: [number, number][] = [];
    const provider = { getBlockNumber: async () => 12_000 } as never;
    // Not a binding of the client's, so its code is not asked for.
    const source = {
      queryFilter: async (_filter: unknown, from = 0, to = 0) => {
        ranges.push([from, to]);
        return [{ blockNumber: from }] as never[];
      },
    };
    const filter = membersContract(real).filters.Admitted();
    for await (const _ of queryEvents({ ...real, provider }, source, filter, range)) if (stopAtFirst) break;
    return ranges;
  }

  it("asks in ranges of 5 000 blocks and never past the head", async () => {
    expect(await asked({ fromBlock: 7 })).to.deep.equal([
      [7, 5_006],
      [5_007, 10_006],
      [10_007, 12_000],
    ]);
    expect(await asked({ fromBlock: 11_000, toBlock: 99_000 })).to.deep.equal([[11_000, 12_000]]);
    expect(await asked({ fromBlock: 13_000 })).to.deep.equal([]);
  });

  it("stops asking when the caller found what it looked for, newest first", async () => {
    expect(await asked({ fromBlock: 7, newestFirst: true }, true)).to.deep.equal([[10_007, 12_000]]);
  });
});
