import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { keccak256 } from "ethers";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { systemClock } from "../../../src/lib/clock.ts";
import { fetchQbftHeader } from "../../../src/sdk/anchoring/chain/fetch-header.ts";
import { qbftClientContract } from "../../../src/sdk/anchoring/contracts.ts";
import { blockHashOf } from "../../../src/sdk/anchoring/model/qbft-header.ts";
import { encodeData } from "../../../src/sdk/evidence/model/schema/data.ts";
import { createStatement } from "../../../src/sdk/evidence/model/statement/create.ts";
import { startProgram } from "../../../src/testing/child.ts";
import { commands, type ServedSystem, servedSystem } from "../../../src/testing/command-line.ts";
import { qbftValidators } from "../../../src/testing/qbft/validators.ts";
import { type NodeConduct, sealedNode } from "../../../src/testing/side-chain/sealed-node.ts";
import { type ServedNode, serveNode } from "../../../src/testing/side-chain/serve-node.ts";
import { SIDE_CHAIN_ID } from "../../../src/testing/side-chain/system.ts";
import { twoMembers } from "../../../src/testing/two-members.ts";

const MAIN = join(import.meta.dirname, "../../../src/cli/main.ts");

describe("tally anchoring and tally relay", function () {
  this.timeout(180_000);
  let system: ServedSystem;
  let there: Awaited<ReturnType<typeof twoMembers>>;
  let node: ReturnType<typeof sealedNode>;
  let served: ServedNode;
  let conduct: NodeConduct;
  let lightClient: string;
  let side: readonly string[];
  before(async () => {
    there = await twoMembers();
    conduct = { validators: { 0: qbftValidators(4) }, chainId: SIDE_CHAIN_ID };
    const { provider } = there.ethers;
    node = sealedNode({ send: (method, params) => provider.send(method, [...params]) }, conduct);
    served = await serveNode(node);
    side = ["--side", served.url];
    system = await servedSystem();
  });
  after(async () => {
    await system.close();
    await served.close();
  });
  const tally = () => commands(system);
  const pass = async (...proposal: string[]) => {
    const { proposalId, description } = await tally().done("council", "propose", ...proposal);
    for (const [verb, ...more] of [["vote", "for"], ["queue"], ["execute"]] as [string, ...string[]][]) {
      await tally().done("council", verb, String(proposalId), ...more);
    }
    return { description };
  };
  const newest = () => there.ethers.provider.getBlockNumber();

  it("has the Council trust another chain, and shows what it trusts", async () => {
    const number = await newest();
    await pass("create-client", ...side, "--number", String(number), "--trust-period", "100000");
    const hash = blockHashOf(await fetchQbftHeader(node, number));
    lightClient = await qbftClientContract(system.client).clientIdOf(SIDE_CHAIN_ID, 100_000, hash);
    const shown = await tally().done("anchoring", "show", lightClient);
    expect(shown.lightClient).to.include({ chainId: SIDE_CHAIN_ID, status: "Active", number });
    const { header } = await tally().done("anchoring", "header", lightClient, String(number));
    expect(header).to.include({ number });
    expect(await tally().fails("anchoring", "show", `0x${"77".repeat(32)}`)).to.equal("1 NOT_FOUND");
    expect(await tally().fails("anchoring", "header", lightClient, "99999")).to.equal("1 NOT_FOUND");
    const wrong = ["--side", "ftp://x", "--number", "1"];
    expect(await tally().fails("council", "propose", "create-client", ...wrong)).to.equal("1 USAGE");
  });

  it("shows a node of the other chain the token that it asks for", async () => {
    const guarded = await serveNode(node, "let.me-in");
    try {
      const file = join(system.folder, "side.token");
      writeFileSync(file, "let.me-in\n", { mode: 0o600 });
      const asked = ["anchoring", "update", lightClient, "--side", guarded.url];
      expect(await tally().fails(...asked)).to.match(/RPC_/);
      expect((await tally().done(...asked, "--side-token-file", file)).ok).to.equal(true);
      expect(await tally().fails(...asked, "--side-cert", file)).to.equal("1 USAGE");
    } finally {
      await guarded.close();
    }
  });

  it("brings the header of a height", async () => {
    await there.ethers.provider.send("hardhat_mine", ["0x3"]);
    const { recorded } = await tally().done("anchoring", "update", lightClient, ...side);
    const number = await newest();
    expect(recorded).to.deep.include({ number, brought: [number] });
    const again = await tally().done("anchoring", "update", lightClient, ...side, "--number", String(number));
    expect(again.recorded).to.deep.include({ brought: [] });
    conduct.sealersOf = () => qbftValidators(2);
    await there.ethers.provider.send("hardhat_mine", ["0x1"]);
    expect(await tally().fails("anchoring", "update", lightClient, ...side)).to.equal("1 QBFT_SEALS_INSUFFICIENT");
    delete conduct.sealersOf;
  });

  it("proves a fact of the other chain", async () => {
    const { address } = there.deployment.contracts.Attestations ?? {};
    const name = ["council", "propose", "name-contract", lightClient];
    const { Members } = there.deployment.contracts;
    for (const [contract, other] of [
      ["Attestations", String(Members?.address)],
      ["Agreements", String(address)],
      ["Attestations", there.admin.address],
    ] as const) {
      expect(await tally().fails(...name, contract, other, ...side)).to.equal("1 DEPLOYMENT_DIFFERS");
    }
    const here = ["--side", String(system.where[1])];
    expect(await tally().fails(...name, "Attestations", String(address), ...here)).to.equal("1 CHAIN_MISMATCH");
    const { description } = await pass("name-contract", lightClient, "Attestations", String(address), ...side);
    expect(description).to.include(keccak256(await there.ethers.provider.getCode(String(address))));
    const unknown = `0x${"77".repeat(32)}`;
    const code = "1 SideChain_StatementNotValid";
    expect(await tally().fails("anchoring", "prove", "statement", lightClient, unknown, ...side)).to.equal(code);
    for (const kind of ["agreement", "receivable"]) {
      const asked = ["anchoring", "prove", kind, lightClient, unknown, ...side];
      expect(await tally().fails(...asked)).to.match(/^1 (NOT_FOUND|SideChain_UnknownContract)$/);
    }
    const data = encodeData("uint64 weight,string unit", { weight: 7n, unit: "kg" });
    const statement = createStatement({ schema: there.schema, attester: there.admin.address, data });
    const { uid } = await there.ours.attestations.attestAndWait({ statement });
    const { fact } = await tally().done(
      "anchoring",
      "prove",
      "statement",
      lightClient,
      uid,
      ...side,
      "--max-age",
      "900",
    );
    expect(fact).to.include({ uid, attester: there.admin.address });
    // Its height is recorded now: nobody is asked for a key, such as one in a file that is not there.
    const { number } = (fact as { proof: { number: number } }).proof;
    const without = ["--key-file", join(system.folder, "no.key"), "anchoring", "prove", "statement", lightClient, uid];
    const again = await tally().done(...without, ...side, "--number", String(number));
    expect(again.fact).to.deep.equal(fact);
    await there.ethers.provider.send("hardhat_mine", ["0x1"]);
    expect(await tally().fails(...without, ...side)).to.equal("1 FILE_UNREADABLE");
  });

  it("runs a relayer until it is told to stop", async () => {
    const config = join(system.folder, "relay.json");
    const guarded = await serveNode(node, "let.me-in");
    writeFileSync(join(system.folder, "relay.token"), "let.me-in", { mode: 0o600 });
    const nodes = [{ url: guarded.url, tokenFile: "relay.token" }];
    const wanted = { lightClient, side: { nodes, pollInterval: 20 }, api: { port: 0 } };
    const write = (more: object) => writeFileSync(config, JSON.stringify({ ...wanted, ...more }));
    write({ store: join(system.folder, "relay.sqlite") });
    const args = ["--disable-warning=ExperimentalWarning", MAIN, ...system.where, "--json", "relay", "run"];
    const env = Object.assign({}, process.env, { TALLY_KEY: developmentWallet(15).privateKey });
    const program = startProgram(process.execPath, [...args, "--config", config], { env });
    const { url } = JSON.parse(await program.firstLine) as { url: string };
    const number = (await newest()) - 2;
    const state = async () => {
      const response = await fetch(`${url}/v1/heights/${number}`);
      return ((await response.json()) as { state: string }).state;
    };
    const ask = () => {
      const headers = { "content-type": "application/json" };
      return fetch(`${url}/v1/heights`, { method: "POST", headers, body: JSON.stringify({ number }) });
    };
    const until = async (isSo: () => Promise<boolean>) => {
      while (!(await isSo())) await systemClock.sleep(20);
    };
    await until(async () => (await ask()).status === 202); // it has looked at the other chain
    await until(async () => (await state()) !== "Waiting");
    expect(await state()).to.equal("Recorded");
    expect((await tally().done("anchoring", "header", lightClient, String(number))).ok).to.equal(true);
    expect((await program.stop("SIGTERM")).status).to.equal(0);
    await guarded.close();

    write({ store: join(system.folder, "relay.sqlite"), stores: 1 });
    const failed = startProgram(process.execPath, [...args, "--config", config], { env });
    const { status, stdout } = await failed.ended;
    expect([status, JSON.parse(stdout).error.code]).to.deep.equal([1, "RELAY_CONFIG_INVALID"]);
  });
});
