import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { NotFoundPage } from "./shell/not-found.tsx";
import { Shell } from "./shell/shell.tsx";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });

/** A page that is loaded when it is opened. */
const page = <Name extends string>(
  path: string,
  load: () => Promise<Readonly<Record<Name, React.ComponentType>>>,
  name: Name,
) => createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, name) });

/** Every page of the console by its address: the one list. */
const PAGES = [
  page("/", () => import("./start/start-page.tsx"), "StartPage"),
  page("/verify", () => import("./verify-route.tsx"), "VerifyRoute"),
  page("/sign-in", () => import("./session/sign-in-page.tsx"), "SignInPage"),
  page("/search", () => import("./search/search-page.tsx"), "SearchPage"),
  page("/status", () => import("./operator-page.tsx"), "OperatorPage"),
  page("/chains", () => import("./anchoring/chains-page.tsx"), "ChainsPage"),
  page("/river", () => import("./sensing/river-page.tsx"), "RiverPage"),
  page("/stations/$id", () => import("./sensing/station-page.tsx"), "StationPage"),
  page("/stations/$id/readings/$seq", () => import("./sensing/reading-page.tsx"), "ReadingPage"),
  page("/gaps", () => import("./sensing/gaps-page.tsx"), "GapsPage"),
  page("/exceedances", () => import("./sensing/inbox-page.tsx"), "InboxPage"),
  page("/exceedances/$id", () => import("./sensing/exceedance-page.tsx"), "ExceedancePage"),
  page("/today", () => import("./custody/today-page.tsx"), "TodayPage"),
  page("/handover", () => import("./custody/handover/handover-page.tsx"), "HandoverPage"),
  page("/units", () => import("./custody/units-page.tsx"), "UnitsPage"),
  page("/units/$unit", () => import("./custody/unit-page.tsx"), "UnitPage"),
  page("/receivables", () => import("./receivables/receivables-page.tsx"), "ReceivablesPage"),
  page("/receivables/$receivable", () => import("./receivables/receivable-page.tsx"), "ReceivablePage"),
  page("/credits", () => import("./credits/credits-page.tsx"), "CreditsPage"),
  page("/credits/$credit", () => import("./credits/credit-page.tsx"), "CreditPage"),
  page("/bills", () => import("./bills/bills-page.tsx"), "BillsPage"),
  page("/bills/$bill", () => import("./bills/bill-page.tsx"), "BillPage"),
  page("/facilities", () => import("./funds/facilities-page.tsx"), "FacilitiesPage"),
  page("/facilities/$facility", () => import("./funds/facility-page.tsx"), "FacilityPage"),
  page("/treaties", () => import("./treaties/treaties-page.tsx"), "TreatiesPage"),
  page("/treaties/$treaty", () => import("./treaties/treaty-page.tsx"), "TreatyPage"),
  page("/losses/$loss", () => import("./treaties/loss-page.tsx"), "LossPage"),
  page("/asks", () => import("./board/asks-page.tsx"), "AsksPage"),
  page("/asks/$ask", () => import("./board/ask-page.tsx"), "AskPage"),
  page("/trades/$trade", () => import("./board/trade-page.tsx"), "TradePage"),
  page("/exposure", () => import("./settlement/exposure-page.tsx"), "ExposurePage"),
  page("/resources", () => import("./data/resources-page.tsx"), "ResourcesPage"),
  page("/resources/$resource", () => import("./data/resource-page.tsx"), "ResourcePage"),
  page("/computations/$computation", () => import("./data/computation-page.tsx"), "ComputationPage"),
  page("/computations", () => import("./data/computations-page.tsx"), "ComputationsPage"),
  page("/clearing", () => import("./clearing/cycles-page.tsx"), "CyclesPage"),
  page("/clearing/$cycle", () => import("./clearing/cycle-page.tsx"), "CyclePage"),
  page("/agreements", () => import("./data/agreements-page.tsx"), "AgreementsPage"),
  page("/agreements/$agreement", () => import("./data/agreement-page.tsx"), "AgreementPage"),
  page("/proposals", () => import("./members/proposals-page.tsx"), "ProposalsPage"),
  page("/proposals/$proposalId", () => import("./members/proposal-page.tsx"), "ProposalPage"),
  page("/organisations", () => import("./members/organisations-page.tsx"), "OrganisationsPage"),
  page("/organisations/$org", () => import("./members/organisation-page.tsx"), "OrganisationPage"),
  page("/scan", () => import("./scan/scan-page.tsx"), "ScanPage"),
  // GS1 Digital Links of which this server is the domain: goods, logistic units, returnable and individual assets.
  ...["/01/$", "/00/$", "/8003/$", "/8004/$", "/8006/$"].map((path) =>
    page(path, () => import("./custody/public/label-page.tsx"), "LabelPage"),
  ),
];

export const createConsoleRouter = () =>
  createRouter({ routeTree: root.addChildren(PAGES), defaultPreload: "intent", scrollRestoration: true });
