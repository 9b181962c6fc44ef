import { id } from "ethers";
import { presentationId } from "../../../src/sdk/credits/model/drawing.ts";
import { openCredits } from "../../../src/testing/credits.ts";
import { gasOf } from "../../clearing/play-cycle.ts";
import type { Chain } from "../chain.ts";
import type { System } from "./system.ts";

/** A credit of an applicant that has one already, so that limits and accounts are in their steady state. */
export async function credits(chain: Chain, system: System): Promise<Record<string, number>> {
  const { ethers } = chain;
  const { client, relayer } = system;
  const on = await openCredits({ ethers, deployment: client.deployment, relayer });
  await on.issue(await on.terms({ salt: id("first") }));
  const terms = await on.terms({ salt: id("measured") });
  const applied = await on.applicant.client.credits.applyForCreditAndWait({ terms });
  const { credit } = applied;
  const margin = await on.applicant.client.credits.payMarginAndWait({ credit, amount: terms.margin });
  const issuing = await on.sign(on.issuer, "issue", { credit });
  const issued = await on.relay.credits.issueCreditAndWait({ terms, ...issuing });
  const advised = await on.advisor.client.credits.adviseCreditAndWait({ credit });
  const drawing = await on.drawing(terms, { amount: 600_000n });
  const presented = await on.beneficiary.client.credits.presentDocumentsAndWait({ terms, drawing });
  const presentation = presentationId(drawing);
  const accepting = await on.sign(on.issuer, "accept", { presentation, refused: false });
  const accepted = await on.relay.credits.acceptDocumentsAndWait({ terms, drawing, ...accepting });
  return {
    "lc-apply": gasOf(applied),
    "lc-margin": gasOf(margin),
    "lc-issue": gasOf(issued),
    "lc-advise": gasOf(advised),
    "lc-present": gasOf(presented),
    "lc-accept": gasOf(accepted),
  };
}
