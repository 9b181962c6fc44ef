import { expect } from "chai";
import { connectAll } from "../../../../src/sdk/all.ts";
import { buildSetStandingProposal } from "../../../../src/sdk/members/actions/council/build-set-standing-proposal.ts";
import { admitted, decide } from "../../../../src/testing/admit.ts";
import { indexerOn, type TestIndexer } from "../../../../src/testing/indexer.ts";
import { type OpenIdProvider, openIdProvider } from "../../../../src/testing/openid-provider.ts";
import { testSystem } from "../../../../src/testing/system.ts";

const [CLIENT, SECRET] = ["tallystick", "s3cret"];

describe("signing in by a directory", () => {
  let provider: OpenIdProvider;
  let indexer: TestIndexer;
  let expel: () => Promise<void>;
  before(async () => {
    const system = await testSystem();
    const { deployment, admin, outsiders } = system;
    const client = await connectAll({ signer: admin, deployment });
    const lab = await connectAll({ signer: outsiders[0] as typeof admin, deployment });
    await admitted([client], lab, "Harbour Lab", ["INSPECTOR"]);
    provider = await openIdProvider(CLIENT, SECRET);
    const people = { nurse: 1, chemist: 2, stranger: 99 };
    const directory = { issuer: provider.issuer, clientId: CLIENT, clientSecret: SECRET, people };
    indexer = await indexerOn(system, { directory });
    await indexer.caughtUp();
    expel = async () => {
      await decide([client, lab], buildSetStandingProposal(client, { org: 2, standing: "Expelled" }));
      await indexer.caughtUp();
    };
  });
  beforeEach(() => {
    provider.lie = {};
    provider.isUp = true;
  });
  after(async () => {
    await indexer.close();
    await provider.close();
  });

  const get = (url: string, cookie = "") => fetch(url, { redirect: "manual", headers: { cookie } });
  const cookiesOf = ({ headers }: Response) => headers.getSetCookie().map((each) => each.split(";")[0] as string);
  /** A browser that is sent off. */
  const leave = async () => {
    const sent = await get(`${indexer.url}/v1/sign-in/directory`);
    return { sent, to: sent.headers.get("location") ?? "", cookie: cookiesOf(sent)[0] ?? "" };
  };
  const signIn = async (subject: string) => {
    provider.subject = subject;
    const { to, cookie } = await leave();
    return get(await provider.approve(to), cookie);
  };
  const codeOf = async (answer: Response) => `${answer.status} ${((await answer.json()) as { code: string }).code}`;
  const viewer = async (cookie: string) => {
    const { item } = (await (await get(`${indexer.url}/v1/viewer`, cookie)).json()) as { item: object };
    return item;
  };

  it("sends one address off so often within a minute, and answers it all else", async () => {
    const busy = await indexerOn(await testSystem(), {
      directory: { issuer: provider.issuer, clientId: CLIENT, clientSecret: SECRET, people: {} },
    });
    try {
      const statuses: number[] = [];
      for (let i = 0; i < 61; i++) statuses.push((await get(`${busy.url}/v1/sign-in/directory`)).status);
      expect(statuses.slice(0, 60)).to.deep.equal(Array.from({ length: 60 }, () => 302));
      expect(await codeOf(await get(`${busy.url}/v1/sign-in/directory`))).to.equal("429 INDEX_QUERY_INVALID");
      expect([statuses[60], (await get(`${busy.url}/v1/sign-in`)).status]).to.deep.equal([429, 200]);
    } finally {
      await busy.close();
    }
  });

  it("says that there is one", async () => {
    expect(await (await get(`${indexer.url}/v1/sign-in`)).json()).to.deep.equal({ account: true, directory: true });
  });

  it("makes a person one of the organisation, until the session ends", async () => {
    const { sent } = await leave();
    expect(sent.status).to.equal(302);
    expect(sent.headers.getSetCookie()[0]).to.match(
      /^__Host-tally-asked=[0-9a-f]{64}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=600$/,
    );
    const answer = await signIn("chemist");
    expect([answer.status, answer.headers.get("location")]).to.deep.equal([302, `${indexer.url}/`]);
    const [session = ""] = cookiesOf(answer);
    expect(await viewer(session)).to.deep.equal({ kind: "member", account: null, org: 2, roles: ["INSPECTOR"] });
    await fetch(`${indexer.url}/v1/sign-in`, { method: "DELETE", headers: { cookie: session } });
    expect(await viewer(session)).to.include({ kind: "public", org: null });
  });

  it("refuses whom the configuration does not know, or knows of no organisation", async () => {
    expect(await codeOf(await signIn("gardener"))).to.equal("401 INDEX_SIGN_IN_REFUSED");
    expect(await codeOf(await signIn("__proto__"))).to.equal("401 INDEX_SIGN_IN_REFUSED");
    expect(await codeOf(await signIn("stranger"))).to.equal("403 INDEX_SIGN_IN_NOBODY");
  });

  it("refuses a browser that was not sent, that is another one, or that comes twice", async () => {
    provider.subject = "nurse";
    const [mine, other] = [await leave(), await leave()];
    const back = await provider.approve(mine.to);
    expect(await codeOf(await get(back))).to.equal("401 INDEX_SIGN_IN_REFUSED");
    expect(await codeOf(await get(back, other.cookie))).to.equal("401 INDEX_SIGN_IN_REFUSED");
    expect((await get(back, mine.cookie)).status).to.equal(302);
    expect(await codeOf(await get(back, mine.cookie))).to.equal("401 INDEX_SIGN_IN_REFUSED");
  });

  for (const [what, lie] of Object.entries({
    "of another provider": { iss: "https://elsewhere.example" },
    "for another client": { aud: "another" },
    "of another question": { nonce: "another" },
    "that is too old": { exp: 1_000 },
    "of nobody": { sub: undefined },
  })) {
    it(`refuses a token ${what}`, async () => {
      provider.lie = lie;
      expect(await codeOf(await signIn("nurse"))).to.equal("401 INDEX_SIGN_IN_REFUSED");
    });
  }

  it("refuses what the user declined", async () => {
    const { to, cookie } = await leave();
    const back = new URL(await provider.approve(to));
    back.searchParams.delete("code");
    back.searchParams.set("error", "access_denied");
    expect(await codeOf(await get(back.href, cookie))).to.equal("401 INDEX_SIGN_IN_REFUSED");
  });

  it("says that the directory went away while a browser was on its way", async () => {
    const { to, cookie } = await leave();
    const back = await provider.approve(to);
    provider.isUp = false;
    expect(await codeOf(await get(back, cookie))).to.equal("502 INDEX_DIRECTORY_FAILED");
  });

  it("ends with the organisation's standing", async () => {
    const [session = ""] = cookiesOf(await signIn("chemist"));
    await expel();
    expect(await viewer(session)).to.include({ kind: "public" });
  });

  it("says that the directory does not answer, and asks it again later", async () => {
    const down = await openIdProvider(CLIENT, SECRET);
    down.isUp = false;
    const directory = { issuer: down.issuer, clientId: CLIENT, people: {} };
    const other = await indexerOn(await testSystem(), { directory });
    await other.caughtUp();
    const ask = () => get(`${other.url}/v1/sign-in/directory`);
    expect(await codeOf(await ask())).to.equal("502 INDEX_DIRECTORY_FAILED");
    down.isUp = true;
    expect((await ask()).status).to.equal(302);
    await other.close();
    await down.close();
  });

  it("is not there where none is configured", async () => {
    const plain = await indexerOn(await testSystem());
    await plain.caughtUp();
    expect((await get(`${plain.url}/v1/sign-in/directory`)).status).to.equal(404);
    expect(await (await get(`${plain.url}/v1/sign-in`)).json()).to.deep.equal({ account: true, directory: false });
    await plain.close();
  });
});
