import { statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { id, type Signer, Wallet } from "ethers";
import { getAgreement } from "../../../../src/sdk/data/actions/agreements/get-agreement.ts";
import { retireAgreementAndWait } from "../../../../src/sdk/data/actions/agreements/retire-agreement.ts";
import { suspendAgreementAndWait } from "../../../../src/sdk/data/actions/agreements/suspend-agreement.ts";
import { signAccessRequest } from "../../../../src/sdk/data/model/agreement/access.ts";
import { selectionHash } from "../../../../src/sdk/data/model/agreement/selection.ts";
import { generateEncryptionKey, KEM } from "../../../../src/sdk/core/seal/hpke.ts";
import { openVaultSession } from "../../../../src/sdk/data/vault/open-vault-session.ts";
import { type Agreed, agreedOn, type DataSharing, dataSharing } from "../../../../src/testing/data-sharing.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { type Published, type VaultBench, vaultBench } from "../../../../src/testing/vault.ts";
import { consumerAt } from "../../../../src/testing/vault-consumer.ts";
import type { OpenedVault } from "../../../../src/vault/compose/open-vault.ts";
import { limitsOf } from "../../../../src/vault/config/config.ts";

describe("a vault refuses", function () {
  this.timeout(120_000);
  let system: DataSharing;
  let bench: VaultBench;
  let published: Published;
  let agreed: Agreed;
  let vault: OpenedVault;
  let token: string;
  const seconds = () => Math.floor(Date.now() / 1_000);

  beforeEach(async () => {
    system = await dataSharing();
    bench = vaultBench(system);
    published = await bench.publish("load");
    agreed = await agreedOn(system, published);
    vault = await bench.open();
    ({ token } = await consumerAt(system, vault).session());
  });
  afterEach(() => bench.close());

  const post = async (path: string, body: unknown, bearer = token, headers: Record<string, string> = {}) => {
    const all = { "content-type": "application/json", authorization: `Bearer ${bearer}`, ...headers };
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const response = await fetch(`${vault.url}${path}`, { method: "POST", headers: all, body: text });
    const answer = (await response.json()) as { code: string; values: Record<string, unknown>; state?: string };
    return { ...answer, status: response.status, media: response.headers.get("content-type") };
  };
  const requestOf = (changes: object = {}, selection: object = {}) => ({
    agreement: agreed.agreement,
    seq: 1,
    version: 1,
    purpose: 4,
    key: system.key.id,
    requestHash: selectionHash(selection),
    deadline: seconds() + 600,
    ...changes,
  });
  const ask = async (
    changes: object = {},
    { selection = {}, by = system.consumerSigner as Signer, change = {} } = {},
  ) => {
    const request = requestOf(changes, selection);
    const signature = await signAccessRequest(by, system.deployment, request);
    return post("/v1/accesses", { request: { ...request, ...change }, selection, signature });
  };
  const problem = async (asked: ReturnType<typeof ask>, status: number, code: string) => {
    const answer = await asked;
    expect([answer.status, answer.code], JSON.stringify(answer)).to.deep.equal([status, code]);
    expect(answer.media).to.match(/^application\/problem\+json/);
    return answer;
  };

  it("what nobody signed in asks, or who signs in for another vault, chain or key, or twice", async () => {
    const body = { request: requestOf(), selection: {}, signature: `0x${"11".repeat(65)}` };
    expect((await post("/v1/accesses", body, "x".repeat(43))).code).to.equal("SIGN_IN_REQUIRED");
    const { consumerSigner: signer, deployment } = system;
    const at = (changes: object) => openVaultSession({ url: vault.url, signer, deployment, ...changes });
    const codeOf = async (changes: object) => (await refused(at(changes), "VAULT_REFUSED")).values.code;
    expect(await codeOf({ deployment: { ...deployment, chainId: 1 } })).to.equal("SIGN_IN_SIGNATURE_INVALID");
    expect(await codeOf({ signer: Wallet.createRandom() })).to.equal("ACCOUNT_NOT_MEMBER");
    await refused(at({ vault: Wallet.createRandom().address }), "VAULT_ANSWER_INVALID");
    const pair = await generateEncryptionKey(KEM.x25519);
    expect(await codeOf({ held: { key: id("unknown"), privateKey: pair.privateKey } })).to.equal(
      "SIGN_IN_KEY_NOT_LIVE",
    );
    await refused(at({ held: { key: system.key.id, privateKey: pair.privateKey } }), "ENVELOPE_NOT_OPENED");
    expect(
      await codeOf({
        signer: system.otherSigner,
        held: { key: system.key.id, privateKey: system.key.pair.privateKey },
      }),
    ).to.equal("SIGN_IN_KEY_NOT_LIVE");

    const unproven = await openVaultSession({ url: vault.url, signer, deployment });
    const without = {
      request: requestOf(),
      selection: {},
      signature: await signAccessRequest(signer, deployment, requestOf()),
    };
    expect((await post("/v1/accesses", without, unproven.token)).code).to.equal("SIGN_IN_KEY_UNPROVEN");
    await refused(at({ url: "http://127.0.0.1:9" }), "VAULT_UNREACHABLE");
    const asked = { account: await signer.getAddress(), key: system.key.id };
    const challenge = (await post("/v1/sign-in/challenges", asked)) as unknown as { nonce: string };
    const answer = { nonce: challenge.nonce, signature: `0x${"22".repeat(65)}`, opened: id("guess") };
    expect((await post("/v1/sign-in", answer)).code).to.equal("SIGN_IN_SIGNATURE_INVALID");
    expect((await post("/v1/sign-in", answer)).code).to.equal("SIGN_IN_CHALLENGE_UNKNOWN");
  });

  it("a request that is replayed, signed by others, altered, late, out of its turn, or of another version, purpose or key", async () => {
    await problem(ask({ version: 2 }), 404, "ACCESS_VERSION_WRONG");
    await problem(ask({ seq: 2 }), 409, "ACCESS_NUMBER_WRONG");
    await problem(ask({ purpose: 5 }), 403, "AGREEMENT_NOT_LIVE");
    await problem(ask({ key: id("other") }), 403, "SIGN_IN_KEY_NOT_LIVE");
    await problem(ask({ deadline: seconds() - 1 }), 400, "ACCESS_EXPIRED");
    await problem(ask({ deadline: seconds() + 90_000 }), 400, "ACCESS_EXPIRED");
    await problem(ask({}, { by: system.otherSigner }), 403, "ACCESS_SIGNATURE_INVALID");
    await problem(ask({}, { change: { deadline: seconds() + 700 } }), 403, "ACCESS_SIGNATURE_INVALID");
    await problem(ask({ requestHash: id("other") }), 403, "ACCESS_SIGNATURE_INVALID");
    await problem(ask({ agreement: id("none") }), 403, "AGREEMENT_FOREIGN");

    expect((await ask()).status).to.equal(201);
    await problem(ask({ deadline: seconds() + 601 }), 409, "ACCESS_NUMBER_TAKEN");
    const path = `/v1/accesses/${agreed.agreement}/1`;
    const early = { signature: `0x${"11".repeat(65)}` };
    await problem(post(`${path}/acknowledgement`, early), 425, "ACCESS_NOT_READY");
    expect((await post(`${path}/receipt`, "{}")).state).to.equal("Served");
    // The same request again is the same access; it gives no second one.
    const request = requestOf({ deadline: seconds() + 800 });
    const signature = await signAccessRequest(system.consumerSigner, system.deployment, request);
    await problem(post("/v1/accesses", { request, selection: {}, signature }), 409, "ACCESS_NUMBER_WRONG");
    expect((await getAgreement(system.consumer, { agreement: agreed.agreement })).uses).to.equal(1);
    const stranger = await openVaultSession({
      url: vault.url,
      signer: system.otherSigner,
      deployment: system.deployment,
    });
    expect((await post(`${path}/receipt`, "{}", stranger.token)).code).to.equal("ACCESS_UNKNOWN");
    bench.withStore(({ refusals }) => expect(refusals.list({ limit: 100 })).to.have.length.greaterThan(10));
  });

  it("an agreement that is suspended, retired, used up, over or for computations alone", async () => {
    const { terms } = agreed;
    await suspendAgreementAndWait(system.owner, { terms, reason: id("audit") });
    expect((await problem(ask(), 403, "AGREEMENT_NOT_LIVE")).values.state).to.equal("Suspended");
    await retireAgreementAndWait(system.owner, { terms });
    expect((await problem(ask(), 403, "AGREEMENT_NOT_LIVE")).values.state).to.equal("Retired");
    agreed = await agreedOn(system, published, { nonce: 2, maxUses: 1 });
    expect((await ask()).status).to.equal(201);
    await post(`/v1/accesses/${agreed.agreement}/1/receipt`, "{}");
    expect((await problem(ask({ seq: 2 }), 403, "AGREEMENT_NOT_LIVE")).values.state).to.equal("UsedUp");
    agreed = await agreedOn(system, published, { nonce: 3, computeOnly: true });
    await problem(ask(), 403, "AGREEMENT_COMPUTE_ONLY");
    agreed = await agreedOn(system, published, { nonce: 4 });
    await system.ethers.provider.send("evm_increaseTime", [90_000]);
    await system.ethers.provider.send("evm_mine", []);
    const late = ask({ deadline: (await system.now()) + 600 });
    expect((await problem(late, 403, "AGREEMENT_NOT_LIVE")).values.state).to.equal("Expired");
  });

  it("the key of an access whose agreement was suspended after its ciphertext was fetched, and no number is used", async () => {
    expect((await ask()).status).to.equal(201);
    await suspendAgreementAndWait(system.owner, { terms: agreed.terms });
    const path = `/v1/accesses/${agreed.agreement}/1`;
    expect((await post(`${path}/receipt`, "{}")).code).to.equal("AGREEMENT_NOT_LIVE");
    const response = await fetch(`${vault.url}${path}/ciphertext`, { headers: { authorization: `Bearer ${token}` } });
    expect(((await response.json()) as { code: string }).code).to.equal("AGREEMENT_NOT_LIVE");
    expect((await getAgreement(system.consumer, { agreement: agreed.agreement })).uses).to.equal(0);
  });

  it("rows and columns that are not there, more than the owner allows, and bodies and ranges without bounds", async () => {
    await problem(ask({}, { selection: { rows: [{ from: 0, to: 201 }] } }), 400, "SELECTION_INVALID");
    await problem(ask({}, { selection: { columns: ["price"] } }), 400, "SELECTION_INVALID");
    await vault.close();
    vault = await bench.open({ limits: { ...limitsOf({}), rows: 10, bytes: 1_900 } });
    ({ token } = await consumerAt(system, vault).session());
    await problem(ask(), 422, "ACCESS_TOO_LARGE");
    await problem(ask({}, { selection: { rows: [{ from: 0, to: 11 }] } }), 422, "ACCESS_TOO_LARGE");
    await problem(ask({}, { selection: { rows: [{ from: 0, to: 10 }] } }), 422, "ACCESS_TOO_LARGE"); // of bytes
    expect((await ask({}, { selection: { rows: [{ from: 0, to: 3 }] } })).status).to.equal(201);
    await problem(post("/v1/accesses", `{"request":"${"x".repeat(300_000)}"}`), 413, "VAULT_REQUEST_TOO_LARGE");
    for (const body of ["{", "[]", { request: requestOf({ seq: 0 }), selection: {}, signature: "0x" }]) {
      await problem(post("/v1/accesses", body), 400, "VAULT_REQUEST_INVALID");
    }
    const path = `${vault.url}/v1/accesses/${agreed.agreement}/1/ciphertext`;
    const get = (range: string) => fetch(path, { headers: { authorization: `Bearer ${token}`, range } });
    const whole = Buffer.from(await (await get("bytes=0-")).arrayBuffer());
    for (const range of ["bytes=9999999-", "bytes=5-4", "bytes=-", "rows=1-2", "bytes=0-1,3-4"]) {
      const response = await get(range);
      expect([response.status, ((await response.json()) as { code: string }).code], range).to.deep.equal([
        416,
        "RANGE_INVALID",
      ]);
    }
    for (const [range, from, to] of [
      ["bytes=7-", 7, undefined],
      ["bytes=3-9", 3, 10],
      ["bytes=-5", -5, undefined],
    ] as const) {
      const response = await get(range);
      expect([response.status, Buffer.from(await response.arrayBuffer())]).to.deep.equal([
        206,
        whole.subarray(from, to),
      ]);
    }
  });

  it("to number an access whose ciphertext is not the one that was stored", async () => {
    const { sealed } = published.document;
    const file = join(bench.store, "ciphertexts", sealed.file);
    truncateSync(file, statSync(file).size - 1);
    await problem(ask(), 500, "VAULT_STORE_DAMAGED");
  });

  it("and a consumer takes no ciphertext, envelope or row that was tampered with", async () => {
    const consumer = consumerAt(system, vault);
    const requested = await consumer.request(agreed);
    const sealed = await consumer.download(requested);
    const received = await consumer.receive(requested);
    const rows = (bytes: Buffer, key = received.contentKey) =>
      consumer.rows(published, requested, { ...received, contentKey: key }, bytes);
    expect(await rows(sealed)).to.have.length(200);
    for (const at of [0, 20, 90, 150, sealed.length - 1]) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] as number) ^ 1;
      await rows(altered).then(
        () => expect.fail(`byte ${at}`),
        ({ code }) => expect(code, `byte ${at}`).to.match(/^(SEAL|CONTENT)_/),
      );
    }
    await refused(rows(sealed.subarray(0, sealed.length - 20)), "SEAL_CHUNK_INVALID");
    await refused(rows(sealed, new Uint8Array(32)), "SEAL_KEY_WRONG");
    const other = { ...received, access: { ...received.access, extractionHash: id("other") } };
    await refused(consumer.rows(published, requested, other, sealed), "VAULT_ANSWER_INVALID");
    const less = { ...requested, selection: { rows: [{ from: 0, to: 2 }] } };
    await refused(consumer.rows(published, less, received, sealed), "VAULT_ANSWER_INVALID");
  });
});
