import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { DOMAINS } from "../../../../src/indexer/domains.ts";
import { domainsOn, openIndexStore } from "../../../../src/indexer/open-indexer.ts";
import { signatureOf } from "../../../../src/indexer/webhooks/deliver.ts";
import type { IndexStore } from "../../../../src/indexer/store/open-store.ts";
import { dropDeadLetter, listDeadLetters } from "../../../../src/indexer/webhooks/dead-letters.ts";
import { rewindWebhook } from "../../../../src/indexer/webhooks/rewind.ts";
import { type Clock, systemClock } from "../../../../src/lib/clock.ts";
import type { HttpRequest, OpenUrl } from "../../../../src/lib/open-url.ts";
import { connect } from "../../../../src/sdk/core/connect.ts";
import { connectAll } from "../../../../src/sdk/all.ts";
import { queryRecordedEvents } from "../../../../src/sdk/query/common.ts";
import { admitted } from "../../../../src/testing/admit.ts";
import { refused } from "../../../../src/testing/errors.ts";
import { indexerOn } from "../../../../src/testing/indexer.ts";
import { testSystem } from "../../../../src/testing/system.ts";

interface Delivered {
  readonly events: readonly { readonly id: string; readonly topics: readonly string[] }[];
}

describe("webhooks of the indexer", () => {
  it("bring every event once it is acknowledged, in order, signed, and go on where they were", async () => {
    const system = await testSystem();
    const { deployment, admin, outsiders } = system;
    const client = await connectAll({ signer: admin, deployment });
    const requests: HttpRequest[] = [];
    let refusals = 1;
    const openUrl: OpenUrl = async (request) => {
      requests.push(request);
      return { status: refusals-- > 0 ? 500 : 204, headers: {}, body: (async function* () {})() };
    };
    const folder = await mkdtemp(join(tmpdir(), "tallystick-hooks-"));
    const webhook = { name: "erp", url: "https://erp.example/tally", secret: "s3cret" };
    // Nobody waits for long.
    const clock: Clock = { ...systemClock, sleep: (ms, signal) => systemClock.sleep(Math.min(ms, 10), signal) };
    const open = () => indexerOn(system, { store: `${folder}/rows.db`, webhooks: [webhook], openUrl, clock });
    const bodies = () => requests.map(({ body }) => JSON.parse(body ?? "") as Delivered);
    const taken = () =>
      bodies()
        .slice(1)
        .flatMap(({ events }) => events.map(({ id }) => id));
    const first = await open();
    await first.caughtUp();
    const all = async () => (await queryRecordedEvents(first.api, { limit: 500 })).items.map(({ id }) => id);
    const before = await all();
    while (taken().length < before.length) await new Promise((resolve) => setImmediate(resolve));
    expect(taken()).to.deep.equal(before);
    const [request] = requests;
    const signature = request?.headers["tally-signature"] ?? "";
    const at = Number(/^t=(\d+),/.exec(signature)?.[1]);
    expect(signature).to.equal(signatureOf("s3cret", at, request?.body ?? ""));
    await first.close();

    await admitted([client], await connectAll({ signer: outsiders[0] as typeof admin, deployment }), "Harbour Lab");
    const second = await open();
    await second.caughtUp();
    const { items } = await queryRecordedEvents(second.api, { limit: 500 });
    while (taken().length < items.length) await new Promise((resolve) => setImmediate(resolve));
    expect(taken()).to.deep.equal(items.map(({ id }) => id));
    await second.close();
    await rm(folder, { recursive: true });
  });

  it("bring everything from a block on again, in order and under the same ids, and never pass anything over", async () => {
    const system = await testSystem();
    const folder = await mkdtemp(join(tmpdir(), "tallystick-hooks-"));
    const store = `${folder}/rows.db`;
    const webhook = { name: "erp", url: "https://erp.example/tally", secret: "s3cret" };
    let taken: string[] = [];
    const openUrl: OpenUrl = async ({ body }) => {
      taken.push(...(JSON.parse(body ?? "") as Delivered).events.map(({ id }) => id));
      return { status: 204, headers: {}, body: (async function* () {})() };
    };
    const follow = async () => {
      taken = [];
      const indexer = await indexerOn(system, { store, webhooks: [webhook], openUrl });
      await indexer.caughtUp();
      return indexer;
    };
    const first = await follow();
    const all = (await queryRecordedEvents(first.api, { limit: 500 })).items.map(({ id }) => id);
    while (taken.length < all.length) await new Promise((resolve) => setImmediate(resolve));
    await first.close();

    const kept = async <T>(work: (opened: Awaited<ReturnType<typeof openIndexStore>>) => Promise<T>) => {
      const client = await connect({ provider: system.ethers.provider, deployment: system.deployment });
      const opened = await openIndexStore({ store }, client, domainsOn(client, DOMAINS));
      return work(opened).finally(opened.close);
    };
    const [last, middle] = [all.at(-1), all[Math.floor(all.length / 2)]].map((id) => Number(id?.split(":")[0]));
    const ahead = await kept((opened) => rewindWebhook(opened, "erp", (last ?? 0) + 2)).catch(
      (cause: unknown) => cause,
    );
    expect(ahead).to.deep.include({ code: "INDEX_REWIND_AHEAD" });
    expect((ahead as { values: object }).values).to.deep.include({ field: "to", value: (last ?? 0) + 2 });
    await kept((opened) => rewindWebhook(opened, "erp", middle ?? 0));
    const again = all.filter((id) => Number(id.split(":")[0]) >= (middle ?? 0));
    expect(again.length).to.be.within(1, all.length - 1);
    const second = await follow();
    while (taken.length < again.length) await new Promise((resolve) => setImmediate(resolve));
    expect(taken).to.deep.equal(again);
    await second.close();
    await rm(folder, { recursive: true });
  });

  it("bring it all again to a receiver that is sent back while it is being brought something", async () => {
    const system = await testSystem();
    const folder = await mkdtemp(join(tmpdir(), "tallystick-hooks-"));
    const store = `${folder}/rows.db`;
    const client = await connect({ provider: system.ethers.provider, deployment: system.deployment });
    const webhook = { name: "erp", url: "https://erp.example/tally", secret: "s3cret" };
    let [taken, isSentBack]: [string[], boolean] = [[], false];
    const openUrl: OpenUrl = async ({ body }) => {
      const ids = (JSON.parse(body ?? "") as Delivered).events.map(({ id }) => id);
      if (taken.length > 0 && !isSentBack) {
        isSentBack = true;
        const opened = await openIndexStore({ store }, client, domainsOn(client, DOMAINS));
        await rewindWebhook(opened, "erp", 0).finally(opened.close);
        taken = [];
      } else taken.push(...ids);
      return { status: 204, headers: {}, body: (async function* () {})() };
    };
    const indexer = await indexerOn(system, { store, webhooks: [webhook], openUrl });
    await indexer.caughtUp();
    while (taken.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const { deployment, admin, outsiders } = system;
    const council = await connectAll({ signer: admin, deployment });
    await admitted([council], await connectAll({ signer: outsiders[0] as typeof admin, deployment }), "Harbour Lab");
    await indexer.caughtUp();
    const { items } = await queryRecordedEvents(indexer.api, { limit: 500 });
    while (taken.length < items.length) await new Promise((resolve) => setImmediate(resolve));
    expect([isSentBack, taken]).to.deep.equal([true, items.map(({ id }) => id)]);
    await indexer.close();
    await rm(folder, { recursive: true });
  });

  it("put aside an event that is refused again and again, and bring the others", async () => {
    const system = await testSystem();
    const folder = await mkdtemp(join(tmpdir(), "tallystick-hooks-"));
    const store = `${folder}/rows.db`;
    const clock: Clock = { ...systemClock, sleep: (ms, signal) => systemClock.sleep(Math.min(ms, 1), signal) };
    const taken: string[] = [];
    let poison: string | undefined;
    const openUrl: OpenUrl = async ({ body }) => {
      const ids = (JSON.parse(body ?? "") as Delivered).events.map(({ id }) => id);
      poison ??= ids[2];
      const isTaken = !ids.includes(poison as string);
      if (isTaken) taken.push(...ids);
      return { status: isTaken ? 204 : 422, headers: {}, body: (async function* () {})() };
    };
    const webhook = { name: "erp", url: "https://erp.example/tally", secret: "s3cret" };
    const indexer = await indexerOn(system, { store, webhooks: [webhook], openUrl, clock });
    await indexer.caughtUp();
    const { items } = await queryRecordedEvents(indexer.api, { limit: 500 });
    const all = items.map(({ id }) => id);
    while (taken.length < all.length - 1) await new Promise((resolve) => setImmediate(resolve));
    expect(taken).to.deep.equal(all.filter((id) => id !== poison));
    await indexer.close();

    const client = await connect({ provider: system.ethers.provider, deployment: system.deployment });
    const kept = async <T>(work: (opened: IndexStore) => Promise<T>) => {
      const opened = await openIndexStore({ store }, client, domainsOn(client, DOMAINS));
      return work(opened).finally(opened.close);
    };
    const aside = () => kept((opened) => listDeadLetters(opened));
    const { contract, name, transaction, block } = items.find(({ id }) => id === poison) as (typeof items)[0];
    const [letter, ...more] = await aside();
    expect(more).to.deep.equal([]);
    const { at, ...told } = letter ?? { at: 0 };
    expect(at).to.be.above(0);
    const reason = "it answered 422";
    expect(told).to.deep.equal({ webhook: "erp", event: poison, contract, name, transaction, reason });
    expect(await kept((opened) => listDeadLetters(opened, "other"))).to.deep.equal([]);

    // What is taken when it is brought again is put aside no more.
    const event = poison as string;
    poison = "";
    taken.length = 0;
    await kept((opened) => rewindWebhook(opened, "erp", block));
    const again = await indexerOn(system, { store, webhooks: [webhook], openUrl, clock });
    while (!taken.includes(all.at(-1) as string)) await new Promise((resolve) => setImmediate(resolve));
    await again.close();
    expect(taken).to.include(event);
    expect(await aside()).to.deep.equal([]);
    await refused(() => kept((opened) => dropDeadLetter(opened, "erp", event)), "NOT_FOUND");
    await rm(folder, { recursive: true });
  });
});
