import { join } from "node:path";
import { expect } from "chai";
import fastify from "fastify";
import { systemClock } from "../../../../src/lib/clock.ts";
import { silentLogger } from "../../../../src/lib/logger.ts";
import { connect } from "../../../../src/sdk/core/connect.ts";
import { openVaultSession } from "../../../../src/sdk/data/vault/open-vault-session.ts";
import { temporaryFolder } from "../../../../src/testing/command-line.ts";
import { type DataSharing, dataSharing } from "../../../../src/testing/data-sharing.ts";
import { chainOffer } from "../../../../src/testing/dsp/chain-offer.ts";
import { passTo, testServer } from "../../../../src/testing/dsp/test-server.ts";
import { type VaultBench, vaultBench } from "../../../../src/testing/vault.ts";
import { agreementOfIri, organisationIri } from "../../../../src/vault/agreements/names.ts";
import { asJson } from "../../../../src/vault/catalogue/documents.ts";
import { openDsp } from "../../../../src/vault/compose/open-dsp.ts";
import type { Policy } from "../../../../src/vault/dsp/model/policy.ts";
import type { Transfer } from "../../../../src/vault/dsp/model/process.ts";

describe("a vault that speaks the Dataspace Protocol", function () {
  this.timeout(60_000);
  let system: DataSharing;
  let bench: VaultBench;
  const closes: (() => Promise<unknown> | unknown)[] = [];

  beforeEach(async () => {
    system = await dataSharing();
    bench = vaultBench(system);
  });
  afterEach(async () => {
    for (const close of closes.splice(0).reverse()) await close();
    await bench.close();
  });

  it("tells its health that it does not follow the chain any more", async () => {
    const { ethers, deployment } = system;
    let refuses = false;
    const provider = new Proxy(ethers.provider, {
      get(target, name) {
        if (name === "getLogs" && refuses) return () => Promise.reject(new Error("no logs are kept"));
        const value = Reflect.get(target, name, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    const { promise: gaveUp, resolve } = Promise.withResolvers<void>();
    const error = (_: object, message: string) => message.includes("not followed") && resolve();
    const vault = await bench.open({
      client: await connect({ provider, deployment }),
      dataspace: { baseUrl: "https://vault.example/dsp/2025-1", members: [] },
      log: { ...silentLogger, error },
    });
    const health = async () => {
      const response = await fetch(`${vault.url}/health`);
      return { ...((await response.json()) as { problems: Record<string, string> }), status: response.status };
    };
    expect(await health()).to.deep.equal({ ok: true, problems: {}, status: 200 });
    refuses = true;
    await ethers.provider.send("evm_mine", []);
    await gaveUp;
    const { status, problems } = await health();
    expect(status).to.equal(503);
    expect(problems.dataspace).to.match(/not followed any more: .*no logs are kept/);
  });

  it("is found, negotiated with and fetched from by a member that signs in with it, until the agreement ends", async () => {
    const made = await chainOffer(system, { byRule: true });
    bench.withStore(({ versions }) => {
      const described = { name: "load", title: "Load", description: "Of factories", keywords: ["load"], policies: {} };
      versions.putResource(made.resource, asJson(described));
    });
    const [front, own] = [await testServer(), await testServer()];
    closes.push(front.close, own.close);
    const addresses = { vault: `${front.origin}/dsp/2025-1`, consumer: `${own.origin}/dsp` };
    const members = [{ org: 2, address: addresses.consumer, internal: true }];
    const vault = await bench.open({ dataspace: { baseUrl: addresses.vault, members } });
    front.answerBy(passTo(vault.url));

    const { consumer: client, consumerSigner: signer, deployment } = system;
    const session = await openVaultSession({ url: front.origin, signer, deployment });
    const { promise: received, resolve: hasReceived } = Promise.withResolvers<Transfer>();
    const { promise: finalized, resolve: isFinalized } = Promise.withResolvers<void>();
    const { promise: ended, resolve: hasEnded } = Promise.withResolvers<void>();
    const opened = openDsp({
      client,
      signer,
      org: 2,
      members: [{ org: 1, address: addresses.vault, internal: true }],
      session: async () => ({ org: 1 }),
      tokenFor: async () => session.token,
      store: join(temporaryFolder(), "dsp.db"),
      settings: { baseUrl: addresses.consumer },
      dataUrl: own.origin,
      visible: async () => [],
      onReceived: async (transfer) => hasReceived(transfer),
      clock: systemClock,
      log: silentLogger,
    });
    const app = fastify();
    app.addHook("onResponse", async ({ url }) => {
      if (url.endsWith("/events")) isFinalized();
      if (url.endsWith("/termination")) hasEnded();
    });
    await opened.routes(app);
    await app.ready();
    own.answerBy((request, response) => {
      request.headers.authorization ??= "Bearer the-vault";
      app.routing(request, response);
    });
    const stop = new AbortController();
    const running = opened.run(stop.signal);
    closes.push(
      () => opened.close(),
      () => app.close(),
      () => {
        stop.abort();
        return running;
      },
    );

    const offer = { ...made.policy, target: made.dataset } as Policy;
    const provider = { participant: organisationIri(1), address: addresses.vault };
    const { pid } = opened.dsp.negotiate({ provider, dataset: made.dataset, offer });
    await finalized;
    expect(opened.dsp.get(pid)?.state).to.equal("FINALIZED");
    const agreementId = opened.dsp.get(pid)?.agreementId ?? "";
    const agreement = agreementOfIri(agreementId) ?? "";
    const { state, terms } = await system.other.agreements.getAgreement({ agreement });
    expect(state).to.equal("Active");

    // Terms that are on no record stop nobody from following the others.
    const refused = { ...terms, subject: await system.otherSigner.getAddress(), nonce: 99n };
    await system.other.agreements.withdrawConsentAndWait({ terms: refused });

    const transfer = opened.dsp.requestTransfer({ agreementId });
    expect((await received).dataAddress?.endpoint).to.equal(front.origin);
    await system.owner.agreements.suspendAgreementAndWait({ terms });
    await ended;
    expect(opened.dsp.get(transfer.pid)?.reason).to.include("Suspended");
  });
});
