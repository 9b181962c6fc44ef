import { expect } from "chai";
import { FINDINGS, type FindingName } from "../../../src/network/doctor/findings.ts";
import { type Consortium, consortium } from "../../../src/testing/consortium.ts";
import type { Case } from "../../../src/testing/doctor/case.ts";
import { CASES } from "../../../src/testing/doctor/cases.ts";
import { OTHER_WAYS } from "../../../src/testing/doctor/other-ways.ts";
import { examineScene } from "../../../src/testing/doctor/scene.ts";

describe("tally network doctor: what it finds", () => {
  let shared: Consortium;
  before(async () => {
    shared = await consortium();
  });
  after(() => shared.remove());

  it("finds nothing in a node that lacks nothing", async () => {
    expect((await examineScene({ contracts: { differ: [], power: [] } })).findings).to.deep.equal([]);
  });

  const find = async (name: FindingName, { scene, with: beside = [], says }: Case) => {
    const { findings } = await examineScene(scene, shared);
    expect(findings.map((finding) => finding.name)).to.have.members([name, ...beside]);
    const found = findings.find((finding) => finding.name === name);
    expect(found).to.include(FINDINGS[name]);
    expect(found?.seen).to.satisfy(
      (seen: string) => (typeof says === "string" ? seen.includes(says) : says.test(seen)),
      found?.seen,
    );
  };
  for (const name of Object.keys(CASES) as (keyof typeof CASES)[]) it(name, () => find(name, CASES[name]));
  for (const [title, name, given] of OTHER_WAYS) it(`${name}: ${title}`, () => find(name, given));

  it("says of what it saw nothing, and finds nothing there", async () => {
    const names = [
      "rpc_modules",
      "qbft_getRequestTimeoutSeconds",
      "qbft_getSignerMetrics",
      "txpool_besuStatistics",
      "perm_getNodesAllowlist",
      "perm_getAccountsAllowlist",
    ];
    const answers = Object.fromEntries(names.map((name) => [name, undefined]));
    const { findings, notSeen } = await examineScene({ answers, height: 40 });
    expect(findings).to.deep.equal([]);
    expect(notSeen.map((text) => text.split(":")[0])).to.deep.equal([
      "the groups of calls",
      "the request timeout and who proposes",
      "what the pool holds",
      "the allow-lists in force",
      "the limit of ranges of events",
      "the depth of states",
      "the contracts",
    ]);
  });

  it("tells faults first, then what may pass, then warnings", async () => {
    const { findings } = await examineScene({
      otherHeight: 20_050,
      answers: { net_peerCount: () => "0x1", eth_gasPrice: () => "0x1" },
    });
    expect(findings.map(({ severity, name }) => `${severity} ${name}`)).to.deep.equal([
      "fault gas-price",
      "passing node-behind",
      "warning few-peers",
    ]);
  });
});
