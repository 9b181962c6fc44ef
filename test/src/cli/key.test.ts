import { chmodSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { expect } from "chai";
import { keccak256, SigningKey } from "ethers";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { type ServedSystem, servedSystem, tally } from "../../../src/testing/command-line.ts";

describe("tally key", function () {
  this.timeout(60_000);
  let system: ServedSystem;
  let env: Record<string, string>;
  before(async () => {
    system = await servedSystem();
    env = { TALLY_KEYSTORE: join(system.folder, "keystore"), TALLY_KEY_PASSWORD: "correct horse" };
  });
  after(() => system.close());

  const call = (args: readonly string[], environment = env) => tally([...system.where, "--json", ...args], environment);
  const done = async (...args: string[]) => {
    const { exitCode, json: printed, out } = await call(args);
    expect(exitCode, out).to.equal(0);
    return printed();
  };
  const fails = async (args: readonly string[], environment = env) => (await call(args, environment)).json().error.code;
  const secret = (name: string, text: string, mode = 0o600) => {
    const file = join(system.folder, name);
    writeFileSync(file, text);
    chmodSync(file, mode);
    return file;
  };
  /** Signs a schema's registration: whoever is not enrolled is refused by the contract, and is named. */
  const write = (n: number) => ["schema", "register", `uint64 weight${n}`];

  it("imports, lists and signs with an encrypted key, of its name or its file", async () => {
    const { privateKey, address } = developmentWallet(1);
    const plain = secret("plain.key", privateKey);
    const { file } = await done("key", "import", "office", plain);
    expect(statSync(String(file)).mode & 0o777).to.equal(0o600);
    expect(readFileSync(String(file), "utf8")).not.to.contain(privateKey.slice(2));
    expect((await done("key", "list")).keys).to.deep.equal([{ name: "office", address, file }]);
    await done("--key", "office", ...write(1));
    await done("--key-file", String(file), ...write(2));
    const password = secret("password", "correct horse\n");
    const { TALLY_KEYSTORE = "" } = env;
    expect(
      (await call(["--key", "office", "--password-file", password, ...write(3)], { TALLY_KEYSTORE })).exitCode,
    ).to.equal(0);
    expect(await fails(["--key", "office", ...write(4)], { TALLY_KEYSTORE })).to.equal("KEY_PASSWORD_MISSING");
    expect(await fails(["--key", "office", ...write(4)], { ...env, TALLY_KEY_PASSWORD: "wrong" })).to.equal(
      "KEY_PASSWORD_WRONG",
    );
  });

  it("makes keys, each another, and replaces none", async () => {
    const first = await done("key", "new", "one");
    const second = await done("key", "new", "two");
    expect(first.address).not.to.equal(second.address);
    expect(await fails(["key", "new", "one"])).to.equal("KEY_EXISTS");
    expect(await fails(["key", "new", "../out"])).to.equal("USAGE");
    expect(await fails(["key", "new", "three"], { TALLY_KEYSTORE: env.TALLY_KEYSTORE ?? "" })).to.equal(
      "KEY_PASSWORD_MISSING",
    );
    expect(await fails(["--key", "none", ...write(5)])).to.equal("FILE_UNREADABLE");
    // Nobody enrolled it: the key that signs is this one.
    expect(await fails(["--key", "one", "members", "revoke", String(second.address)])).to.match(/^Members_/);
    const text = await tally(["key", "list"], env);
    expect(text.out).to.match(/^name +account\n(.*\n)*one +0x\w{40}/);
  });

  it("refuses files with keys and passwords that others can read", async () => {
    const { privateKey } = developmentWallet(1);
    for (const mode of [0o644, 0o640, 0o604, 0o620]) {
      const open = secret(`open-${mode}.key`, privateKey, mode);
      expect(await fails(["--key-file", open, ...write(6)])).to.equal("KEY_FILE_OPEN");
      expect(await fails(["key", "import", "open", open])).to.equal("KEY_FILE_OPEN");
    }
    const password = secret("open.password", "correct horse", 0o644);
    expect(await fails(["--password-file", password, "key", "new", "four"])).to.equal("KEY_FILE_OPEN");
    expect(await fails(["key", "import", "bad", secret("bad.key", "no key")])).to.equal("KEY_INVALID");
    expect(await fails(["--key-file", secret("bad.json", "{}"), ...write(7)])).to.equal("KEY_INVALID");
  });

  it("signs by a signing service", async () => {
    const key = new SigningKey(developmentWallet(1).privateKey);
    const id = `0x${key.publicKey.slice(4)}`;
    const server: Server = createServer(async (request, response) => {
      if (request.method === "GET") return response.end(JSON.stringify([id]));
      const { data } = (await json(request)) as { data: string };
      return response.end(key.sign(keccak256(data)).serialized);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      await done("--signer", url, ...write(8));
      await done("--signer", url, "--account", developmentWallet(1).address, ...write(9));
      expect((await call(write(10), { TALLY_SIGNER: url })).exitCode).to.equal(0);
      const account = developmentWallet(2).address;
      expect(await fails(["--signer", url, "--account", account, ...write(11)])).to.equal("SIGNER_REFUSED");
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
    const { exitCode, json: printed } = await call(["--signer", url, ...write(11)]);
    expect([exitCode, printed().error.code]).to.deep.equal([75, "SIGNER_UNREACHABLE"]);
    expect(await fails(["--signer", "nowhere", ...write(11)])).to.equal("USAGE");
    expect(await fails(["--signer", url, "--account", "me", ...write(11)])).to.equal("USAGE");
  });
});
