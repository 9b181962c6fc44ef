/** Addresses of every page of the console, with things that are on the chain. */
import type { Browser } from "playwright-core";
import { openUrlWithin } from "../../src/lib/open-url.ts";
import type { QueryApi } from "../../src/sdk/query/ask.ts";
import { apiAs } from "./api-as.ts";
import { routePatterns, unvisited } from "./route-patterns.ts";
import { queryCycles } from "../../src/sdk/query/clearing.ts";
import { queryUnit, queryUnits } from "../../src/sdk/query/custody.ts";
import { queryProposals } from "../../src/sdk/query/members.ts";
import { queryReceivables } from "../../src/sdk/query/receivables.ts";
import { queryExceedances } from "../../src/sdk/query/sensing.ts";

function first<Item>(items: readonly Item[], what: string): Item {
  const [item] = items;
  if (item === undefined) throw new Error(`there is no ${what} on the chain`);
  return item;
}

const apiAt = (origin: string): QueryApi => ({ url: origin, openUrl: openUrlWithin(20_000) });

/** The page of a unit that was destroyed. @throws Where there is none. */
export async function firstDestroyed(origin: string): Promise<string> {
  const { items } = await queryUnits(apiAt(origin), { phase: "Destroyed", limit: 1 });
  return `/units/${first(items, "unit that was destroyed").unit}`;
}

/** The page of an exceedance that is not closed. @throws Where there is none. */
export async function firstOpen(origin: string): Promise<string> {
  const stages = ["Open", "Acknowledged", "Disputed", "Remediated"] as const;
  const pages = stages.map((stage) => queryExceedances(apiAt(origin), { stage, limit: 1 }));
  const found = (await Promise.all(pages)).flatMap(({ items }) => items);
  return `/exceedances/${first(found, "exceedance that is not closed").id}`;
}

/** @throws Where the chain has nothing of a kind. */
export async function pagePaths(browser: Browser, origin: string): Promise<string[]> {
  const api = apiAt(origin);
  const unit = await firstDestroyed(origin);
  const { identifier } = (await queryUnit(api, { unit: unit.slice("/units/".length) })).item;
  const exceedance = first((await queryExceedances(api, { limit: 1 })).items, "exceedance");
  const member = await apiAs(browser, origin, "North Bank");
  const receivable = first((await queryReceivables(member, { limit: 1 })).items, "receivable");
  const cycle = first((await queryCycles(member, { limit: 1 })).items, "cycle of clearing");
  const proposal = first((await queryProposals(api, { limit: 1 })).items, "proposal");
  const paths = [
    "/",
    "/verify",
    "/river",
    "/stations/2",
    "/stations/2?tab=timeline",
    "/stations/2/readings/1200",
    "/gaps",
    "/exceedances",
    "/exceedances?stage=Closed",
    `/exceedances/${exceedance.id}`,
    "/today",
    "/units",
    "/handover",
    "/scan",
    `/${identifier}`,
    // Labels of things that are not there, by each of the keys that lead to a page.
    "/01/09520000000011/21/nothing",
    "/00/095200000000110009",
    "/8003/09520000000011nothing",
    "/8004/9520000000011nothing",
    "/8006/095200000000110102",
    "/sign-in",
    unit,
    `${unit}?tab=proof`,
    "/receivables",
    `/receivables/${receivable.receivable}`,
    "/credits",
    // Played by the scenarios' own cases: here what such a page says where there is no such thing.
    "/credits/1",
    "/bills",
    "/bills/1",
    "/facilities",
    "/facilities/1",
    "/treaties",
    "/treaties/1",
    "/losses/1",
    "/asks",
    "/asks/1",
    "/trades/1",
    "/exposure",
    "/clearing",
    `/clearing/${cycle.cycle}`,
    "/agreements",
    "/agreements/1",
    "/computations",
    "/computations/1",
    "/resources",
    "/resources/1",
    "/proposals",
    `/proposals/${proposal.proposalId}`,
    `/proposals/${proposal.proposalId}?tab=raw`,
    "/organisations",
    "/organisations/1",
    "/search?q=City",
    "/status",
    "/chains",
    "/no/such/page",
  ];
  const missing = unvisited(routePatterns(), paths);
  if (missing.length > 0) throw new Error(`no path leads to ${missing.join(", ")}`);
  return paths;
}
