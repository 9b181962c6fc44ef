import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { Wallet } from "ethers";
import { newState } from "../../../../src/indexer/follow/state.ts";
import { members } from "../../../../src/indexer/members/domain.ts";
import { createSignIn, type SignIn } from "../../../../src/indexer/serve/sign-in.ts";
import { PUBLIC, type Viewer } from "../../../../src/indexer/serve/viewer.ts";
import { sqliteDatabases } from "../../../../src/indexer/store/dialects.ts";
import { type IndexStore, openStore } from "../../../../src/indexer/store/open-store.ts";
import { TallyError } from "../../../../src/lib/errors.ts";
import { testClock } from "../../../../src/testing/clock.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { commit, IDENTITY } from "../../../../src/testing/index-store-events.ts";

const SIGNER = Wallet.createRandom();
const MEMBER: Viewer = { kind: "member", account: SIGNER.address, subject: null, org: 1, roles: [] };

describe("signing in by an account", () => {
  let folder: string;
  let store: IndexStore;
  let viewer: Viewer;
  let signIn: SignIn;
  const clock = testClock(1_700_000_000_000);
  const state = newState();
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "tallystick-sign-in-"));
    const databases = sqliteDatabases(join(folder, "rows.db"));
    store = await openStore({ databases, domains: [members], identity: IDENTITY, version: "1", wipe: false });
    await store.lead();
    await commit(store, 5);
    viewer = MEMBER;
    const client = { deployment: { chainId: 31337 }, provider: undefined } as never;
    const origin = () => "https://chain.example.org";
    signIn = createSignIn({ client, store, state, clock, viewerOf: async () => viewer, origin });
  });
  afterEach(async () => {
    state.replaced = undefined;
    await store.close();
    await rm(folder, { recursive: true });
  });

  const answered = async () => {
    const { text, nonce } = signIn.challenge(SIGNER.address);
    return { account: SIGNER.address, nonce, signature: await SIGNER.signMessage(text) };
  };
  const asked = (token: string | undefined, block = 5) =>
    store.read((read) => signIn.askerOf(token, read, { block, hash: "0x", time: 0, lag: 0 }));

  it("gives the whole text, and takes it until it is too old", async () => {
    const { text, nonce, expiresAt } = signIn.challenge(SIGNER.address);
    expect(text.split("\n")).to.include.members([
      "chain.example.org wants you to sign in with your Ethereum account:",
      SIGNER.address,
      "URI: https://chain.example.org",
      `Nonce: ${nonce.slice(2)}`,
      `Expiration Time: ${new Date(expiresAt * 1_000).toISOString()}`,
    ]);
    const late = await answered();
    clock.advance(301_000);
    await refused(signIn.signIn(late), "INDEX_SIGN_IN_REFUSED");
  });

  it("leaves the text to its account where others come with it, or where nobody is known yet", async () => {
    const answer = await answered();
    const forged = { ...answer, signature: await Wallet.createRandom().signMessage("another") };
    await refused(signIn.signIn(forged), "INDEX_SIGN_IN_REFUSED");
    viewer = PUBLIC;
    await refused(signIn.signIn(answer), "INDEX_SIGN_IN_NOBODY");
    viewer = MEMBER;
    expect((await signIn.signIn(answer)).token).to.match(/^[0-9a-f]{64}$/);
    await refused(signIn.signIn(answer), "INDEX_SIGN_IN_REFUSED");
  });

  it("ends the session of a person whom the configuration knows no more, or as another organisation's", async () => {
    const who = { org: 1, subject: "oid-7" };
    viewer = { kind: "member", account: null, ...who, roles: [] };
    const by = (people: Readonly<Record<string, number>>) => {
      const client = { deployment: { chainId: 31337 }, provider: undefined } as never;
      return createSignIn({
        client,
        store,
        state,
        clock,
        people,
        viewerOf: async () => viewer,
        origin: () => "http://h",
      });
    };
    const { token } = await by({ "oid-7": 1 }).begin(who);
    const asked = (signIn: SignIn) =>
      store.read((read) => signIn.askerOf(token, read, { block: 5, hash: "0x", time: 0, lag: 0 }));
    expect((await asked(by({ "oid-7": 1 }))).viewer).to.equal(viewer);
    for (const people of [{}, { "oid-7": 2 }]) {
      const { viewer: seen, end } = await asked(by(people));
      expect([seen, typeof end]).to.deep.equal([PUBLIC, "function"]);
      await refused(by(people).begin(who), "INDEX_SIGN_IN_NOBODY");
    }
  });

  it("begins nothing by rows of a chain that is another one now", async () => {
    state.replaced = new TallyError("CHAIN_REPLACED", "it is another one", { retryable: false });
    await refused(signIn.signIn(await answered()), "CHAIN_REPLACED");
  });

  it("ends the session of who is nobody any more with the next question", async () => {
    const { token } = await signIn.signIn(await answered());
    expect(await asked(undefined)).to.deep.equal({ viewer: PUBLIC });
    expect(await asked(token)).to.deep.equal({ viewer: MEMBER });
    viewer = PUBLIC;
    const { viewer: shown, end } = await asked(token);
    expect(shown).to.deep.equal(PUBLIC);
    await end?.();
    viewer = MEMBER;
    expect(await asked(token)).to.deep.equal({ viewer: PUBLIC });
  });

  it("keeps a session while the rows are made anew from before it began", async () => {
    const { token } = await signIn.signIn(await answered());
    viewer = PUBLIC;
    expect(await asked(token, 4)).to.deep.equal({ viewer: PUBLIC });
    viewer = MEMBER;
    expect(await asked(token)).to.deep.equal({ viewer: MEMBER });
  });
});
