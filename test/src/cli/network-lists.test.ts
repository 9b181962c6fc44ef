import { expect } from "chai";
import { id } from "ethers";
import { tally } from "../../../src/testing/command-line.ts";
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
  beforeEach(async () => {
    const takes = () => "Success";
    const refuses = () => {
      throw new Refusal(-32000, "Cannot remove an absent account from allowlist");
    };
    node = await startScriptedBesu({
      answers: () => ({ perm_addAccountsToAllowlist: takes, perm_removeAccountsFromAllowlist: refuses }),
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

  it("says why a node did not, and asks none for what is no address", async () => {
    const refused = await change("remove", account("b"));
    expect([refused.exitCode, refused.json().error.code]).to.deep.equal([1, "NODE_REFUSED"]);
    const wrong = await change("remove", account("b"), "0x12");
    expect([wrong.exitCode, wrong.json().error.code]).to.deep.equal([1, "USAGE"]);
    expect(node.calls).to.have.length(1);
  });
});
