import { expect } from "chai";
import { listDue } from "../../../src/keeper/list-due.ts";
import type { FullClient } from "../../../src/sdk/all.ts";
import { creditsDue } from "../../../src/sdk/credits/due/credits-due.ts";
import type { QueryApi } from "../../../src/sdk/query/ask.ts";
import {
  queryCredit,
  queryCreditClaims,
  queryCreditDeadlines,
  queryCreditPresentations,
  queryCredits,
} from "../../../src/sdk/query/credits.ts";
import { everyItem } from "../../../src/sdk/query/every-item.ts";
import { allOf, plain } from "../../../src/testing/plain-answers.ts";

interface AgreeParameters {
  readonly sdk: FullClient;
  /** As a party of every credit asks it. */
  readonly api: QueryApi;
  /** Presentations whose confirmer has its claim. */
  readonly collected: ReadonlySet<string>;
}

/** Every credit, every presentation and every clock, item by item, as the chain has them; gives the kinds of clocks that run. */
export async function creditsAgree({ sdk, api, collected }: AgreeParameters): Promise<string[]> {
  const credits = await allOf(everyItem(queryCredits, api, { limit: 1 }));
  const applied = [...credits.filter((each) => !each.parent), ...credits.filter((each) => each.parent)];
  const listed = await sdk.credits.listCredits();
  expect(applied.map(({ credit, state }) => ({ credit, state }))).to.deep.equal(
    listed.map(({ credit, state }) => ({ credit, state })),
  );
  for (const { credit } of listed) {
    const { discharges: _, ...found } = await sdk.credits.getLetterOfCredit({ credit });
    const { item } = await queryCredit(api, { credit });
    const names = Object.keys(found) as (keyof typeof item)[];
    expect(Object.fromEntries(names.map((name) => [name, item[name]]))).to.deep.equal(plain(found));
  }
  const presentations = await allOf(everyItem(queryCreditPresentations, api, { limit: 1 }));
  expect(presentations.map(({ presentation, state, drawing }) => ({ presentation, state, drawing }))).to.deep.equal(
    plain(await sdk.credits.listPresentations()),
  );
  for (const item of presentations) {
    const found = await sdk.credits.getPresentation({ presentation: item.presentation });
    const { terms: _, claim, reimbursementClaim, ...read } = found;
    const { refusedFor, waivedFor, redirectedTo, redirections, unclaimed, ...same } = read;
    expect([refusedFor, waivedFor, redirectedTo, redirections, unclaimed]).not.to.include(undefined); // the chain alone has them
    // The clock that counts on the chain is the issuer's once it examines; the list says when it was presented.
    const clock = found.reimbursement === "None" ? [] : ["receivedOn"];
    const names = Object.keys(same).filter((name) => !clock.includes(name)) as (keyof typeof item)[];
    const { receivedOn: on_, ...later } = same;
    const wanted = clock.length > 0 ? later : { ...later, receivedOn: on_ };
    expect(Object.fromEntries(names.map((name) => [name, item[name]]))).to.deep.equal(plain(wanted));
    const claims = (await queryCreditClaims(api, { credit: item.credit })).items.filter(
      ({ presentation }) => presentation === item.presentation,
    );
    const taken = ["Accepted", "Honoured"].includes(found.state);
    const second = collected.has(item.presentation);
    expect(claims.map((each) => each.claim)).to.deep.equal(
      [...(taken ? [claim] : []), ...(second ? [reimbursementClaim] : [])].map(String),
    );
  }
  const {
    dues,
    at: { time },
  } = await listDue(sdk, [creditsDue]);
  const clocks = [];
  for (const { credit } of listed) clocks.push(...(await queryCreditDeadlines(api, { credit })).items);
  const due = clocks
    .filter(({ kind }) => kind !== "Payment")
    .map(({ kind, subject, orgs, dueAt }) => ({ kind: `credits.${kind.toLowerCase()}`, subject, orgs, dueAt }));
  type Key = { readonly kind: string; readonly subject: string };
  const byKey = (a: Key, b: Key) => (`${a.subject} ${a.kind}` < `${b.subject} ${b.kind}` ? -1 : 1);
  // What can be done at once is due now for the keeper, and since when it can for who reads.
  const comparable = (each: { kind: string; subject: string; orgs: readonly number[] | null; dueAt: number | null }) =>
    each.kind === "credits.collection" ? { ...each, dueAt: null } : each;
  expect(due.map(comparable).sort(byKey)).to.deep.equal(
    dues.map(({ kind, subject, orgs, dueAt }) => comparable({ kind, subject, orgs: [...orgs], dueAt })).sort(byKey),
  );
  for (const { dueAt, isOver } of clocks) expect(isOver).to.equal(time >= (dueAt ?? 0));
  return due.map(({ kind }) => kind);
}
