import { expect } from "chai";
import { getAddress, Wallet } from "ethers";
import { placesIn } from "../../../../src/sdk/query/route.ts";
import { EVERY_ROUTE, everyAnswer } from "../../../../src/testing/every-answer.ts";
import { indexerOn, type TestIndexer } from "../../../../src/testing/indexer.ts";
import { postTo, signedIn, signedText, type TextSigner } from "../../../../src/testing/sign-in.ts";
import { type PartyName, type SupplyChain, supplyChain } from "../../../../src/testing/receivables.ts";

/** No other number on the chain is like these. */
const FACES = [7_654_321n, 8_765_432n] as const;

describe("who sees what in the query API", () => {
  let system: SupplyChain;
  let indexer: TestIndexer;
  let ids: string[];
  before(async () => {
    system = await supplyChain();
    const [owed, other] = FACES;
    await system.limit("buyer", "buyer", "UNDERTAKING", 10n ** 12n);
    ids = [
      await system.confirmed(system.terms("one", { face: owed })),
      await system.confirmed(system.terms("two", { face: other })),
    ];
    indexer = await indexerOn(system);
    await indexer.caughtUp();
  });
  after(() => indexer?.close());

  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    postTo(indexer.api, path, body, headers);
  const sessionOf = async (signer: TextSigner) => (await signedIn(indexer.api, signer)).token;
  const everything = async (token?: string) => {
    const words = [...FACES.map(String), ...ids, "Buyer"];
    const { bodies, answered } = await everyAnswer({ url: indexer.url, token, words });
    return { bodies: bodies.map(({ body }) => body), answered };
  };

  it("withholds amounts and parties of receivables from everybody but those who have to do with them, by every route", async () => {
    const sees = new Map<string, boolean>();
    const reached = new Map<string, ReadonlySet<string>>();
    const look = async (name: string, token?: string) => {
      const { bodies, answered } = await everything(token);
      expect(bodies.length).to.be.greaterThan(40);
      reached.set(name, answered);
      sees.set(
        name,
        FACES.some((face) => bodies.some((body) => body.includes(String(face)))),
      );
    };
    await look("public");
    await look("stranger", await sessionOf(Wallet.createRandom()));
    for (const name of ["buyer", "supplier", "bank", "rival", "regulator"] as const satisfies readonly PartyName[]) {
      await look(name, await sessionOf(system[name].signer));
    }
    expect(Object.fromEntries(sees)).to.deep.equal({
      public: false,
      stranger: false,
      buyer: true,
      supplier: true,
      bank: false,
      rival: false,
      regulator: true,
    });
    // Every role was answered by the same routes, and every list is among them.
    const lists = EVERY_ROUTE.filter(({ path }) => placesIn(path).length === 0).map(({ name }) => name);
    expect([...(reached.get("public") ?? [])]).to.include.members(lists);
    expect([...(reached.get("public") ?? [])]).to.include.members(["receivable", "receivableHolders", "search"]);
    for (const [name, routes] of reached) expect([...routes], name).to.include.members(lists);
  });

  it("tells those who listen that something changed, and never what", async () => {
    const face = 9_876_543n;
    const stop = new AbortController();
    const answer = await fetch(`${indexer.url}/v1/changes?topics=${ids.map((id) => `receivable:${id}`).join()},org:1`, {
      signal: stop.signal,
    });
    let heard = "";
    const listening = (async () => {
      const decoder = new TextDecoder();
      for await (const piece of answer.body ?? []) heard += decoder.decode(piece, { stream: true });
    })().catch(() => undefined);
    await system.confirmed(system.terms("three", { face }));
    await indexer.caughtUp();
    while (!heard.includes(`data: ${indexer.state.block}\n`)) await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    await listening;
    expect(heard).not.to.include(String(face));
    for (const [, data] of heard.matchAll(/event: change\ndata: (.*)\n/g)) {
      expect(Object.keys(JSON.parse(data ?? ""))).to.deep.equal(["topic", "id"]);
    }
  });

  it("says what it withholds", async () => {
    const answer = await fetch(`${indexer.url}/v1/receivables/${ids[0]}`);
    const { item } = await answer.json();
    expect(item).to.deep.include({ state: "Confirmed", face: null, obligor: null });
    expect(item.withheld).to.include.members(["face", "obligor", "creditor"]);
  });

  it("believes a signature of the text that it gave, once, and of nobody else", async () => {
    const { signer } = system.buyer;
    const { account, nonce, signature, text } = await signedText(indexer.api, signer);
    expect(text).to.contain(account).and.contain(`Chain ID: ${system.deployment.chainId}`);
    const ok = await post("/v1/sign-in", { account, nonce, signature });
    expect(ok.headers.get("set-cookie")).to.match(
      /^__Host-tally=[0-9a-f]{64}; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
    );
    const cookie = `__Host-tally=${ok.body.token}`;
    const own = await (await fetch(`${indexer.url}/v1/receivables/${ids[0]}`, { headers: { cookie } })).json();
    expect(own.item.face).to.equal(String(FACES[0]));

    const asker = async () => (await (await fetch(`${indexer.url}/v1/viewer`, { headers: { cookie } })).json()).item;
    expect(await asker()).to.deep.equal({ kind: "member", account, org: system.buyer.org, roles: ["CORE_ENTERPRISE"] });
    await fetch(`${indexer.url}/v1/sign-in`, { method: "DELETE", headers: { cookie } });
    expect(await asker(), "signed out").to.deep.equal({ kind: "public", account: null, org: null, roles: [] });

    const again = await post("/v1/sign-in", { account, nonce, signature });
    expect([again.status, again.body.code]).to.deep.equal([401, "INDEX_SIGN_IN_REFUSED"]);
    const other = await signedText(indexer.api, system.rival.signer);
    const stolen = await post("/v1/sign-in", {
      account: system.buyer.signer.address,
      nonce: other.nonce,
      signature: other.signature,
    });
    expect(stolen.body.code).to.equal("INDEX_SIGN_IN_REFUSED");
    const fresh = await signedText(indexer.api, system.rival.signer);
    const forged = await system.buyer.signer.signMessage(fresh.text);
    expect((await post("/v1/sign-in", { ...fresh, text: undefined, signature: forged })).body.code).to.equal(
      "INDEX_SIGN_IN_REFUSED",
    );
    const elsewhere = await post("/v1/sign-in/challenge", { account }, { origin: "https://evil.example" });
    expect(elsewhere.body.code).to.equal("INDEX_SIGN_IN_REFUSED");
    expect(
      (await post("/v1/sign-in/challenge", { account: getAddress(account).replace(/[a-f]/, "B") })).status,
    ).to.equal(400);
  });

  it("makes nobody of an account as soon as it is revoked", async () => {
    const { client } = system.supplier;
    const device = Wallet.createRandom();
    await client.members.enrolAndWait({ account: device.address, duties: ["DEVICE"] });
    await indexer.caughtUp();
    const token = await sessionOf(device);
    const face = async () => {
      const headers = { authorization: `Bearer ${token}` };
      return (await (await fetch(`${indexer.url}/v1/receivables/${ids[0]}`, { headers })).json()).item.face;
    };
    expect(await face()).to.equal(String(FACES[0]));
    await client.members.revokeAccountAndWait({ account: device.address });
    await indexer.caughtUp();
    expect(await face()).to.equal(null);
  });
});
