import { OPERATOR_CARDS } from "./operator-cards.ts";
import { StatusPage } from "./status/status-page.tsx";

/** How everything runs, with what the domains have to say about it. */
export const OperatorPage = () => <StatusPage cards={OPERATOR_CARDS} />;
