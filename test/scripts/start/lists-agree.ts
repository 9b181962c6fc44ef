import { expect } from "chai";
import { connectAll, type FullClient } from "../../../src/sdk/all.ts";
import { openProvider } from "../../../src/sdk/core/open-provider.ts";
import { agreementLine } from "../../../src/sdk/data/screens/agreement-line.ts";
import { resourceLine } from "../../../src/sdk/data/screens/resource-line.ts";
import type { QueryApi } from "../../../src/sdk/query/ask.ts";
import { queryCycleObligations, queryCyclePositions, queryCycles } from "../../../src/sdk/query/clearing.ts";
import { queryCreditPresentations, queryCredits } from "../../../src/sdk/query/credits.ts";
import { queryProfiles } from "../../../src/sdk/query/custody.ts";
import { queryAgreements, queryComputations, queryResources } from "../../../src/sdk/query/data.ts";
import { queryReceivableHolders, queryReceivables } from "../../../src/sdk/query/receivables.ts";
import { queryEquivocations, querySensors, queryStations } from "../../../src/sdk/query/sensing.ts";
import { queryGroupLimits, queryLimits } from "../../../src/sdk/query/settlement.ts";
import { indexerOn } from "../../../src/testing/indexer.ts";
import { signedIn } from "../../../src/testing/sign-in.ts";
import { all, picked } from "./list-items.ts";
import type { Played } from "./played.ts";

const REGULATOR = 2;

/**
 * Lists that the SDK has of the API and of logs are the same, item by item, on what the scenarios leave.
 *
 * @param of What was played; asked for when the tests begin.
 */
export function listsAgree(of: () => Played): void {
  const followed: { client: FullClient; api: QueryApi; time: number; close(): Promise<void> }[] = [];
  /** Items of each list that were compared. */
  const compared = new Map<string, number>();
  before(async () => {
    for (const { url, deployment, account } of of().chains) {
      const provider = openProvider({ url, pollingInterval: 50 });
      const client = await connectAll({ signer: account(REGULATOR).connect(provider), deployment });
      const indexer = await indexerOn({ ethers: { provider }, deployment } as never);
      await indexer.caughtUp();
      const api = await signedIn(indexer.api, account(REGULATOR));
      const time = (await provider.getBlock("latest"))?.timestamp ?? 0;
      const close = () => indexer.close().finally(() => provider.destroy());
      followed.push({ client, api, time, close });
    }
  });
  after(async () => {
    for (const { close } of followed) await close();
  });

  const note = (list: string, items: readonly unknown[]) =>
    compared.set(list, (compared.get(list) ?? 0) + items.length);

  /** Both have the same items in the same order, as far as these names say. */
  function agree(list: string, names: readonly string[], onChain: readonly object[], rows: readonly object[]) {
    expect(
      rows.map((row) => picked(names, row)),
      list,
    ).to.deep.equal(onChain.map((item) => picked(names, item)));
    note(list, onChain);
  }

  /** Lists that take the API as their source: the whole answers. */
  async function withSource(client: FullClient, api: QueryApi, time: number) {
    const source = { api };
    const same = async <T>(
      list: string,
      fromLogs: Promise<T>,
      fromApi: Promise<T>,
      items: (found: T) => readonly unknown[],
    ) => {
      const [logs, rows] = [await fromLogs, await fromApi];
      expect(rows, list).to.deep.equal(logs);
      note(list, items(logs));
    };
    const { bills, members, council, custody, feeds, exceedances, stations } = client;
    await same(
      "listOrganisations",
      members.listOrganisations(),
      members.listOrganisations({ source }),
      (found) => found,
    );
    await same("listProposals", council.listProposals(), council.listProposals({ source }), (found) => found);
    await same("listBills", bills.listBills(), bills.listBills({ source }), (found) => found);
    await same("listUnits", custody.listUnits(), custody.listUnits({ source }), ({ units }) => units);
    for (const phase of ["Active", "Disputed", "Destroyed"] as const) {
      await same(
        `listUnits ${phase}`,
        custody.listUnits({ phase }),
        custody.listUnits({ phase, source }),
        ({ units }) => units,
      );
    }
    await same("listInventory", custody.listInventory(), custody.listInventory({ source }), ({ accounts }) => accounts);
    for (const at of [time, time + 400 * 86_400]) {
      await same("listOverdue", custody.listOverdue({ at }), custody.listOverdue({ at, source }), ({ units }) => units);
    }
    for (const { id: station } of await stations.listStations()) {
      const own = { station, limit: 10_000 };
      await same(
        "listSealedBatches",
        feeds.listSealedBatches(own),
        feeds.listSealedBatches({ ...own, source }),
        (found) => found,
      );
      const of = { station };
      await same(
        "listExceedances",
        exceedances.listExceedances(of),
        exceedances.listExceedances({ ...of, source }),
        (found) => found,
      );
    }
    await same(
      "listExceedances",
      exceedances.listExceedances(),
      exceedances.listExceedances({ source }),
      (found) => found,
    );
  }

  async function sensingRows({ stations, feeds }: FullClient, api: QueryApi) {
    const onChain = await stations.listStations();
    const rows = await all(queryStations, api, {});
    const numbered = onChain.map(({ sensors, ...rest }) => ({ ...rest, sensors: sensors.map(({ id }) => id) }));
    agree("listStations", Object.keys(numbered[0] ?? {}), numbered, rows);
    for (const { id: station, sensors } of onChain) {
      agree("sensors", Object.keys(sensors[0] ?? {}), sensors, await all(querySensors, api, { station }));
      const said = await feeds.listEquivocations({ station });
      const names = ["station", "firstSeq", "sealedBatch", "other", "epoch", "counted", "transaction", "block"];
      agree("listEquivocations", names, said, await all(queryEquivocations, api, { station }));
    }
  }

  async function custodyRows({ custody }: FullClient, api: QueryApi) {
    const onChain = await custody.listProfiles();
    agree("listProfiles", ["rules", "flow", "adopted", "profile"], onChain, await all(queryProfiles, api, {}));
  }

  async function dataRows(client: FullClient, api: QueryApi) {
    const { catalog, agreements, computations } = client;
    const resources: object[] = [];
    for (const listed of await catalog.listResources()) {
      resources.push({ ...(await resourceLine(client, listed)), owner: listed.owner });
    }
    const shown = [...new Set(resources.flatMap((each) => Object.keys(each)))];
    agree("listResources", shown, resources, await all(queryResources, api, {}));
    const agreed = (await agreements.listAgreements()).map(agreementLine);
    agree("listAgreements", Object.keys(agreed[0] ?? {}), agreed, await all(queryAgreements, api, {}));
    const listed = (await computations.listComputations()).map(
      ({ executors, reserves, resultHash = null, ...each }) => ({
        ...each,
        resultHash,
        ...Object.fromEntries(
          (["committed", "revealed", "mismatched"] as const).map((name) => [
            name,
            [...executors[name], ...reserves[name]],
          ]),
        ),
      }),
    );
    const names = [
      "computation",
      "status",
      "since",
      "job",
      "approved",
      "committed",
      "revealed",
      "mismatched",
      "resultHash",
    ];
    // Who came first is another question than who came.
    const rows = (await all(queryComputations, api, {})).map(({ committed, revealed, mismatched, ...each }) => ({
      ...each,
      committed: [...committed].sort(),
      revealed: [...revealed].sort(),
      mismatched: [...mismatched].sort(),
    }));
    agree("listComputations", names, listed, rows);
    for (const [i, { receipt }] of rows.entries()) {
      const { status, transcript } = listed[i] ?? {};
      expect(receipt?.transcript).to.equal(status === "Accepted" ? transcript : undefined);
      if (receipt !== null) note("receipts", [receipt]);
    }
  }

  async function debtRows({ receivables, finance, units }: FullClient, api: QueryApi) {
    const listed = (await receivables.listReceivables()).map(({ payment, terms, instrument, paymentDate, ...each }) => {
      // Until it is confirmed the chain has no units, though their number is known.
      const issued = paymentDate === null ? null : instrument;
      return {
        ...each,
        paymentDate,
        instrument: issued,
        face: terms?.face,
        dueDate: terms?.dueDate,
        paid: payment?.paid,
        redeemed: payment?.redeemed,
      };
    });
    const names = ["receivable", "state", "creditor", "obligor", "guarantor", "face", "guaranteed", "subrogated"];
    const more = ["paymentDate", "overdueSince", "paid", "redeemed", "instrument"];
    const rows = await all(queryReceivables, api, {});
    agree("listReceivables", [...names, ...more], listed, rows);
    for (const { receivable, instrument } of listed) {
      if (instrument === null) continue;
      const byHolder = (a: { readonly holder: string | null }, b: typeof a) =>
        String(a.holder) < String(b.holder) ? -1 : 1;
      const holdings = (await units.listHoldings({ instrument })).filter(({ balance }) => balance > 0n);
      const own = holdings.map(({ holder, balance }) => ({ holder, amount: balance })).sort(byHolder);
      const held = (await all(queryReceivableHolders, api, { receivable })).filter(({ amount }) => amount !== "0");
      agree("listHoldings", ["holder", "amount"], own, held.sort(byHolder));
    }
    const { exposures, groups } = await finance.listExposures();
    const limits = (await all(queryLimits, api, {})).map((each) => ({ ...each, financier: each.principal }));
    const byKey = (a: object, b: object) => (JSON.stringify(keyOf(a)) < JSON.stringify(keyOf(b)) ? -1 : 1);
    const keyOf = (each: object) => picked(["financier", "counterparty", "group", "kind"], each);
    const of = ["financier", "counterparty", "kind", "group", "cap", "used", "suspended"];
    agree("listExposures", of, [...exposures].sort(byKey), limits.sort(byKey));
    const grouped = (await all(queryGroupLimits, api, {})).map((each) => ({ ...each, financier: each.principal }));
    const names_ = ["financier", "group", "kind", "within", "cap", "used"];
    agree("listExposures groups", names_, [...groups].sort(byKey), grouped.sort(byKey));
  }

  async function clearingRows({ clearing }: FullClient, api: QueryApi) {
    const listed = (await clearing.listCycles()).map(({ cycle, state, terms }) => {
      const { members, pairCaps = [], ...rest } = terms;
      return { cycle, state, ...rest, members: members.map(({ bank }) => bank), pairCaps };
    });
    const names = ["cycle", "state", "operator", "cash", "number", "topUp", "members", "pairCaps"];
    agree("listCycles", names, listed, await all(queryCycles, api, {}));
    for (const { cycle } of listed) {
      const own = await clearing.listObligations({ cycle });
      const of = ["debtor", "creditor", "amount", "number"];
      agree("listObligations", of, own, await all(queryCycleObligations, api, { cycle }));
      const { positions } = await clearing.getCycle({ cycle });
      agree("positions", ["bank", "joined", "net", "paid"], positions, await all(queryCyclePositions, api, { cycle }));
    }
  }

  async function creditRows({ credits }: FullClient, api: QueryApi) {
    const rows = await all(queryCredits, api, {});
    const inOrder = [...rows.filter(({ parent }) => !parent), ...rows.filter(({ parent }) => parent)];
    const listed: object[] = [];
    for (const { credit } of await credits.listCredits()) {
      const { discharges: _, ...found } = await credits.getLetterOfCredit({ credit });
      listed.push({ ...found, credit });
    }
    agree("listCredits", [...new Set(listed.flatMap((each) => Object.keys(each)))], listed, inOrder);
    const presented = await credits.listPresentations();
    const names = ["presentation", "state", "drawing"];
    agree("listPresentations", names, presented, await all(queryCreditPresentations, api, {}));
  }

  /** Every chain, and the API over it as a regulator sees it. */
  async function onEach(work: (client: FullClient, api: QueryApi, time: number) => Promise<void>) {
    for (const { client, api, time } of followed) await work(client, api, time);
  }

  it("agree where the lists of the SDK take the API as their source: whole answers", () => onEach(withSource));
  it("agree on stations, sensors and equivocations", () => onEach(sensingRows));
  it("agree on profiles", () => onEach(custodyRows));
  it("agree on resources, agreements, and computations to their ends", () => onEach(dataRows));
  it("agree on receivables, their holders, and what is risked on whom and on groups", () => onEach(debtRows));
  it("agree on cycles of clearing, with every obligation and position", () => onEach(clearingRows));
  it("agree on letters of credit and what was presented", () => onEach(creditRows));

  it("compared items of each, but of what no scenario leaves behind", () => {
    expect(compared.size).to.be.above(25);
    const none = [...compared].filter(([, many]) => many === 0).map(([list]) => list);
    // Other tests have units and settlement, item by item; no test has two roots of one batch that contradict each other.
    expect(none).to.deep.equal(["listUnits Disputed", "listEquivocations", "listExposures groups"]);
  });
}
