import { rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect } from "chai";
import { temporaryFolder } from "../../../../src/testing/command-line.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { type AtRest, atRest, newVaultKey, readVaultKey } from "../../../../src/vault/store/at-rest.ts";
import { lockVaultStore, openVaultStore, type VaultStore } from "../../../../src/vault/store/open-store.ts";

const word = (digit: string) => `0x${digit.repeat(64)}`;
const origin = { chainId: 31_337, genesisHash: word("1"), agreements: `0x${"2".repeat(40)}`, org: 1 };

describe("the store of a vault", () => {
  let folder: string;
  let secrets: AtRest;
  let store: VaultStore<{ readonly step: string }>;
  const open = () => openVaultStore<{ readonly step: string }>(folder, secrets, origin);

  beforeEach(() => {
    folder = temporaryFolder();
    secrets = atRest(readVaultKey(newVaultKey()));
    store = open();
  });
  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("opens with its own key file, chain, contract and organisation alone", async () => {
    const others = { chainId: 1, genesisHash: word("3"), agreements: `0x${"4".repeat(40)}`, org: 2 };
    for (const [field, value] of Object.entries(others)) {
      const elsewhere = { ...origin, [field]: value };
      const error = await refused(() => openVaultStore(folder, secrets, elsewhere), "VAULT_STORE_ELSEWHERE");
      expect(error.values.field).to.equal(field);
    }
    const other = atRest(readVaultKey(newVaultKey()));
    await refused(() => openVaultStore(folder, other, origin), "VAULT_KEY_WRONG");
    const release = lockVaultStore(folder);
    await refused(() => lockVaultStore(folder), "VAULT_STORE_LOCKED");
    release();
    lockVaultStore(folder)();
  });

  it("keeps documents encrypted, and a published version as it is", async () => {
    const key = { resource: word("a"), number: 1 };
    store.versions.putResource(key.resource, { title: "Half-hourly load" });
    store.versions.prepare(key, { seed: "first seed" });
    store.versions.prepare(key, { seed: "second seed" });
    expect(store.versions.numbers(key.resource, "Published")).to.deep.equal([]);
    for (const [from, to] of [
      ["Prepared", "Brought"],
      ["Brought", "Published"],
    ] as const) {
      store.versions.move(key, from, to);
      await refused(() => store.versions.prepare(key, { seed: "third seed" }), "VAULT_VERSION_BROUGHT");
    }
    store.versions.move(key, "Prepared", "Brought");
    store.close();
    store = open();
    expect(store.versions.version(key)).to.deep.equal({ state: "Published", document: { seed: "second seed" } });
    expect(store.versions.resource(key.resource)).to.deep.equal({ title: "Half-hourly load" });
    const db = new DatabaseSync(join(folder, "vault.db"));
    const rows = [...db.prepare("SELECT * FROM version").all(), ...db.prepare("SELECT * FROM resource").all()];
    db.close();
    for (const { closed } of rows)
      expect(Buffer.from(closed as Uint8Array).toString("latin1")).not.to.match(/seed|load/);
  });

  it("gives a number to one request, and frees it when that failed or ran out", async () => {
    const { transfers } = store;
    const key = { agreement: word("b"), seq: 1 };
    const begin = (digit: string, now: number) =>
      transfers.begin({ ...key, requestHash: word(digit), until: 100, content: { step: digit } }, now);
    const first = begin("1", 50);
    expect(begin("1", 50)).to.deep.equal(first);
    await refused(() => begin("2", 100), "ACCESS_NUMBER_TAKEN");
    const second = begin("2", 101);
    await refused(() => transfers.move(first, "Promised"), "VAULT_STORE_DAMAGED");
    const promised = transfers.move(second, "Promised", { step: "receipt" });
    await refused(() => begin("3", 200), "ACCESS_NUMBER_TAKEN");
    expect(transfers.get(key)).to.deep.equal(promised);
    const failed = transfers.move(promised, "Failed");
    expect(transfers.get(key)).to.equal(undefined);
    await refused(() => begin("2", 200), "ACCESS_FAILED");
    expect(begin("3", 200).state).to.equal("Prepared");
    expect(transfers.all(key).map(({ state }) => state)).to.have.members(["Abandoned", "Failed", "Prepared"]);
    expect(failed.content).to.deep.equal({ step: "receipt" });
  });

  it("knows no way from one state to another but those that are drawn", async () => {
    const states = ["Prepared", "Promised", "Served", "Settled", "Failed", "Abandoned"] as const;
    const ways = [
      "Prepared Promised",
      "Prepared Abandoned",
      "Promised Served",
      "Promised Failed",
      "Served Settled",
      "Failed Served",
    ];
    const { transfers } = store;
    for (const [n, from] of states.entries()) {
      for (const [m, to] of states.entries()) {
        const requestHash = word("c");
        let at = transfers.begin(
          { agreement: word(n.toString()), seq: m + 1, requestHash, until: 9, content: { step: "" } },
          1,
        );
        const path = { Prepared: [], Promised: ["Promised"], Served: ["Promised", "Served"] } as const;
        const more = {
          Settled: ["Promised", "Served", "Settled"],
          Failed: ["Promised", "Failed"],
          Abandoned: ["Abandoned"],
        } as const;
        for (const state of { ...path, ...more }[from]) at = transfers.move(at, state);
        if (ways.includes(`${from} ${to}`)) expect(transfers.move(at, to).state).to.equal(to);
        else await refused(() => transfers.move(at, to), "VAULT_STORE_DAMAGED");
      }
    }
  });

  it("keeps what was refused, the newest of each organisation", () => {
    const { refusals } = store;
    for (let n = 0; n < 20; n++) {
      const account = `0x${"5".repeat(40)}`;
      refusals.record({
        at: n,
        org: 7,
        account,
        agreement: word(String(n % 2)),
        act: "access",
        code: "ACCESS_EXPIRED",
        detail: "x".repeat(600),
      });
    }
    const found = refusals.list({ agreement: word("1"), limit: 3 });
    expect(found.map(({ at }) => at)).to.deep.equal([19, 17, 15]);
    expect(found[0]?.detail).to.have.length(500);
    expect(refusals.list({ limit: 100 })).to.have.length(20);
  });

  it("takes a challenge once, in its time, and knows no token but by its hash", async () => {
    const { signIns } = store;
    const challenge = { nonce: word("d"), account: `0x${"6".repeat(40)}`, issuedAt: 10, expiresAt: 20 };
    signIns.issue(challenge);
    expect(signIns.take(challenge.nonce, 20)).to.deep.equal(challenge);
    await refused(() => signIns.take(challenge.nonce, 20), "SIGN_IN_CHALLENGE_UNKNOWN");
    signIns.issue(challenge);
    await refused(() => signIns.take(challenge.nonce, 21), "SIGN_IN_CHALLENGE_UNKNOWN");
    const session = { account: challenge.account, org: 3, key: word("e"), expiresAt: 100 };
    signIns.begin("a token", session, 50);
    expect(signIns.sessionOf("a token", 100)).to.deep.equal(session);
    await refused(() => signIns.sessionOf("a token", 101), "SIGN_IN_REQUIRED");
    await refused(() => signIns.sessionOf("another", 50), "SIGN_IN_REQUIRED");
    signIns.end("a token");
    await refused(() => signIns.sessionOf("a token", 50), "SIGN_IN_REQUIRED");
  });
});
