import { Ajv } from "ajv";
import { expect } from "chai";
import { id } from "ethers";
import { proposeComputationAndWait } from "../../../../../src/sdk/data/actions/computations/propose-computation.ts";
import { signTerms } from "../../../../../src/sdk/data/model/agreement/terms.ts";
import { signJobProposal } from "../../../../../src/sdk/data/model/job/sign-job.ts";
import { readConsumerScreen } from "../../../../../src/sdk/data/screens/consumer-screen.ts";
import { readOwnerScreen } from "../../../../../src/sdk/data/screens/owner-screen.ts";
import { CONSUMER_SCREEN_SCHEMA, OWNER_SCREEN_SCHEMA } from "../../../../../src/sdk/data/screens/schemas.ts";
import { computing, newJob } from "../../../../../src/testing/computing.ts";
import { agreedOn, createdResource, type DataSharing, dataSharing } from "../../../../../src/testing/data-sharing.ts";
import { type VaultBench, vaultBench } from "../../../../../src/testing/vault.ts";
import { consumerAt } from "../../../../../src/testing/vault-consumer.ts";

const ajv = new Ajv({ allErrors: true });
const [isOwnerScreen, isConsumerScreen] = [ajv.compile(OWNER_SCREEN_SCHEMA), ajv.compile(CONSUMER_SCREEN_SCHEMA)];

/** As JSON it is of its form, and says the same. */
function requireForm(validate: typeof isOwnerScreen, screen: object): void {
  const json: unknown = JSON.parse(JSON.stringify(screen));
  expect(validate(json), JSON.stringify(validate.errors)).to.equal(true);
  expect(json).to.deep.equal(screen);
}

describe("screens of owner and consumer", function () {
  this.timeout(120_000);
  let system: DataSharing;
  let bench: VaultBench;
  beforeEach(async () => {
    system = await dataSharing();
    bench = vaultBench(system);
  });
  afterEach(() => bench.close());

  it("show what each has to do, uses that are left, and accesses", async () => {
    const { owner, consumer, consumerSigner, subject, deployment } = system;
    const published = await bench.publish("load");
    const { agreement, terms } = await agreedOn(system, published);
    const other = { ...terms, nonce: 2 };
    const signature = await signTerms(consumerSigner, deployment, other);
    const asked = await consumer.agreements.requestAgreementAndWait({ terms: other, signature });
    const vault = await bench.open();
    const at = consumerAt(system, vault);
    const received = await at.receive(await at.request({ agreement, terms }));

    const own = await readOwnerScreen(owner, { org: 1 });
    requireForm(isOwnerScreen, own);
    const [resource] = own.resources;
    expect(resource).to.include({ resource: published.resource, status: "Active", consent: "Always" });
    expect(resource?.versions.map(({ number, rows, revoked }) => [number, rows, revoked])).to.deep.equal([
      [1, 200, false],
    ]);
    expect(own.waiting.map((line) => [line.agreement, line.state, line.turn])).to.deep.equal([
      [asked.agreement, "Requested", "provider"],
    ]);
    expect(own.agreements.map(({ state, uses, maxUses, usesLeft }) => [state, uses, maxUses, usesLeft])).to.deep.equal([
      ["Active", 1, 3, 2],
    ]);
    expect(own.accesses.map(({ seq, state, consumer: by }) => [seq, state, by])).to.deep.equal([[1, "Delivered", 2]]);
    expect(own.disputes).to.deep.equal([]);

    const theirs = await readConsumerScreen(consumer, { org: 2 });
    requireForm(isConsumerScreen, theirs);
    expect(theirs.offers.map(({ offer }) => offer)).to.deep.equal([terms.offer]);
    expect(theirs.requests.map((line) => [line.turn, line.answerUntil])).to.deep.equal([["provider", terms.deadline]]);
    expect(theirs.agreements.map(({ subject: about, end }) => [about, end])).to.deep.equal([
      [subject.address, terms.end],
    ]);
    expect(theirs.toAcknowledge.map(({ seq, disputeUntil }) => [seq, disputeUntil])).to.deep.equal([[1, null]]);

    await at.acknowledge(received);
    await owner.agreements.agreeAndWait({ terms: other, signature: await signTerms(system.admin, deployment, other) });
    const then = await readConsumerScreen(consumer, { org: 2 });
    requireForm(isConsumerScreen, then);
    expect(then.toAcknowledge).to.deep.equal([]);
    expect(then.requests.map(({ state, turn, answerUntil }) => [state, turn, answerUntil])).to.deep.equal([
      ["Agreed", "subject", null],
    ]);
    expect((await readOwnerScreen(owner, { org: 1 })).waiting).to.deep.equal([]);
    expect((await readConsumerScreen(owner, { org: 1 })).offers, "an owner's own").to.deep.equal([]);
  });

  it("show a disputed access to the owner, who cannot decide it", async () => {
    const { owner, consumer } = system;
    const published = await bench.publish("load");
    const agreed = await agreedOn(system, published, { dispute: { window: 3_600, arbitrator: 3 } });
    const at = consumerAt(system, await bench.open());
    await at.receive(await at.request(agreed));
    const [open] = (await readConsumerScreen(consumer, { org: 2 })).toAcknowledge;
    expect(open?.disputeUntil).to.equal((open?.at ?? 0) + 3_600);
    await consumer.accesses.disputeAccessAndWait({ terms: agreed.terms, seq: 1, reason: id("half of it") });
    const screen = await readOwnerScreen(owner, { org: 1 });
    requireForm(isOwnerScreen, screen);
    expect(
      screen.disputes.map(({ state, arbitrator, disputeUntil }) => [state, arbitrator, disputeUntil]),
    ).to.deep.equal([["Disputed", 3, null]]);
  });

  it("show offers only where they can be asked for", async () => {
    const { owner, consumer } = system;
    const published = await bench.publish("load");
    const draft = await createdResource(system, "draft");
    await agreedOn(system, published);
    const offers = async () => (await readConsumerScreen(consumer, { org: 2 })).offers.map(({ resource }) => resource);
    expect(await offers()).to.deep.equal([published.resource]);
    expect(await offers()).not.to.include(draft.resource);
    await owner.catalog.setResourceStatusAndWait({ resource: published.resource, status: "Suspended" });
    expect(await offers()).to.deep.equal([]);
  });
});

describe("screen of a consumer that computes", function () {
  this.timeout(120_000);

  it("shows its jobs", async () => {
    const system = await computing();
    const [bank] = system.parties;
    const job = await newJob(system);
    const signature = await signJobProposal(bank.signer, system.deployment, job);
    const { computation } = await proposeComputationAndWait(bank.client, { job, signature });
    const screen = await readConsumerScreen(bank.client, { org: bank.org });
    requireForm(isConsumerScreen, screen);
    const [line] = screen.jobs;
    expect(line).to.include({ computation, status: "Proposed", purpose: "CreditChecking", resultHash: null });
    expect([line?.computers, line?.approved, line?.inputs.length]).to.deep.equal([[2, 3, 4], [], 2]);
  });
});
