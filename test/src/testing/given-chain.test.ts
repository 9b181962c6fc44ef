import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { JsonRpcProvider, Wallet } from "ethers";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { accountsOn } from "../../../src/testing/given-chain.ts";

describe("accounts on a given chain", () => {
  const provider = new JsonRpcProvider("http://127.0.0.1:9", 1, { staticNetwork: true });
  const keys = Array.from({ length: 4 }, () => Wallet.createRandom());
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "given-"));
  });
  after(() => {
    provider.destroy();
    rmSync(folder, { recursive: true });
  });
  const fileOf = (...some: readonly { readonly privateKey: string }[]) => {
    const file = join(folder, "keys");
    writeFileSync(file, `${some.map(({ privateKey }) => privateKey).join("\n")}\n`);
    return file;
  };

  it("are those of development without a file", () => {
    expect(accountsOn(provider, {}).account(3).address).to.equal(developmentWallet(3).address);
  });

  it("are new ones but for the first, with the key of that", () => {
    const accounts = accountsOn(provider, { keyFile: fileOf(...keys.slice(0, 1)) });
    expect(accounts.account(0).address).to.equal(keys[0]?.address);
    expect(accounts.account(1).address).to.equal(accounts.account(1).address);
    expect(new Set([accounts.account(1), accounts.account(2), accounts.unused()].map((a) => a.address)).size).to.equal(
      3,
    );
  });

  it("are the keys of the file alone where it has more: numbers from its beginning, unused ones from its end", () => {
    const keyFile = fileOf(...keys);
    const accounts = accountsOn(provider, { keyFile });
    const addresses = keys.map(({ address }) => address);
    expect([0, 1].map((n) => accounts.account(n).address)).to.deep.equal(addresses.slice(0, 2));
    expect([accounts.unused(), accounts.unused()].map(({ address }) => address)).to.deep.equal([
      addresses[3],
      addresses[2],
    ]);
    expect(() => accounts.unused()).to.throw("has 4 keys: too few for this run");
    expect(() => accounts.account(2)).to.throw("has 4 keys: too few for account 2");
    const others = accountsOn(provider, { keyFile });
    expect(() => others.account(4)).to.throw("has 4 keys: too few for account 4");
  });
});
