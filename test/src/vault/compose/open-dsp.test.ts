import { join } from "node:path";
import { expect } from "chai";
import fastify from "fastify";
import { systemClock } from "../../../../src/lib/clock.ts";
import { silentLogger } from "../../../../src/lib/logger.ts";
import { temporaryFolder } from "../../../../src/testing/command-line.ts";
import { type DataSharing, dataSharing } from "../../../../src/testing/data-sharing.ts";
import { chainOffer } from "../../../../src/testing/dsp/chain-offer.ts";
import { type TestServer, testServer } from "../../../../src/testing/dsp/test-server.ts";
import { agreementOfIri, organisationIri } from "../../../../src/vault/agreements/names.ts";
import type { KnownMember } from "../../../../src/vault/agreements/participants.ts";
import { type OpenedDsp, openDsp } from "../../../../src/vault/compose/open-dsp.ts";
import { DSP_CONTEXT } from "../../../../src/vault/dsp/model/context.ts";
import type { JsonObject } from "../../../../src/vault/dsp/model/json.ts";
import type { Policy } from "../../../../src/vault/dsp/model/policy.ts";
import type { Transfer } from "../../../../src/vault/dsp/model/process.ts";

describe("the Dataspace Protocol over a chain", () => {
  let system: DataSharing;
  const closes: (() => Promise<unknown> | unknown)[] = [];
  afterEach(async () => {
    for (const close of closes.splice(0).reverse()) await close();
  });

  async function vault(
    org: number,
    server: TestServer,
    members: readonly KnownMember[],
    onReceived: (t: Transfer) => void,
  ) {
    const [client, signer] = org === 1 ? [system.owner, system.admin] : [system.consumer, system.consumerSigner];
    const opened: OpenedDsp = openDsp({
      client,
      signer,
      org,
      members,
      session: async (token) => ({ org: Number(token) }),
      tokenFor: async () => String(org),
      store: join(temporaryFolder(), "dsp.db"),
      settings: { baseUrl: `${server.origin}/dsp/2025-1` },
      dataUrl: `${server.origin}/v1`,
      visible: async () => [{ resource, title: "Load", keywords: [] }],
      onReceived: async (transfer) => onReceived(transfer),
      clock: systemClock,
      log: silentLogger,
    });
    const app = fastify({ routerOptions: { maxParamLength: 512 } });
    await opened.routes(app);
    await app.ready();
    server.answerBy((request, response) => app.routing(request, response));
    closes.push(
      () => opened.close(),
      () => app.close(),
    );
    return opened;
  }
  let resource: string;

  it("goes from another's catalogue to an agreement by rule and the address of its data", async () => {
    system = await dataSharing();
    const made = await chainOffer(system, { byRule: true });
    resource = made.resource;
    const [ours, theirs] = [await testServer(), await testServer()];
    closes.push(ours.close, theirs.close);
    const member = (org: number, { origin }: TestServer) => ({ org, address: `${origin}/dsp/2025-1`, internal: true });
    const { promise: received, resolve } = Promise.withResolvers<Transfer>();
    const first = await vault(1, ours, [member(2, theirs)], () => {});
    const { dsp, takeUp } = await vault(2, theirs, [member(1, ours)], resolve);

    const headers = { authorization: "Bearer 2", "content-type": "application/json" };
    const body = JSON.stringify({ "@context": [DSP_CONTEXT], "@type": "CatalogRequestMessage" });
    const answer = await fetch(`${ours.origin}/dsp/2025-1/catalog/request`, { method: "POST", headers, body });
    const { dataset = [] } = (await answer.json()) as { dataset?: { "@id": string; hasPolicy: JsonObject[] }[] };
    const [found] = dataset;
    const offer = { ...found?.hasPolicy[0], target: found?.["@id"] } as unknown as Policy;
    const address = `${ours.origin}/dsp/2025-1`;
    const provider = { participant: organisationIri(1), address };
    const { pid } = dsp.negotiate({ provider, dataset: found?.["@id"] ?? "", offer });

    const settle = async () => {
      while ((await first.dsp.round()) + (await dsp.round()) > 0);
    };
    await settle();
    expect(dsp.get(pid)?.state).to.equal("FINALIZED");
    const agreementId = dsp.get(pid)?.agreementId ?? "";
    const agreement = agreementOfIri(agreementId) ?? "";
    expect((await system.other.agreements.getAgreement({ agreement })).state).to.equal("Active");
    await takeUp();
    dsp.requestTransfer({ agreementId });
    await settle();
    const { dataAddress } = await received;
    expect(dataAddress?.endpoint).to.equal(`${ours.origin}/v1`);
    expect(Object.values(dataAddress?.properties ?? {})).to.deep.equal([agreementId]);
  });
});
