import { expect } from "chai";
import { testClock } from "../../../../src/testing/clock.ts";
import { temporaryFolder } from "../../../../src/testing/command-line.ts";
import { testChain } from "../../../../src/testing/dsp/chain-ledger.ts";
import { headerOf, openPeer, type Peer } from "../../../../src/testing/dsp/peer.ts";
import { simpleDataset, simpleOffer } from "../../../../src/testing/dsp/ports.ts";
import { DSP_CONTEXT } from "../../../../src/vault/dsp/model/context.ts";

const IDS = ["urn:d:1", "urn:d:2", "urn:d:3", "urn:d:4", "urn:d:5"];

describe("the catalogue endpoint of the Dataspace Protocol", () => {
  let vault: Peer;
  before(async () => {
    const datasets = IDS.map((id, index) => ({
      ...simpleDataset(id, simpleOffer(`${id}:offer`)),
      keyword: index % 2 === 0 ? ["load"] : ["weather"],
    }));
    const given = { self: "grid", folder: temporaryFolder(), clock: testClock(), chain: testChain(), datasets };
    vault = await openPeer({ ...given, settings: { pageSize: 2 } });
  });
  after(() => vault.close());

  const authorization = headerOf("bank");
  async function ask(body: object = {}, url = `${vault.base}/catalog/request`) {
    const message = { "@context": [DSP_CONTEXT], "@type": "CatalogRequestMessage", ...body };
    const headers = { authorization, "content-type": "application/json" };
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(message) });
    const answer = (await response.json()) as { dataset?: { "@id": string }[]; code?: string; "@type": string };
    const links = Object.fromEntries(
      [...(response.headers.get("link") ?? "").matchAll(/<([^>]*)>; rel="(\w+)"/g)].map(([, to, rel]) => [rel, to]),
    ) as { next?: string; previous?: string };
    return { status: response.status, answer, links, ids: answer.dataset?.map((each) => each["@id"]) };
  }

  it("says where the protocol's version is", async () => {
    const response = await fetch(`${vault.origin}/.well-known/dspace-version`);
    const { protocolVersions } = (await response.json()) as { protocolVersions: object[] };
    expect(protocolVersions).to.deep.equal([
      { version: "2025-1", path: "/dsp/2025-1", binding: "HTTPS", serviceId: vault.base },
    ]);
  });

  it("gives pages forth and back", async () => {
    const first = await ask();
    expect([first.status, first.ids, first.links.previous]).to.deep.equal([200, IDS.slice(0, 2), undefined]);
    const second = await ask({}, first.links.next);
    const third = await ask({}, second.links.next);
    expect([second.ids, third.ids, third.links.next]).to.deep.equal([IDS.slice(2, 4), IDS.slice(4), undefined]);
    const back = await ask({}, third.links.previous);
    const front = await ask({}, back.links.previous);
    expect([back.ids, front.ids, front.links.previous]).to.deep.equal([IDS.slice(2, 4), IDS.slice(0, 2), undefined]);
    expect((await ask({}, front.links.next)).ids).to.deep.equal(IDS.slice(2, 4));
    expect((await ask({}, `${vault.base}/catalog/request?continuationToken=e30`)).answer.code).to.equal(
      "DSP_MESSAGE_INVALID",
    );
  });

  it("narrows by dataset and keyword, and refuses any other filter", async () => {
    expect((await ask({ filter: [] })).ids).to.deep.equal(IDS.slice(0, 2));
    expect((await ask({ filter: [{ keyword: "weather" }] })).ids).to.deep.equal(["urn:d:2", "urn:d:4"]);
    expect((await ask({ filter: [{ keyword: "weather" }, { dataset: "urn:d:4" }] })).ids).to.deep.equal(["urn:d:4"]);
    const none = await ask({ filter: [{ dataset: "urn:d:9" }] });
    expect([none.status, none.ids]).to.deep.equal([200, undefined]);
    for (const filter of [
      { keyword: "x" },
      [{ sql: "drop table" }],
      ["x"],
      [{ keyword: 1 }],
      [{ keyword: "a" }, { keyword: "b" }],
    ]) {
      const { status, answer } = await ask({ filter });
      expect([status, answer.code, answer["@type"]]).to.deep.equal([400, "DSP_FILTER_UNSUPPORTED", "CatalogError"]);
    }
  });

  it("gives one dataset with its offers and where it is had", async () => {
    const get = async (id: string) => {
      const response = await fetch(`${vault.base}/catalog/datasets/${encodeURIComponent(id)}`, {
        headers: { authorization },
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    const { status, body } = await get("urn:d:3");
    const accessService = { "@id": vault.base, "@type": "DataService", endpointURL: vault.base };
    expect([status, body["@id"], body.distribution]).to.deep.equal([
      200,
      "urn:d:3",
      [{ "@type": "Distribution", format: "HttpData-PULL", accessService }],
    ]);
    const none = await get("urn:d:9");
    expect([none.status, none.body["@type"], none.body.code]).to.deep.equal([404, "CatalogError", "DSP_NOT_FOUND"]);
  });
});
