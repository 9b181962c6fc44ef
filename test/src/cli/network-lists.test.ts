import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "chai";
import { id } from "ethers";
import type { Network } from "../../../src/network/model/network.ts";
import { tally } from "../../../src/testing/command-line.ts";
import { consortium } from "../../../src/testing/consortium.ts";
import { Refusal, type ScriptedBesu, startScriptedBesu } from "../../../src/testing/scripted-besu.ts";

const account = (name: string) => `0x${id(name).slice(-40)}`;

describe("tally network reload", () => {
  let node: ScriptedBesu | undefined;
  afterEach(() => node?.close());
  const start = async (answers: Parameters<typeof startScriptedBesu>[0]["answers"]) => {
    node = await startScriptedBesu({ answers });
    return tally(["--json", "--rpc", node.url, "network", "reload"]);
  };

  it("has a node read its lists, and says how much is in them", async () => {
    const { json } = await start(() => ({
      perm_reloadPermissionsFromFile: () => "Success",
      perm_getNodesAllowlist: () => ["a", "b"],
      perm_getAccountsAllowlist: () => {
        throw new Refusal(-32000, "Account allowlisting has not been enabled");
      },
    }));
    expect(json()).to.deep.equal({ ok: true, nodes: 2, accounts: null });
    expect(node?.calls[0]?.method).to.equal("perm_reloadPermissionsFromFile");
  });

  it("says why a node did not", async () => {
    const { exitCode, json } = await start(() => ({
      perm_reloadPermissionsFromFile: () => {
        throw new Refusal(-32000, "Error reloading permissions file");
      },
    }));
    expect([exitCode, json().error.code]).to.deep.equal([1, "NODE_REFUSED"]);
  });
});

describe("tally network account", () => {
  let node: ScriptedBesu;
  let refuses: boolean;
  beforeEach(async () => {
    const takes = () => "Success";
    refuses = true;
    const removes = () => {
      if (!refuses) return "Success";
      throw new Refusal(-32000, "Cannot remove an absent account from allowlist");
    };
    node = await startScriptedBesu({
      answers: () => ({ perm_addAccountsToAllowlist: takes, perm_removeAccountsFromAllowlist: removes }),
    });
  });
  afterEach(() => node.close());
  const change = (...args: string[]) => tally(["--json", "--rpc", node.url, "network", "account", ...args]);

  it("adds accounts to a node's list, in lower case", async () => {
    const [first, second] = ["0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266", account("b")] as const;
    expect((await change("add", first, second)).exitCode).to.equal(0);
    const params = [[first.toLowerCase(), second]];
    expect(node.calls).to.deep.equal([{ method: "perm_addAccountsToAllowlist", params }]);
  });

  it("changes network.json too, to the same text in whatever order accounts come", async () => {
    const given = await consortium({ validators: 1 });
    try {
      const read = (): Network => JSON.parse(readFileSync(`${given.root}/network.json`, "utf8"));
      const before = readFileSync(`${given.root}/network.json`, "utf8");
      const at = ["--network", given.root];
      const first = await change("add", ...at, account("b"), account("a"));
      expect(first.exitCode, first.out).to.equal(0);
      const accounts = [...given.network.accounts, account("a"), account("b")];
      expect(read()).to.deep.equal({ ...given.network, accounts: accounts.toSorted() });
      writeFileSync(`${given.root}/network.json`, before);
      await change("add", ...at, account("a"));
      const { sha256, file } = (await change("add", ...at, account("b"))).json();
      expect([file, sha256]).to.deep.equal([`${given.root}/network.json`, first.json().sha256]);
      // Another node of the same organisation has the same folder.
      expect((await change("add", ...at, account("b"))).json().sha256).to.equal(sha256);
      refuses = false;
      await change("remove", ...at, account("a"), account("b"));
      expect(read()).to.deep.equal(given.network);
    } finally {
      given.remove();
    }
  });

  it("leaves network.json as it is where the node refuses, and the node where there is none", async () => {
    const given = await consortium({ validators: 1 });
    try {
      const refused = await change("remove", "--network", given.root, ...given.network.accounts);
      expect(refused.json().error.code).to.equal("NODE_REFUSED");
      expect(JSON.parse(readFileSync(`${given.root}/network.json`, "utf8"))).to.deep.equal(given.network);
      const nowhere = await change("add", "--network", `${given.root}/nowhere`, account("a"));
      expect(nowhere.json().error.code).to.equal("FILE_UNREADABLE");
      expect(node.calls).to.have.length(1);
    } finally {
      given.remove();
    }
  });

  it("says why a node did not, and asks none for what is no address", async () => {
    const refused = await change("remove", account("b"));
    expect([refused.exitCode, refused.json().error.code]).to.deep.equal([1, "NODE_REFUSED"]);
    const wrong = await change("remove", account("b"), "0x12");
    expect([wrong.exitCode, wrong.json().error.code]).to.deep.equal([1, "USAGE"]);
    expect(node.calls).to.have.length(1);
  });
});
