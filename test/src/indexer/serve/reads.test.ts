import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { type Clock, systemClock } from "../../../../src/lib/clock.ts";
import { DOMAINS } from "../../../../src/indexer/domains.ts";
import { domainsOn, openIndexStore } from "../../../../src/indexer/open-indexer.ts";
import { connect } from "../../../../src/sdk/core/connect.ts";
import type { QueryApi } from "../../../../src/sdk/query/ask.ts";
import { queryRecordedEvents, queryWithheldReads } from "../../../../src/sdk/query/common.ts";
import { everyItem } from "../../../../src/sdk/query/every-item.ts";
import { queryReceivable, queryReceivables } from "../../../../src/sdk/query/receivables.ts";
import { indexerOn } from "../../../../src/testing/indexer.ts";
import { supplyChain } from "../../../../src/testing/receivables.ts";
import { signedIn } from "../../../../src/testing/sign-in.ts";

/** A clock that is so many milliseconds ahead. */
const ahead = (by: number): Clock => ({ ...systemClock, now: () => systemClock.now() + by });

describe("who read what is withheld from others", function () {
  this.timeout(120_000);

  it("is written down of regulators alone, for themselves and for the operator, and outlives a rebuild", async () => {
    const system = await supplyChain();
    await system.limit("buyer", "buyer", "UNDERTAKING", 10n ** 9n);
    const id = await system.confirmed(system.terms("one"));
    const folder = await mkdtemp(join(tmpdir(), "tallystick-reads-"));
    const store = join(folder, "rows.db");
    const open = () => indexerOn(system, { store, operator: system.bank.org });
    const first = await open();
    await first.caughtUp();
    const as = (name: "regulator" | "buyer" | "bank" | "rival", on = first) => signedIn(on.api, system[name].signer);
    const [regulator, buyer, bank, rival] = [
      await as("regulator"),
      await as("buyer"),
      await as("bank"),
      await as("rival"),
    ];
    const readsOf = async (api: QueryApi) => {
      const found: Awaited<ReturnType<typeof queryWithheldReads>>["items"][number][] = [];
      for await (const each of everyItem(queryWithheldReads, api, { limit: 2 })) found.push(each);
      return found;
    };
    // Nobody but a regulator sees anything by office.
    for (const api of [buyer, bank, rival]) await queryReceivables(api, {});
    expect(await readsOf(regulator)).to.deep.equal([]);

    await queryReceivable(regulator, { receivable: id });
    await queryRecordedEvents(regulator, { contract: "Members" }); // nothing of these is withheld from anybody
    const { items } = await queryRecordedEvents(regulator, { contract: "Receivables", name: "ReceivableRegistered" });
    const csv = { headers: { accept: "text/csv", authorization: `Bearer ${regulator.token}` } };
    await (await fetch(`${first.url}/v1/receivables`, csv)).text();
    const reads = await readsOf(regulator);
    const { account } = { account: system.regulator.signer.address };
    for (const each of reads) expect(each).to.deep.include({ org: system.regulator.org, account, subject: null });
    expect(reads.map(({ route, things }) => ({ route, things }))).to.deep.equal([
      { route: "receivable", things: [`receivable:${id}`] },
      { route: "recordedEvents", things: items.map((each) => `event:${each.id}`) },
      { route: "receivables", things: [`receivable:${id}`] },
    ]);
    expect(reads[0]?.fields).to.include.members(["creditor", "face", "obligor"]);

    expect(await readsOf(bank), "the operator").to.deep.equal(reads);
    for (const api of [first.api, buyer, rival]) expect(await readsOf(api)).to.deep.equal([]);
    await first.close();

    const client = await connect({ provider: system.ethers.provider, deployment: system.deployment });
    const opened = await openIndexStore({ store }, client, domainsOn(client, DOMAINS));
    await opened.rebuild().finally(opened.close);
    const second = await open();
    expect(await readsOf(await as("regulator", second))).to.deep.equal(reads);
    await second.close();
    const day = 86_400_000;
    for (const [keepReadsDays, after, left] of [
      [2, day, reads],
      [undefined, 1_000 * day, reads],
      [2, 3 * day, []],
    ] as const) {
      const third = await indexerOn(system, {
        store,
        operator: system.bank.org,
        clock: ahead(after),
        ...(keepReadsDays && { keepReadsDays }),
      });
      await third.caughtUp();
      const own = await as("regulator", third);
      while ((await readsOf(own)).length > left.length) await system.ethers.provider.getBlockNumber();
      expect(await readsOf(own)).to.deep.equal(left);
      await third.close();
    }
    await rm(folder, { recursive: true });
  });
});
