import { expect } from "chai";
import { id, Wallet } from "ethers";
import { listDue } from "../../../src/keeper/list-due.ts";
import { SOURCES } from "../../../src/keeper/sources.ts";
import { deployedContract } from "../../../src/sdk/core/deployment.ts";
import { disputeAccessAndWait } from "../../../src/sdk/data/actions/accesses/dispute-access.ts";
import { fundAgreementAndWait } from "../../../src/sdk/data/actions/accesses/fund-agreement.ts";
import { getAccess } from "../../../src/sdk/data/actions/accesses/get-access.ts";
import { getCredit } from "../../../src/sdk/data/actions/accesses/get-credit.ts";
import { openEscrowAndWait } from "../../../src/sdk/data/actions/accesses/open-escrow.ts";
import { enrolAndWait } from "../../../src/sdk/members/actions/members/enrol.ts";
import { approveCashAndWait } from "../../../src/sdk/settlement/actions/cash/approve-cash.ts";
import { getCash } from "../../../src/sdk/settlement/actions/cash/get-cash.ts";
import { issueCashAndWait } from "../../../src/sdk/settlement/actions/cash/issue-cash.ts";
import { openCashAndWait } from "../../../src/sdk/settlement/actions/cash/open-cash.ts";
import { signCashIssue } from "../../../src/sdk/settlement/model/cash-issue.ts";
import { EVERY_DUTY } from "../../../src/testing/admit.ts";
import { type Agreed, agreedOn, type DataSharing, dataSharing } from "../../../src/testing/data-sharing.ts";
import { keepOnce } from "../../../src/testing/keeper.ts";
import { type Published, type VaultBench, vaultBench } from "../../../src/testing/vault.ts";
import { consumerAt } from "../../../src/testing/vault-consumer.ts";

const WINDOW = 3_600;
const ARBITRATION = 30 * 86_400;
const DISPUTE = { window: WINDOW, arbitrator: 3 };
const PRICE = 250n;

describe("what falls due of accesses", function () {
  this.timeout(60_000);
  let system: DataSharing;
  let bench: VaultBench;
  let published: Published;

  beforeEach(async () => {
    system = await dataSharing();
    bench = vaultBench(system);
    published = await bench.publish("load");
  });
  afterEach(() => bench.close());

  const due = async () => {
    const { dues, unreadable } = await listDue(system.owner, SOURCES);
    expect(unreadable).to.deep.equal([]);
    return dues.map(({ kind, subject, orgs, dueAt }) => ({ kind, subject, orgs, dueAt }));
  };
  const goTo = async (time: number) => {
    await system.ethers.provider.send("evm_setNextBlockTimestamp", [time]);
    await system.ethers.provider.send("evm_mine", []);
  };
  const accessOf = ({ agreement }: Agreed) => getAccess(system.consumer, { agreement, seq: 1 });

  /** The vault serves one access. */
  async function served(agreed: Agreed): Promise<void> {
    const vault = await bench.open();
    const consumer = consumerAt(system, vault);
    await consumer.receive(await consumer.request(agreed));
    await vault.close();
  }

  /** Nothing is called a second before, and one act then. */
  async function keptAt(dueAt: number): Promise<void> {
    await goTo(dueAt - 1);
    expect(await keepOnce(system)).to.equal(0);
    await goTo(dueAt);
    expect(await keepOnce(system)).to.equal(1);
    expect(await due()).to.deep.equal([]);
  }

  it("settles what nobody disputed in time", async () => {
    const agreed = await agreedOn(system, published, { dispute: DISPUTE });
    await served(agreed);
    const { at } = await accessOf(agreed);
    const [kind, subject, dueAt] = ["data.settle-access", `${agreed.agreement} 1`, at + WINDOW + 1];
    expect(await due()).to.deep.equal([{ kind, subject, orgs: [2], dueAt }]);
    await keptAt(dueAt);
    expect((await accessOf(agreed)).state).to.equal("Acknowledged");
  });

  it("upholds a dispute that nobody decided in time", async () => {
    const agreed = await agreedOn(system, published, { dispute: DISPUTE });
    await served(agreed);
    await disputeAccessAndWait(system.consumer, { terms: agreed.terms, seq: 1, reason: id("rows are missing") });
    const { at } = await accessOf(agreed);
    const [kind, subject, dueAt] = ["data.settle-access", `${agreed.agreement} 1`, at + ARBITRATION + 1];
    expect(await due()).to.deep.equal([{ kind, subject, orgs: [3], dueAt }]);
    await keptAt(dueAt);
    expect((await accessOf(agreed)).state).to.equal("Upheld");
  });

  it("leaves alone what nobody waits for: nothing is paid, and nobody can dispute", async () => {
    const agreed = await agreedOn(system, published);
    await served(agreed);
    expect(await due()).to.deep.equal([]);
    expect(await keepOnce(system)).to.equal(0);
    expect((await accessOf(agreed)).state).to.equal("Delivered");
  });

  it("credits the payees of what is paid for", async () => {
    const { consumer, consumerSigner, admin, deployment } = system;
    const { cash } = await openCashAndWait(consumer, { currency: "CNY", name: "Yuan at the bank", symbol: "CNYB" });
    const { address: payer } = consumerSigner;
    const price = { cash, amount: PRICE, per: "Access", remainder: admin.address } as const;
    const agreed = await agreedOn(system, published, { dispute: DISPUTE, price, payer });
    const { agreement, terms } = agreed;
    await openEscrowAndWait(consumer, { terms, price });

    const checker = Wallet.createRandom();
    await enrolAndWait(consumer, { account: payer, duties: EVERY_DUTY, person: payer });
    await enrolAndWait(consumer, { account: checker.address, duties: ["CHECKER"], person: checker.address });
    const issue = { to: payer, amount: PRICE, ref: id("paid in"), deadline: (await system.now()) + WINDOW };
    const at = await getCash(consumer, { bank: 2, currency: "CNY" });
    const sign = (signer: typeof consumerSigner | typeof checker) => signCashIssue(signer, at, issue);
    const approval = { maker: await sign(consumerSigner), checker: await sign(checker) };
    await issueCashAndWait(consumer, { cash, issue, approval });
    const spender = deployedContract(deployment, "Agreements", "data").address;
    await approveCashAndWait(consumer, { cash, spender, amount: PRICE });
    await fundAgreementAndWait(consumer, { agreement, amount: PRICE });

    await served(agreed);
    const credit = () => getCredit(consumer, { cash, payee: admin.address });
    expect(await credit()).to.deep.equal({ amount: 0n });
    await keptAt((await accessOf(agreed)).at + WINDOW + 1);
    expect(await credit()).to.deep.equal({ amount: PRICE });
  });
});
