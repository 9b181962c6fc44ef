import { ZeroHash } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { sdkError } from "../../core/errors.ts";
import { findEvent } from "../../core/query-events.ts";
import { rpc } from "../../core/rpc.ts";
import { dateText } from "../../settlement/model/dates.ts";
import { lettersOfCreditContract } from "../contracts.ts";
import type { CreditTerms } from "../model/credit-terms.ts";
import { type Drawing, drawingFrom } from "../model/drawing.ts";
import { findTerms } from "../model/find-terms.ts";
import {
  type DrawingFlag,
  flagsOf,
  PRESENTATION_STATES,
  type PresentationState,
  REIMBURSEMENTS,
  type Reimbursement,
  wordOf,
} from "../model/states.ts";

export interface GetPresentationParameters {
  /** The presentation's id. */
  readonly presentation: string;
}

/** Documents that were presented, as they stand now. */
export interface PresentationOnChain {
  readonly presentation: string;
  readonly state: PresentationState;
  readonly reimbursement: Reimbursement;
  readonly drawing: Drawing;
  /** The terms under which it was presented. */
  readonly terms: CreditTerms;
  /** YYYY-MM-DD. */
  readonly receivedOn: string;
  /** Last day of examination, as it was when the documents came; null where the calendar did not have that year yet. */
  readonly examineUntil: string | null;
  readonly flags: readonly DrawingFlag[];
  /** Whether the applicant takes it as it is: with the discrepancies for which it was refused, where it was. */
  readonly waived: boolean;
  /** Hashes of the discrepancies of the last refusal, and of those that were waived last; zero where there are none. */
  readonly refusedFor: string;
  readonly waivedFor: string;
  /** Account that was named for the claim instead of that of the terms; zero where none was. */
  readonly redirectedTo: string;
  /** How often an account was named for the claim. */
  readonly redirections: number;
  /** Accepted, and the ledger did not take the claim: see `collectClaim`. */
  readonly unclaimed: boolean;
  /** Whether the bank was silent, and so accepted (UCP 600 art. 16 f). */
  readonly byPreclusion: boolean;
  /** Whether the applicant has to take the documents. */
  readonly applicantBound: boolean;
  /** The ledger's ids of the claim that it is, or becomes, and of the confirmer's claim on the issuer. */
  readonly claim: bigint;
  readonly reimbursementClaim: bigint;
}

/**
 * Reads documents that were presented, as they stand now.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getPresentation } from "tallystick/credits";
 *
 * const { state, examineUntil } = await getPresentation(client, { presentation });
 * console.log(state, examineUntil);
 */
export async function getPresentation(
  client: Client,
  parameters: GetPresentationParameters,
): Promise<PresentationOnChain> {
  const presentation = checkBytes32("presentation", parameters.presentation);
  const contract = lettersOfCreditContract(client);
  const { block } = deployedContract(client.deployment, "LettersOfCredit", "credits");
  const found = await findEvent(client, contract, contract.filters.Presented(presentation), block);
  if (found === undefined) {
    throw sdkError("NOT_FOUND", `the chain knows no presentation ${presentation}`, { presentation });
  }
  const drawing = drawingFrom(found.args.drawing);
  const [read, claim, reimbursementClaim, terms] = await Promise.all([
    rpc(() => contract.presentationOf(presentation)),
    rpc(() => contract.claimOf(presentation, false)),
    rpc(() => contract.claimOf(presentation, true)),
    findTerms(client, drawing.credit, drawing.terms),
  ]);
  return {
    presentation,
    state: wordOf(PRESENTATION_STATES, read.state),
    reimbursement: wordOf(REIMBURSEMENTS, read.reimbursement),
    drawing,
    terms,
    receivedOn: dateText(Number(read.receivedOn)),
    examineUntil: read.examineUntil === 0n ? null : dateText(Number(read.examineUntil)),
    flags: flagsOf(read.flags),
    waived: read.waivedFor !== ZeroHash && (read.refusedFor === ZeroHash || read.waivedFor === read.refusedFor),
    refusedFor: read.refusedFor,
    waivedFor: read.waivedFor,
    redirectedTo: read.account,
    redirections: Number(read.redirections),
    unclaimed: read.unclaimed,
    byPreclusion: read.byPreclusion,
    applicantBound: read.bound,
    claim,
    reimbursementClaim,
  };
}
