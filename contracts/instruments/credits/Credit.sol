// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICash} from "../../settlement/ICash.sol";
import {CreditId} from "../../types/CreditId.sol";
import {OrgId} from "../../types/OrgId.sol";
import {TermsHash} from "../../types/TermsHash.sol";

/// @notice Applied -> Issued -> Advised -> Expired or Cancelled; Applied -> Withdrawn; Issued -> Expired or Cancelled. A transfer begins Advised.
enum CreditState {
    None,
    Applied,
    /// @dev The applicant took the application back, or the bank declined it.
    Withdrawn,
    /// @dev The bank is bound (art. 7 b).
    Issued,
    Advised,
    Expired,
    Cancelled
}

/// @dev What is kept of a credit. Of a transfer, the money is that of its parent.
struct Credit {
    // slot 0
    CreditState state;
    bool confirmed;
    /// @dev Of a transfer: the applicant did not agree to the terms that were passed on.
    bool unagreed;
    /// @dev Presentations that are examined or held, and transfers that are not closed.
    uint16 live;
    OrgId applicant;
    OrgId issuer;
    OrgId beneficiary;
    OrgId advisor;
    OrgId confirmer;
    OrgId nominated;
    // slot 1
    /// @dev What can be drawn: amount and tolerance.
    uint96 max;
    /// @dev Presented, accepted, honoured, and transferred.
    uint96 drawn;
    // slot 2
    /// @dev What is here of the applicant's margin.
    uint96 margin;
    /// @dev What the credit uses of the issuer's limit for the applicant.
    uint96 used;
    /// @dev Debts that the issuer discharged, so that what was signed is used once.
    uint32 discharges;
    // slot 3
    ICash cash;
    /// @dev What the applicant owes the issuer for drawings that were honoured.
    uint96 owed;
    // slot 4
    /// @dev Account of the issuer that honoured last: it gets what the applicant owes.
    address payer;
    /// @dev Accepted, and not yet honoured by the issuer.
    uint96 outstanding;
    // slot 5
    /// @dev What the credit uses of the confirmer's limit for the issuer, and how much of it was accepted by the confirmer.
    uint96 confirmerUsed;
    uint96 confirmerOpen;
    // slot 6
    /// @dev Zero for those that were applied for.
    TermsHash terms;
    // slot 7
    CreditId parent;
    // slot 8
    /// @dev What could be drawn at most before it was amended to less, and since the confirmer confirmed: their limits are used for it still.
    uint96 top;
    uint96 confirmerTop;
}

/// @notice Open -> InForce, Rejected. An amendment from terms that were replaced stays Open and comes to nothing.
enum AmendmentState {
    None,
    Open,
    InForce,
    Rejected
}

/// @dev What is kept of an amendment.
struct Amendment {
    AmendmentState state;
    bool byBeneficiary;
    bool byConfirmer;
    /// @dev The applicant, who has no vote, agreed: then it takes documents that are presented under it.
    bool byApplicant;
    /// @dev What can be drawn under it.
    uint96 max;
    /// @dev What it uses of the issuer's limit beyond what the credit did.
    uint96 extra;
    /// @dev The same of the confirmer's limit, once that accepted.
    uint96 confirmerExtra;
    /// @dev The terms that it amends.
    TermsHash former;
}

/// @notice Presented -> Accepted -> Honoured; Presented -> Refused -> Accepted, Returned.
enum PresentationState {
    None,
    Presented,
    /// @dev And the bank holds the documents.
    Refused,
    /// @dev Refused, and the documents went back.
    Returned,
    Accepted,
    Honoured
}

/// @notice What the issuer does with documents that the confirmer accepted: None -> Examining -> Accepted -> Paid; Examining -> Refused -> Accepted,
/// Returned; None, Accepted -> Lapsed.
enum Reimbursement {
    None,
    Examining,
    /// @dev The issuer reimburses a confirmer that honoured, and honours in place of one that did not (art. 7 a, c).
    Accepted,
    /// @dev And the issuer holds the documents.
    Refused,
    Paid,
    /// @dev Refused, and the documents went back to the confirmer.
    Returned,
    /// @dev Nobody asked for it in time.
    Lapsed
}

/// @notice What becomes of refused documents (art. 16 c iii).
enum Disposition {
    None,
    /// @dev Held until the presenter says more.
    Hold,
    /// @dev Held until the applicant waives and the bank agrees: the issuer only.
    HoldForWaiver,
    Return,
    /// @dev As the presenter said before.
    PreviousInstructions
}

/// @dev What is kept of a presentation, under the ledger's id of the claim that it becomes.
struct Presentation {
    // slot 0
    PresentationState state;
    Reimbursement reimbursement;
    bool atConfirmer;
    bool refused;
    bool byPreclusion;
    /// @dev Accepted, and the ledger did not take the claim: it is collected once it does.
    bool unclaimed;
    /// @dev Whether the applicant has to take the documents.
    bool bound;
    /// @dev Discrepancies that the terms themselves show: see CreditRules.
    uint8 flags;
    uint96 amount;
    /// @dev Last day of examination: of the confirmer, then of the issuer; later where days were closed since, and zero where the calendar did not know it.
    uint32 examineUntil;
    /// @dev The day from which that counts.
    uint32 receivedOn;
    // slot 1
    CreditId credit;
    // slot 2
    /// @dev Account of the beneficiary that gets the claim, zero for that of the terms.
    address account;
    /// @dev Of the claim on the bank that accepted: a banking day.
    uint32 paymentDay;
    /// @dev Accounts that were named so, so that what was signed is used once.
    uint32 redirections;
    // slot 3
    /// @dev Honoured, and paid by the issuer: to the confirmer, or in its place.
    uint96 paid;
    uint96 reimbursed;
    // slots 4 and 5
    /// @dev Hashes of the discrepancies of the last refusal, and of those that the applicant waived last.
    bytes32 refusedFor;
    bytes32 waivedFor;
}
