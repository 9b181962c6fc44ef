import { expect } from "chai";
import { indexerOn, type TestIndexer } from "../../../../src/testing/indexer.ts";
import { type OpenIdProvider, openIdProvider } from "../../../../src/testing/openid-provider.ts";
import { postgresOrSkip } from "../../../../src/testing/postgres-or-skip.ts";
import { type SupplyChain, supplyChain } from "../../../../src/testing/receivables.ts";
import { type RoundRobin, roundRobin } from "../../../../src/testing/round-robin.ts";
import { postTo, signedText } from "../../../../src/testing/sign-in.ts";

const FACE = 7_654_321n;

describe("several indexers on one PostgreSQL behind a proxy that brings each question to the next", function () {
  this.timeout(120_000);
  const server = postgresOrSkip();
  let system: SupplyChain;
  let proxy: RoundRobin;
  let provider: OpenIdProvider;
  let store: string;
  let receivable: string;
  let all: TestIndexer[];
  const opened = async () => {
    const people = { nurse: system.buyer.org };
    const directory = { issuer: provider.issuer, clientId: "tallystick", clientSecret: "s3cret", people };
    const indexer = await indexerOn(system, { store, origin: proxy.url, directory });
    await indexer.caughtUp();
    return indexer;
  };
  const inTurn = () => proxy.between(all.map(({ url }) => url));
  before(async () => {
    system = await supplyChain();
    await system.limit("buyer", "buyer", "UNDERTAKING", 10n ** 12n);
    receivable = await system.confirmed(system.terms("one", { face: FACE }));
    proxy = await roundRobin();
    provider = await openIdProvider("tallystick", "s3cret");
    store = await server.fresh();
    all = [await opened(), await opened()];
  });
  after(async () => {
    await Promise.all((all ?? []).map((indexer) => indexer.close()));
    await provider?.close();
    await proxy?.close();
  });
  beforeEach(inTurn);

  const answeredBy = ({ headers }: { readonly headers: Headers }) => headers.get("x-answered-by");
  const face = async (headers: Record<string, string>) => {
    const answer = await fetch(`${proxy.url}/v1/receivables/${receivable}`, { headers });
    return { by: answeredBy(answer), face: ((await answer.json()).item?.face ?? null) as string | null };
  };

  it("sign in at one with the text of another, show everywhere what is for who signed in, and sign out everywhere", async () => {
    const [first, second] = all.map(({ url }) => url);
    const { account, nonce, signature } = await signedText(proxy, system.buyer.signer);
    const begun = await postTo(proxy, "/v1/sign-in", { account, nonce, signature });
    expect([begun.status, answeredBy(begun)]).to.deep.equal([200, second]);
    const authorization = `Bearer ${begun.body.token}`;
    expect(await face({ authorization })).to.deep.equal({ by: first, face: String(FACE) });
    const again = await postTo(proxy, "/v1/sign-in", { account, nonce, signature });
    expect([again.status, again.body.code, answeredBy(again)]).to.deep.equal([401, "INDEX_SIGN_IN_REFUSED", second]);
    expect(await face({ authorization })).to.deep.equal({ by: first, face: String(FACE) });
    const ended = await fetch(`${proxy.url}/v1/sign-in`, { method: "DELETE", headers: { authorization } });
    expect([ended.status, answeredBy(ended)]).to.deep.equal([204, second]);
    for (const by of [first, second]) expect(await face({ authorization })).to.deep.equal({ by, face: null });
  });

  it("begin one session of a text with which many come at once, to whichever of them", async () => {
    const { account, nonce, signature } = await signedText(proxy, system.bank.signer);
    const come = () => postTo(proxy, "/v1/sign-in", { account, nonce, signature });
    const statuses = (await Promise.all(Array.from({ length: 8 }, come))).map(({ status }) => status);
    expect(statuses.sort()).to.deep.equal([200, ...Array.from({ length: 7 }, () => 401)]);
  });

  it("take a browser back that another one of them sent to the directory", async () => {
    const [first, second] = all.map(({ url }) => url);
    provider.subject = "nurse";
    const sent = await fetch(`${proxy.url}/v1/sign-in/directory`, { redirect: "manual" });
    const cookie = sent.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const back = await provider.approve(sent.headers.get("location") ?? "");
    const answer = await fetch(back, { redirect: "manual", headers: { cookie } });
    expect([answeredBy(sent), answeredBy(answer), answer.status]).to.deep.equal([first, second, 302]);
    const session = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    for (const by of [first, second]) expect(await face({ cookie: session })).to.deep.equal({ by, face: String(FACE) });
  });

  it("know who signed in after all of them were stopped and started", async () => {
    const { account, nonce, signature } = await signedText(proxy, system.buyer.signer);
    const late = await signedText(proxy, system.supplier.signer);
    const { body } = await postTo(proxy, "/v1/sign-in", { account, nonce, signature });
    await Promise.all(all.map((indexer) => indexer.close()));
    all = [await opened(), await opened()];
    inTurn();
    expect((await face({ authorization: `Bearer ${body.token}` })).face).to.equal(String(FACE));
    const { text, ...answer } = late;
    expect(text).to.contain(proxy.url);
    expect((await postTo(proxy, "/v1/sign-in", answer)).status, "a text of before").to.equal(200);
  });
});
