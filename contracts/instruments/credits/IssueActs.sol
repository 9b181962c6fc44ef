// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Credit, CreditState} from "./Credit.sol";
import {CreditBooks} from "./CreditBooks.sol";
import {CreditRules} from "./CreditRules.sol";
import {hashCreditConfirmation, hashIssue} from "./CreditSignatures.sol";
import {CreditTerms, creditIdOf} from "./CreditTerms.sol";
import {CreditsFoundation, CreditsState} from "./CreditsState.sol";
import {ICredits} from "./ICredits.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {CreditId} from "../../types/CreditId.sol";
import {MAKER} from "../../types/Duties.sol";
import {CONFIRMATION, CREDIT} from "../../types/LimitKind.sol";
import {OrgId} from "../../types/OrgId.sol";
import {TermsHash} from "../../types/TermsHash.sol";

/// @title IssueActs
/// @notice Documented in ICredits: from the application to a credit on which a beneficiary relies. Linked into LettersOfCredit.
library IssueActs {
    using CreditBooks for *;

    function applyFor(
        CreditsState storage state,
        CreditsFoundation memory on,
        CreditTerms calldata terms
    ) external returns (CreditId id) {
        id = creditIdOf(terms);
        Credit storage credit = state.credits[id];
        CreditBooks.requireState(id, credit, CreditState.None);
        require(terms.parent.isNull(), ICredits.Credits_TermsInvalid("parent"));
        CreditRules.requireSound(on, terms);
        CreditBooks.requireParty(id, terms.applicant, on.members.actsFor(msg.sender, MAKER));

        open(credit, terms, CreditState.Applied);
        emit ICredits.CreditApplied(id, terms.applicant, terms.issuer, terms);
    }

    function issue(
        CreditsState storage state,
        CreditsFoundation memory on,
        bytes32 domain,
        CreditTerms calldata terms,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        CreditId id = creditIdOf(terms);
        Credit storage credit = state.credits[id];
        CreditBooks.requireState(id, credit, CreditState.Applied);
        CreditBooks.requireInTime(id, deadline);
        CreditBooks.requireParty(id, terms.issuer, on.undertakenBy(domain, hashIssue(id, deadline), approval));
        (uint96 margin, uint96 max) = (credit.margin, credit.max);
        require(margin >= terms.margin, ICredits.Credits_MarginShort(id, margin, terms.margin));

        credit.state = CreditState.Issued;
        emit ICredits.CreditIssued(id, terms.issuer, terms.beneficiary);
        if (margin >= max) return;
        credit.used = max - margin;
        on.limits.use(terms.issuer, terms.applicant, CREDIT, max - margin);
    }

    function confirm(
        CreditsState storage state,
        CreditsFoundation memory on,
        bytes32 domain,
        CreditId id,
        TermsHash terms,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        Credit storage credit = state.credits[id];
        CreditState was = credit.state;
        require(was == CreditState.Issued || was == CreditState.Advised, ICredits.Credits_WrongState(id, was));
        require(credit.parent.isNull(), ICredits.Credits_SecondTransfer(id));
        require(!credit.confirmed, ICredits.Credits_ConfirmedAlready(id));
        CreditBooks.requireInForce(id, credit, terms);
        CreditBooks.requireInTime(id, deadline);
        OrgId org = on.undertakenBy(domain, hashCreditConfirmation(id, terms, deadline), approval);
        CreditBooks.requireParty(id, credit.confirmer, org);

        uint96 max = credit.max;
        (credit.confirmed, credit.confirmerUsed) = (true, max);
        emit ICredits.CreditConfirmed(id, org);
        on.limits.use(org, credit.issuer, CONFIRMATION, max);
    }

    /// @dev Writes what is kept of a credit. Its terms are sound.
    function open(Credit storage credit, CreditTerms calldata terms, CreditState state) internal {
        credit.state = state;
        (credit.applicant, credit.issuer, credit.beneficiary) = (terms.applicant, terms.issuer, terms.beneficiary);
        (credit.advisor, credit.confirmer, credit.nominated) = (terms.advisor, terms.confirmer, terms.nominated);
        credit.max = uint96(CreditRules.maxDown(terms.amount, terms.plusBps)); // sound terms fit
        credit.cash = terms.cash;
    }
}
