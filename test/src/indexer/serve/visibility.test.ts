import { expect } from "chai";
import { getAddress, Wallet } from "ethers";
import { placesIn } from "../../../../src/sdk/query/route.ts";
import { BUSINESS_ROUTES, EVERY_ROUTE, everyAnswer } from "../../../../src/testing/every-answer.ts";
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
  /** Somebody who signs in with a key of a phone or gateway. */
  const deviceOf = async (name: PartyName) => {
    const device = Wallet.createRandom();
    await system[name].client.members.enrolAndWait({ account: device.address, duties: ["DEVICE"] });
    await indexer.caughtUp();
    return device;
  };

  it("withholds amounts and parties of receivables from everybody but those who have to do with them, by every route", async () => {
    const sees = new Map<string, boolean>();
    const listed = new Map<string, boolean>();
    const reached = new Map<string, ReadonlySet<string>>();
    const look = async (name: string, token?: string) => {
      const { bodies, answered } = await everything(token);
      expect(bodies.length).to.be.greaterThan(40);
      reached.set(name, answered);
      sees.set(
        name,
        FACES.some((face) => bodies.some((body) => body.includes(String(face)))),
      );
      listed.set(
        name,
        ids.some((id) => bodies.some((body) => body.includes(id))),
      );
    };
    await look("public");
    for (const name of ["buyer", "supplier", "bank", "rival", "regulator"] as const satisfies readonly PartyName[]) {
      await look(name, await sessionOf(system[name].signer));
    }
    for (const name of ["buyer", "regulator"] as const) {
      await look(`a device of the ${name}`, await sessionOf(await deviceOf(name)));
    }
    expect(Object.fromEntries(sees)).to.deep.equal({
      public: false,
      "a device of the buyer": false,
      "a device of the regulator": false,
      buyer: true,
      supplier: true,
      bank: false,
      rival: false,
      regulator: true,
    });
    // That there are some is told to members, and to nobody else.
    const isTold = (name: string) => name !== "public" && !name.startsWith("a device");
    expect([...listed]).to.deep.equal([...listed.keys()].map((name) => [name, isTold(name)]));
    const lists = EVERY_ROUTE.filter(({ path }) => placesIn(path).length === 0).map(({ name }) => name);
    const open = lists.filter((name) => !BUSINESS_ROUTES.includes(name));
    expect(open.length).to.be.greaterThan(20);
    expect(BUSINESS_ROUTES.length).to.be.greaterThan(20);
    for (const [name, routes] of reached) {
      expect([...routes], name).to.include.members(isTold(name) ? lists : open);
      if (!isTold(name))
        expect(
          [...routes].filter((each) => BUSINESS_ROUTES.includes(each)),
          name,
        ).to.deep.equal([]);
    }
    expect([...(reached.get("buyer") ?? [])]).to.include.members(["receivable", "receivableHolders", "search"]);
    const rival = [...(reached.get("rival") ?? [])];
    expect(rival).to.include("receivable").and.not.to.include.members(["receivableHolders"]);
    expect(rival).not.to.include.members(["receivableLiens"]);
  });

  it("refuses business to who is no member, whether there is any or not, and what is within a thing to who is no party", async () => {
    const codes = async (path: string, token?: string) => {
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
      const answer = await fetch(`${indexer.url}${path}`, { headers });
      return [answer.status, (await answer.json()).code];
    };
    const withheld = [403, "INDEX_WITHHELD"];
    const none = `/v1/receivables/0x${"12".repeat(32)}`;
    const device = await sessionOf(await deviceOf("buyer"));
    for (const token of [undefined, device]) {
      for (const path of ["/v1/receivables", `/v1/receivables/${ids[0]}`, none, "/v1/limits", "/v1/deals"]) {
        expect(await codes(path, token), path).to.deep.equal(withheld);
      }
      expect(await codes(`/v1/events?contract=Receivables`, token)).to.deep.equal(withheld);
      expect(await codes(`/v1/changes?topics=org:2,Receivable:${ids[0]}`, token)).to.deep.equal(withheld);
      const found = await (await fetch(`${indexer.url}/v1/search?q=${ids[0]}`)).json();
      expect(found.items).to.deep.equal([]);
      const about = await (await fetch(`${indexer.url}/v1/events?topic=receivable:${ids[0]}`)).json();
      expect([about.items, about.next]).to.deep.equal([[], null]);
    }
    const rival = await sessionOf(system.rival.signer);
    for (const within of ["holders", "liens"]) {
      expect(await codes(`/v1/receivables/${ids[0]}/${within}`, rival)).to.deep.equal(withheld);
    }
    expect((await codes(none, rival))[0]).to.equal(404);
  });

  it("tells a key of a device whose it is, and events of custody and members as anybody", async () => {
    const device = await deviceOf("buyer");
    const headers = { authorization: `Bearer ${await sessionOf(device)}` };
    const ask = async (path: string) => (await fetch(`${indexer.url}${path}`, { headers })).json();
    const { item } = await ask("/v1/viewer");
    const { org } = system.buyer;
    expect(item).to.deep.equal({ kind: "device", account: device.address, org, roles: ["CORE_ENTERPRISE"] });
    const contracts = new Set<string>();
    for (let next = ""; ; ) {
      const page = await ask(`/v1/events?limit=7${next && `&after=${next}`}`);
      for (const { contract, withheld } of page.items) {
        contracts.add(contract);
        expect(withheld).to.deep.equal([]);
      }
      if (page.next === null) break;
      next = page.next;
    }
    expect([...contracts])
      .to.include("Members")
      .and.not.to.include.members(["Receivables"]);
    expect([...contracts]).not.to.include.members(["Limits"]);
    // One that may do more is a member's.
    const both = Wallet.createRandom();
    await system.buyer.client.members.enrolAndWait({ account: both.address, duties: ["DEVICE", "MAKER"] });
    await indexer.caughtUp();
    const more = { authorization: `Bearer ${await sessionOf(both)}` };
    const own = await (await fetch(`${indexer.url}/v1/receivables/${ids[0]}`, { headers: more })).json();
    expect(own.item.face).to.equal(String(FACES[0]));
  });

  it("tells those who listen that something changed, and never what", async () => {
    const face = 9_876_543n;
    const stop = new AbortController();
    const headers = { authorization: `Bearer ${await sessionOf(system.rival.signer)}` };
    const path = `/v1/changes?topics=${ids.map((id) => `receivable:${id}`).join()},org:1`;
    const answer = await fetch(`${indexer.url}${path}`, { signal: stop.signal, headers });
    let heard = "";
    const listening = (async () => {
      const decoder = new TextDecoder();
      for await (const piece of answer.body ?? []) heard += decoder.decode(piece, { stream: true });
    })().catch(() => undefined);
    await system.confirmed(system.terms("three", { face }));
    await indexer.caughtUp();
    while (!heard.includes(`data: {"asOf":{"block":${indexer.state.block},`))
      await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    await listening;
    expect(heard).not.to.include(String(face));
    for (const [, data] of heard.matchAll(/event: change\ndata: (.*)\n/g)) {
      expect(Object.keys(JSON.parse(data ?? ""))).to.deep.equal(["topic", "id"]);
    }
  });

  it("says what it withholds", async () => {
    const headers = { authorization: `Bearer ${await sessionOf(system.rival.signer)}` };
    const answer = await fetch(`${indexer.url}/v1/receivables/${ids[0]}`, { headers });
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

  it("begins no session of an account that is enrolled by nobody", async () => {
    const { account, nonce, signature } = await signedText(indexer.api, Wallet.createRandom());
    const { status, body } = await post("/v1/sign-in", { account, nonce, signature });
    expect([status, body.code, body.values.account]).to.deep.equal([403, "INDEX_SIGN_IN_NOBODY", account]);
  });

  it("makes nobody of an account as soon as it is revoked", async () => {
    const { client } = system.supplier;
    const maker = Wallet.createRandom();
    await client.members.enrolAndWait({ account: maker.address, duties: ["MAKER"] });
    await indexer.caughtUp();
    const token = await sessionOf(maker);
    const face = async () => {
      const headers = { authorization: `Bearer ${token}` };
      return (await (await fetch(`${indexer.url}/v1/receivables/${ids[0]}`, { headers })).json()).item?.face;
    };
    expect(await face()).to.equal(String(FACES[0]));
    await client.members.revokeAccountAndWait({ account: maker.address });
    await indexer.caughtUp();
    expect(await face()).to.equal(undefined);
    const { text, ...answer } = await signedText(indexer.api, maker);
    expect((await post("/v1/sign-in", answer)).body.code, text).to.equal("INDEX_SIGN_IN_NOBODY");
  });

  it("has an account sign in so often within a minute, and answers it all else", async () => {
    const busy = await indexerOn(system);
    await busy.caughtUp();
    const account = system.buyer.signer.address;
    try {
      const statuses: number[] = [];
      for (let i = 0; i < 61; i++) {
        statuses.push((await postTo(busy, "/v1/sign-in/challenge", { account })).status);
      }
      expect(new Set(statuses.slice(0, 60))).to.deep.equal(new Set([200]));
      expect([statuses[60], (await fetch(`${busy.url}/v1/status`)).status]).to.deep.equal([429, 200]);
    } finally {
      await busy.close();
    }
  });
});
