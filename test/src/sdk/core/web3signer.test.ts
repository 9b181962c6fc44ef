import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { expect } from "chai";
import { keccak256, SigningKey, verifyMessage, verifyTypedData, Wallet } from "ethers";
import { developmentWallet } from "../../../../src/cli/shared/development.ts";
import { connect } from "../../../../src/sdk/core/connect.ts";
import { web3Signer } from "../../../../src/sdk/core/signature/web3signer.ts";
import { setVotingAccountAndWait } from "../../../../src/sdk/members/actions/members/set-voting-account.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { testSystem } from "../../../../src/testing/system.ts";

const TYPES = { Offer: [{ name: "unit", type: "bytes32" }] };
const VALUE = { unit: `0x${"ab".repeat(32)}` };

/** What Web3Signer's HTTP API does for secp256k1 keys: it signs the keccak-256 of the data. */
describe("web3Signer", () => {
  let server: Server;
  let url: string;
  let keys: SigningKey[];
  let answer: (request: IncomingMessage) => Promise<[status: number, text: string]>;
  const idOf = (key: SigningKey) => `0x${key.publicKey.slice(4)}`;

  const honest = async (request: IncomingMessage): Promise<[number, string]> => {
    if (request.url === "/api/v1/eth1/publicKeys") return [200, JSON.stringify(keys.map(idOf))];
    const key = keys.find((one) => request.url === `/api/v1/eth1/sign/${idOf(one)}`);
    if (request.method !== "POST" || key === undefined) return [404, "no such key"];
    const { data } = (await json(request)) as { data: string };
    return [200, key.sign(keccak256(data)).serialized];
  };

  before(async () => {
    server = createServer(async (request, response) => {
      const [status, text] = await answer(request);
      response.writeHead(status, { "content-type": "text/plain" }).end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    answer = honest;
    keys = [1, 2].map((index) => new SigningKey(developmentWallet(index).privateKey));
  });
  after(() => new Promise((resolve) => server.close(resolve)));

  const account = developmentWallet(1).address;

  it("signs messages and EIP-712 data as the key would", async () => {
    const signer = await web3Signer({ url: `${url}/`, account });
    expect(await signer.getAddress()).to.equal(account);
    expect(verifyMessage("a message", await signer.signMessage("a message"))).to.equal(account);
    const domain = { name: "Custody", version: "1" };
    const signature = await signer.signTypedData(domain, TYPES, VALUE);
    expect(signature).to.equal(await new Wallet(developmentWallet(1).privateKey).signTypedData(domain, TYPES, VALUE));
    expect(verifyTypedData(domain, TYPES, VALUE, signature)).to.equal(account);
  });

  it("sends transactions of the SDK", async () => {
    const { ethers, deployment, admin } = await testSystem();
    expect(admin.address).to.equal(account);
    const signer = await web3Signer({ url, account, provider: ethers.provider });
    const client = await connect({ signer, deployment });
    const { receipt } = await setVotingAccountAndWait(client, { account });
    expect(receipt.from).to.equal(account);
  });

  it("wants an account where there are several keys, and one that there is", async () => {
    const accounts = [1, 2].map((index) => developmentWallet(index).address);
    expect((await refused(web3Signer({ url }), "SIGNER_REFUSED")).values).to.deep.include({ accounts });
    const none = web3Signer({ url, account: developmentWallet(3).address });
    expect((await refused(none, "SIGNER_REFUSED")).values).to.deep.include({ accounts });
    keys = keys.slice(0, 1);
    expect((await web3Signer({ url })).address).to.equal(account);
  });

  it("takes no signature of another key, and nothing that is none", async () => {
    const signer = await web3Signer({ url, account });
    for (const [status, text, code] of [
      [200, new SigningKey(developmentWallet(2).privateKey).sign(keccak256("0x00")).serialized, "SIGNER_REFUSED"],
      [200, "<html>", "SIGNER_REFUSED"],
      [404, "no such key", "SIGNER_REFUSED"],
      [500, "failed", "SIGNER_UNREACHABLE"],
    ] as const) {
      answer = async () => [status, text];
      await refused(signer.signMessage("a message"), code);
    }
    await refused(web3Signer({ url, account }), "SIGNER_UNREACHABLE");
    answer = async () => [200, "<html>"];
    await refused(web3Signer({ url, account }), "SIGNER_REFUSED");
  });

  it("gives up a service that is not there, or never answers", async () => {
    await refused(web3Signer({ url: "http://127.0.0.1:1" }), "SIGNER_UNREACHABLE");
    answer = () => new Promise(() => {});
    await refused(web3Signer({ url, timeout: 50 }), "SIGNER_UNREACHABLE");
    server.closeAllConnections();
  });

  it("signs for nobody else", async () => {
    const signer = await web3Signer({ url, account });
    await refused(signer.signTransaction({ from: developmentWallet(2).address, to: account }), "ARGUMENT_INVALID");
  });
});
