import { appendFileSync } from "node:fs";
import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { approveComputationAndWait } from "../../../../src/sdk/data/actions/computations/approve-computation.ts";
import { commitResultAndWait } from "../../../../src/sdk/data/actions/computations/commit-result.ts";
import { getComputation } from "../../../../src/sdk/data/actions/computations/get-computation.ts";
import { proposeComputationAndWait } from "../../../../src/sdk/data/actions/computations/propose-computation.ts";
import { revealResultAndWait } from "../../../../src/sdk/data/actions/computations/reveal-result.ts";
import { tallyComputationAndWait } from "../../../../src/sdk/data/actions/computations/tally-computation.ts";
import { algorithmHash } from "../../../../src/sdk/data/model/algorithm.ts";
import { ANSWER_SCHEMA, decodeAnswer } from "../../../../src/sdk/data/model/answer-schema.ts";
import { resultCommitment } from "../../../../src/sdk/data/model/job/answer.ts";
import type { Job } from "../../../../src/sdk/data/model/job/job.ts";
import { signJobApproval, signJobProposal } from "../../../../src/sdk/data/model/job/sign-job.ts";
import { verifyResult } from "../../../../src/sdk/data/model/parse-result.ts";
import { RESULT_FORM } from "../../../../src/sdk/data/model/result-document.ts";
import { openVaultSession } from "../../../../src/sdk/data/vault/open-vault-session.ts";
import { COMPUTE } from "../../../../src/testing/compute.ts";
import { type Agreed, agreedOn, type DataSharing, dataSharing } from "../../../../src/testing/data-sharing.ts";
import { type Published, type VaultBench, vaultBench } from "../../../../src/testing/vault.ts";
import type { OpenedVault } from "../../../../src/vault/compose/open-vault.ts";
import { ENGINE } from "../../../../src/vault/compute/engine/engine-name.ts";
import { parsePolicy } from "../../../../src/vault/compute/policy/parse-policy.ts";
import { policyHash } from "../../../../src/vault/compute/policy/policy-hash.ts";
import type { ComputeSettings } from "../../../../src/vault/jobs/settings.ts";

interface Answered {
  readonly code?: string;
  readonly algorithm?: string;
  readonly document?: { readonly rows: readonly unknown[] };
  readonly resultHash?: string;
}

interface Changes extends Partial<Pick<Job, "executors" | "reserves" | "nonce">> {
  readonly approve?: boolean;
}

const TOTAL = { sql: "SELECT sum(kwh) AS kwh FROM load" };

const policy = parsePolicy({
  version: 1,
  tables: {
    load: {
      subject: { column: "factory" },
      columns: {
        factory: { type: "text", uses: [], aggregates: ["count_distinct"] },
        kwh: { type: "decimal(12,3)", uses: ["filter"], aggregates: ["sum", "avg"] },
      },
    },
  },
  minimumGroupSize: 5,
  freeSql: true,
  functions: ["count", "count_distinct", "sum", "avg"],
  limits: { rows: 1_000, milliseconds: 20_000, memoryMiB: 256 },
  budget: { queries: 2 },
});

describe("jobs at a vault", function () {
  this.timeout(120_000);
  let system: DataSharing;
  let bench: VaultBench;
  let published: Published;
  let agreed: Agreed;
  let vault: OpenedVault;
  let token: string;

  const openWith = async (changes: Partial<ComputeSettings> = {}) => {
    const { start, digestFile } = COMPUTE;
    const compute = { policy, tables: { load: published.resource }, start, digestFile, ...changes };
    vault = await bench.open({ compute });
    const { consumerSigner: signer, deployment } = system;
    ({ token } = await openVaultSession({ url: vault.url, signer, deployment }));
  };

  beforeEach(async () => {
    system = await dataSharing();
    bench = vaultBench(system);
    published = await bench.publish("load");
    agreed = await agreedOn(system, published, { computeOnly: true, maxUses: 3 });
    await openWith();
  });
  afterEach(() => bench.close());

  const approved = async (
    query: { readonly sql: string },
    { approve = true, nonce = 1, ...changes }: Changes = {},
  ): Promise<string> => {
    const algorithm = algorithmHash({ query, parameters: {}, policyHash: policyHash(policy), engine: ENGINE });
    const { resource, document } = published;
    const now = await system.now();
    const job: Job = {
      requester: 2,
      algorithmHash: algorithm,
      purpose: "CreditChecking",
      inputs: [{ agreement: agreed.agreement, resource, version: 1, contentRoot: document.version.contentRoot }],
      executors: { orgs: [1], quorum: 1 },
      approveUntil: now + 3_600,
      commitUntil: now + 7_200,
      revealUntil: now + 10_800,
      nonce,
      ...changes,
    };
    const signature = await signJobProposal(system.consumerSigner, system.deployment, job);
    const { computation } = await proposeComputationAndWait(system.consumer, { job, signature });
    if (!approve) return computation;
    const signatures = [await signJobApproval(system.admin, system.deployment, job)];
    await approveComputationAndWait(system.owner, { job, signatures });
    return computation;
  };
  const accepted = async (computation: string, resultHash: string) => {
    const { job } = await getComputation(system.owner, { computation });
    const salt = id(computation);
    const answer = { resultHash, logHash: id("log"), salt };
    const commitment = resultCommitment({ computation, executor: 1, ...answer });
    await commitResultAndWait(system.owner, { job, commitment });
    await revealResultAndWait(system.owner, { job, answer });
    return (await tallyComputationAndWait(system.owner, { job })).status;
  };
  const post = async (path: string, body: unknown, bearer = token) => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${bearer}` };
    const response = await fetch(`${vault.url}/v1/computations/${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Answered;
    return { ...answer, status: response.status };
  };

  it("are run when every owner has approved them, for their requester, to the letter, and give one result for ever", async () => {
    const computation = await approved(TOTAL);
    const result = await post(`${computation}/result`, { query: TOTAL });
    expect(result.status, JSON.stringify(result)).to.equal(200);
    const document = verifyResult(result.document, String(result.resultHash));
    expect(document.rows).to.deep.equal([["19925.000"]]);
    expect(document.inputs).to.deep.equal([{ table: "load", contentRoot: published.document.version.contentRoot }]);
    expect(await post(`${computation}/result`, { query: TOTAL })).to.deep.equal(result);

    const other = await approved({ sql: "SELECT count(*) AS n FROM load" }, { nonce: 2 });
    const refusedOne = await post(`${other}/result`, { query: TOTAL });
    expect([refusedOne.status, refusedOne.code]).to.deep.equal([403, "COMPUTATION_REFUSED"]);
    const { otherSigner: signer, deployment } = system;
    const stranger = await openVaultSession({ url: vault.url, signer, deployment });
    expect((await post(`${computation}/result`, { query: TOTAL }, stranger.token)).code).to.equal(
      "COMPUTATION_REFUSED",
    );
    expect((await post(`${computation}/result`, { query: { file: "/etc/passwd" } })).code).to.equal(
      "VAULT_REQUEST_INVALID",
    );
  });

  it("give their result to executors and reserves too, who find at the vault what the algorithm's hash covers", async () => {
    const about = await (await fetch(`${vault.url}/v1/vault`)).json();
    const { policyHash: under, engine, encoding } = (about as { compute: Record<string, string> }).compute;
    expect(encoding).to.equal(RESULT_FORM);
    const found = algorithmHash({ query: TOTAL, parameters: {}, policyHash: String(under), engine: String(engine) });
    const periods = { challengePeriod: 3_600, recommitPeriod: 3_600, rerevealPeriod: 3_600 };
    const [executors, reserves] = [
      { orgs: [3], quorum: 1 },
      { orgs: [1], quorum: 1, ...periods },
    ];
    const computation = await approved(TOTAL, { executors, reserves });
    const { otherSigner, admin, deployment } = system;
    const results = [];
    for (const signer of [otherSigner, admin]) {
      const opened = await openVaultSession({ url: vault.url, signer, deployment });
      const result = await post(`${computation}/result`, { query: TOTAL }, opened.token);
      expect([result.status, result.algorithm]).to.deep.equal([200, found]);
      results.push(result);
      const question = { column: "kwh", atLeast: "19925" };
      const refusedOne = await post(`${computation}/answer`, { query: TOTAL, question }, opened.token);
      expect(refusedOne.code).to.equal("COMPUTATION_REFUSED");
    }
    results.push(await post(`${computation}/result`, { query: TOTAL }));
    expect(results.slice(1)).to.deep.equal([results[0], results[0]]);
  });

  it("give what is stored whatever became of the job since, until something of it is withdrawn", async () => {
    const computation = await approved(TOTAL);
    const other = await approved(TOTAL, { nonce: 2 });
    const result = await post(`${computation}/result`, { query: TOTAL });
    const question = { column: "kwh", atLeast: "19925" };
    const answer = await post(`${computation}/answer`, { query: TOTAL, question });
    expect([result.status, answer.status]).to.deep.equal([200, 200]);
    for (const each of [computation, other])
      expect(await accepted(each, String(result.resultHash))).to.equal("Accepted");

    expect(await post(`${computation}/result`, { query: TOTAL })).to.deep.equal(result);
    expect(await post(`${computation}/answer`, { query: TOTAL, question })).to.deep.equal(answer);
    const late = await post(`${other}/result`, { query: TOTAL });
    expect([late.status, late.code], "nothing is stored of it").to.deep.equal([403, "COMPUTATION_REFUSED"]);
    await system.owner.agreements.suspendAgreementAndWait({ terms: agreed.terms });
    for (const [end, body] of [
      ["result", { query: TOTAL }],
      ["answer", { query: TOTAL, question }],
    ] as const) {
      expect((await post(`${computation}/${end}`, body)).code, end).to.equal("COMPUTATION_REFUSED");
    }
  });

  it("are refused where nobody approved them, consent is withdrawn, groups are small, statements hostile or the table another", async () => {
    const pending = await approved(TOTAL, { approve: false });
    expect((await post(`${pending}/result`, { query: TOTAL })).code).to.equal("COMPUTATION_REFUSED");
    const hostile = { sql: "SELECT * FROM read_csv('/etc/passwd')" };
    expect((await post(`${await approved(hostile, { nonce: 2 })}/result`, { query: hostile })).code).to.equal(
      "QUERY_REFUSED",
    );
    const one = { sql: "SELECT sum(kwh) AS kwh FROM load WHERE kwh >= 198" };
    const computation = await approved(one, { nonce: 3 });
    const { rows } = (await post(`${computation}/result`, { query: one })).document ?? { rows: [] };
    expect(rows, "two rows of two factories").to.deep.equal([]);

    agreed = await agreedOn(system, published, { computeOnly: true, nonce: 7, maxUses: 3 });
    const last = await approved(TOTAL, { nonce: 4 });
    appendFileSync(published.document.source.path, "Factory-1,2025-01-01T00:00:00Z,1.000\n");
    expect((await post(`${last}/result`, { query: TOTAL })).code).to.equal("QUERY_INPUT_MISMATCH");
    await system.owner.agreements.suspendAgreementAndWait({ terms: agreed.terms });
    expect((await post(`${last}/result`, { query: TOTAL })).code).to.equal("COMPUTATION_REFUSED");
  });

  it("answer a question about one number by a statement on chain, once, and without the number", async () => {
    await vault.close();
    await openWith({ gives: "answer" });
    const computation = await approved(TOTAL);
    expect((await post(`${computation}/result`, { query: TOTAL })).code).to.equal("COMPUTATION_REFUSED");
    const ask = (atLeast: string, column = "kwh") =>
      post(`${computation}/answer`, { query: TOTAL, question: { column, atLeast } });
    expect((await ask("1", "price")).code).to.equal("COMPUTATION_REFUSED");
    const answer = (await ask("19925")) as unknown as {
      holds: boolean;
      uid: string;
      statement: { data: string; schema: string };
    };
    expect(answer.holds).to.equal(true);
    const facts = decodeAnswer(answer.statement.data);
    expect(facts).to.include({ computation, column: "kwh", atLeast: "19925", holds: true });
    expect(answer.statement.schema).to.equal(ANSWER_SCHEMA.id);
    expect(await system.consumer.attestations.isValid({ uid: answer.uid })).to.equal(true);
    expect((await system.consumer.attestations.getSchema({ schema: ANSWER_SCHEMA.id })).policy).to.equal(ZeroAddress);
    expect(await ask("19925")).to.deep.include({ uid: answer.uid });
    expect((await ask("19926")).code).to.equal("COMPUTATION_REFUSED");

    const again = await approved(TOTAL, { nonce: 2 });
    const askAgain = (atLeast: string) =>
      post(`${again}/answer`, { query: TOTAL, question: { column: "kwh", atLeast } });
    expect(await askAgain("19926"), "the same number").to.include({ status: 403, code: "COMPUTATION_REFUSED" });
    expect((await askAgain("19925")).status).to.equal(200);
  });
});
