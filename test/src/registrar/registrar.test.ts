import { rmSync } from "node:fs";
import { connect as connectSocket } from "node:net";
import { join } from "node:path";
import { expect } from "chai";
import { hexlify, randomBytes, type Signer, Wallet } from "ethers";
import { systemClock } from "../../../src/lib/clock.ts";
import { silentLogger } from "../../../src/lib/logger.ts";
import { type Epoch, newEpoch, withNewEpoch } from "../../../src/registrar/keys/epochs.ts";
import { type OpenedRegistrar, openRegistrar } from "../../../src/registrar/open-registrar.ts";
import type { Client } from "../../../src/sdk/core/client.ts";
import { buildSetStandingProposal } from "../../../src/sdk/members/actions/council/build-set-standing-proposal.ts";
import { keysUnder } from "../../../src/sdk/receivables/registrar/epoch-keys.ts";
import {
  createQuestion,
  registrarEip712Domain,
  signQuestion,
} from "../../../src/sdk/receivables/registrar/keys-message.ts";
import { registrarKeys } from "../../../src/sdk/receivables/registrar/registrar-keys.ts";
import { decide } from "../../../src/testing/admit.ts";
import { temporaryFolder } from "../../../src/testing/command-line.ts";
import { refused } from "../../../src/testing/errors.ts";
import { type TwoMembers, twoMembers } from "../../../src/testing/two-members.ts";

const digests = [hexlify(randomBytes(32)), hexlify(randomBytes(32))];

describe("the registrar service", () => {
  let system: TwoMembers;
  let folder: string;
  let epochs: Epoch[];
  let registrar: OpenedRegistrar;
  let now: number;
  const key = Wallet.createRandom();
  const opened: OpenedRegistrar[] = [];
  const open = async (changes: { readonly client?: Client; readonly quota?: { keys: number; span: number } } = {}) => {
    const clock = { ...systemClock, now: () => now };
    const store = join(folder, "requests.sqlite");
    const at = { host: "127.0.0.1", port: 0 };
    registrar = await openRegistrar({
      epochs,
      signer: key,
      client: system.ours,
      store,
      clock,
      log: silentLogger,
      ...at,
      ...changes,
    });
    opened.push(registrar);
  };

  beforeEach(async () => {
    system = await twoMembers();
    folder = temporaryFolder();
    epochs = withNewEpoch([newEpoch(1, 0)], 1);
    now = Date.now();
    await open();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((each) => each.close()));
    rmSync(folder, { recursive: true, force: true });
  });

  const keysOf = (signer: Signer) =>
    registrarKeys({
      url: registrar.url,
      signer,
      deployment: system.deployment,
      registrar: key.address,
      clock: { ...systemClock, now: () => now },
    });
  const domain = () => registrarEip712Domain(system.deployment);
  const question = async (signer: Signer, organisation = 1, to = key.address) =>
    createQuestion({ registrar: to, account: await signer.getAddress() }, { organisation, digests }, now);
  const post = async (body: unknown) => {
    const headers = { "content-type": "application/json" };
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const response = await fetch(`${registrar.url}/v1/keys`, { method: "POST", headers, body: text });
    const answer = (await response.json()) as { code?: string; values?: Record<string, unknown> };
    return { ...answer, status: response.status, media: response.headers.get("content-type") };
  };
  const problem = async (body: unknown, status: number, code: string) => {
    const answer = await post(body);
    expect([answer.status, answer.code], JSON.stringify(answer)).to.deep.equal([status, code]);
    expect(answer.media).to.match(/^application\/problem\+json/);
    return answer;
  };
  const get = async (path: string) => {
    const response = await fetch(`${registrar.url}${path}`);
    return { status: response.status, body: await response.json() };
  };

  it("gives organisations the keys of their own documents, under every epoch", async () => {
    const { epochs: ours } = await keysOf(system.admin)({ organisation: 1, digests });
    expect(ours).to.deep.equal(keysUnder(epochs, { organisation: 1, digests }));
    expect(ours.map(({ epoch }) => epoch)).to.deep.equal([2, 1]);
    const [second] = system.outsiders;
    const { epochs: theirs } = await keysOf(second as Signer)({ organisation: 2, digests });
    for (const [n, { keys }] of theirs.entries()) expect(keys).to.not.have.any.members([...(ours[n]?.keys ?? [])]);
  });

  it("answers nobody else: strangers, other organisations, accounts without the duty, organisations that are not active", async () => {
    const stranger = Wallet.createRandom();
    const [second] = system.outsiders as unknown as [Signer];
    const refusal = async (signer: Signer, organisation: number) => {
      const { values } = await refused(keysOf(signer)({ organisation, digests }), "REGISTRAR_REFUSED");
      return (values.problem as { code: string; values: { reason?: string } }).values.reason;
    };
    expect(await refusal(stranger, 1)).to.match(/^Members_/);
    expect(await refusal(second, 1)).to.equal("of another organisation");
    expect(await refusal(system.admin, 2)).to.equal("of another organisation");
    const device = Wallet.createRandom();
    await system.ours.members.enrolAndWait({
      account: device.address,
      duties: ["DEVICE", "CHECKER"],
      person: device.address,
    });
    expect(await refusal(device, 1)).to.match(/^Members_/);
    const maker = Wallet.createRandom();
    await system.ours.members.enrolAndWait({ account: maker.address, duties: ["MAKER"], person: maker.address });
    expect((await keysOf(maker)({ organisation: 1, digests })).epochs).to.have.length(2);
    await system.ours.members.revokeAccountAndWait({ account: maker.address });
    expect(await refusal(maker, 1)).to.match(/^Members_/);
    const restrict = buildSetStandingProposal(system.ours, { org: 2, standing: "Restricted" });
    await decide([system.ours, system.theirs], restrict);
    expect(await refusal(second, 2)).to.match(/^Members_/);
  });

  it("takes a request once, in its time, for itself and this chain, signed by who asks", async () => {
    const signer = system.admin;
    const good = await question(signer);
    const signed = { ...good, signature: await signQuestion(signer, domain(), good) };
    expect((await post(signed)).status).to.equal(200);
    expect((await problem(signed, 409, "KEYS_REQUEST_REPEATED")).values?.value).to.equal(good.nonce);
    await registrar.close();
    await open();
    await problem(signed, 409, "KEYS_REQUEST_REPEATED");

    const send = async (changes: object, signedFor = domain()) => {
      const fresh = { ...(await question(signer)), ...changes };
      return { ...fresh, signature: await signQuestion(signer, signedFor, fresh) };
    };
    const seconds = Math.floor(now / 1_000);
    for (const askedAt of [seconds - 301, seconds + 301]) {
      expect((await problem(await send({ askedAt }), 400, "KEYS_REQUEST_EXPIRED")).values?.value).to.equal(askedAt);
    }
    expect((await post(await send({ askedAt: seconds - 300 }))).status).to.equal(200);
    const elsewhere = registrarEip712Domain({ ...system.deployment, chainId: 1 });
    await problem(await send({}, elsewhere), 401, "SIGNER_MISMATCH");
    const other = Wallet.createRandom().address;
    expect((await problem(await send({ registrar: other }), 401, "SIGNER_MISMATCH")).values?.field).to.equal(
      "registrar",
    );
    const changed = { ...(await send({})), digests: digests.toReversed() };
    expect((await problem(changed, 401, "SIGNER_MISMATCH")).values?.field).to.equal("signature");
    const forged = { ...(await send({})), signature: `0x${"00".repeat(65)}` };
    expect((await problem(forged, 401, "SIGNER_MISMATCH")).values?.value).to.equal("nobody");
  });

  it("refuses what is no request, with the field", async () => {
    const good = { ...(await question(system.admin)), signature: `0x${"11".repeat(65)}` };
    const bad: readonly [string, unknown][] = [
      ["body", { ...good, nonce: undefined }],
      ["body", { ...good, more: 1 }],
      ["/digests", { ...good, digests: [] }],
      ["/digests", { ...good, digests: Array(301).fill(digests[0]) }],
      ["/digests/0", { ...good, digests: ["0x12"] }],
      ["/organisation", { ...good, organisation: "1" }],
      ["/organisation", { ...good, organisation: 0 }],
      ["/askedAt", { ...good, askedAt: -1 }],
      ["/signature", { ...good, signature: "0x" }],
      ["account", { ...good, account: `0x${"aB".repeat(20)}` }],
    ];
    for (const [field, body] of bad) {
      expect((await problem(body, 400, "KEYS_REQUEST_INVALID")).values?.field, field).to.equal(field);
    }
    await problem("{", 400, "KEYS_REQUEST_INVALID");
    await problem(`"${"x".repeat(70_000)}"`, 413, "KEYS_REQUEST_INVALID");
    expect((await get("/v1/keys")).status).to.equal(404);
    expect((await get("/nowhere")).body).to.include({ code: "NOT_FOUND" });
  });

  it("gives an organisation so much within an hour, and the others theirs", async () => {
    await registrar.close();
    await open({ quota: { keys: 3, span: 3_600_000 } });
    const [second] = system.outsiders as unknown as [Signer];
    await keysOf(system.admin)({ organisation: 1, digests });
    const { values } = await refused(keysOf(system.admin)({ organisation: 1, digests }), "REGISTRAR_BUSY");
    expect(values).to.nested.include({ status: 429, "problem.code": "KEYS_QUOTA_EXCEEDED" });
    await keysOf(second)({ organisation: 2, digests });
    now += 3_600_001;
    await keysOf(system.admin)({ organisation: 1, digests });
  });

  it("recognises what was registered before a rotation, also in a registrar that was started before it", async () => {
    const { epochs: before } = await keysOf(system.admin)({ organisation: 1, digests });
    await registrar.close();
    epochs = withNewEpoch(epochs, now);
    await open();
    const { epochs: after } = await keysOf(system.admin)({ organisation: 1, digests });
    expect(after.map(({ epoch }) => epoch)).to.deep.equal([3, 2, 1]);
    expect(after.slice(1)).to.deep.equal(before);
  });

  it("says who it is, how it is, and how to ask it", async () => {
    const { chainId, genesisHash } = system.deployment;
    expect((await get("/v1/registrar")).body).to.deep.equal({
      account: key.address,
      chainId,
      genesisHash,
      epoch: 2,
      epochs: [1, 2],
    });
    expect(registrar).to.include({ account: key.address, epoch: 2 });
    expect(await get("/health")).to.deep.equal({ status: 200, body: { ok: true, problems: {} } });
    const openapi = (await get("/openapi.json")).body as { paths: Record<string, unknown> };
    expect(Object.keys(openapi.paths).toSorted()).to.deep.equal(["/health", "/metrics", "/v1/keys", "/v1/registrar"]);
  });

  it("says that its chain does not answer, and that trying again helps", async () => {
    await registrar.close();
    const client: Client = system.ours;
    const dead = new Proxy(client.provider, {
      get: (provider, name) =>
        ["getBlockNumber", "call"].includes(String(name))
          ? async () => Promise.reject(new Error("connect ECONNREFUSED"))
          : Reflect.get(provider, name, provider),
    });
    await open({ client: { provider: dead, deployment: client.deployment } });
    const { status, body } = await get("/health");
    expect([status, (body as { ok: boolean }).ok]).to.deep.equal([503, false]);
    expect(body).to.have.property("problems").that.has.all.keys("RPC_UNREACHABLE");
    const metrics = await (await fetch(`${registrar.url}/metrics`)).text();
    expect(metrics).to.match(/^tallystick_problems\{code="RPC_UNREACHABLE"\} 1$/m);
    const { values } = await refused(keysOf(system.admin)({ organisation: 1, digests }), "REGISTRAR_BUSY");
    expect(values).to.nested.include({ status: 503, "problem.code": "RPC_UNREACHABLE" });
  });

  it("closes while somebody holds half a request", async () => {
    const { hostname, port } = new URL(registrar.url);
    const socket = connectSocket(Number(port), hostname);
    await new Promise((resolve) => socket.once("connect", resolve));
    socket.write("POST /v1/keys HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\n{");
    const ended = new Promise((resolve) => socket.once("close", resolve));
    socket.on("error", () => {}).resume();
    await registrar.close();
    await ended;
  });
});
