// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Credit, CreditState} from "./Credit.sol";
import {CreditBooks} from "./CreditBooks.sol";
import {CreditRules} from "./CreditRules.sol";
import {hashCancellation, hashDischarge} from "./CreditSignatures.sol";
import {CreditTerms} from "./CreditTerms.sol";
import {CreditsFoundation, CreditsState} from "./CreditsState.sol";
import {ICredits} from "./ICredits.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {ICash} from "../../settlement/ICash.sol";
import {CreditId} from "../../types/CreditId.sol";
import {MAKER} from "../../types/Duties.sol";
import {OrgId} from "../../types/OrgId.sol";

/// @title ClosingActs
/// @notice Documented in ICredits: how an application, and a credit, ends. Linked into LettersOfCredit.
library ClosingActs {
    using CreditBooks for *;
    using SafeERC20 for ICash;

    function withdraw(
        CreditsState storage state,
        CreditsFoundation memory on,
        CreditId id,
        CreditTerms calldata terms
    ) external {
        Credit storage credit = state.credits[id];
        CreditBooks.requireState(id, credit, CreditState.Applied);
        OrgId org = on.members.servesFor(msg.sender, MAKER);
        if (org != terms.issuer) CreditBooks.requireParty(id, terms.applicant, org);

        credit.state = CreditState.Withdrawn;
        emit ICredits.ApplicationEnded(id, org);
        uint96 margin = credit.margin;
        if (margin == 0) return;
        credit.margin = 0;
        emit ICredits.MarginReturned(id, terms.applicantAccount, margin);
        terms.cash.safeTransfer(terms.applicantAccount, margin);
    }

    function expire(
        CreditsState storage state,
        CreditsFoundation memory on,
        CreditId id,
        CreditTerms calldata terms
    ) external {
        Credit storage credit = _closable(state, id, terms);
        _requireOver(on, id, terms, false);
        if (credit.confirmed) _requireOver(on, id, terms, true);
        _close(state, on, id, credit, terms, CreditState.Expired);
    }

    function cancel(
        CreditsState storage state,
        CreditsFoundation memory on,
        bytes32 domain,
        CreditId id,
        CreditTerms calldata terms,
        uint48 deadline,
        DualApproval[] calldata approvals
    ) external {
        Credit storage credit = _closable(state, id, terms);
        CreditBooks.requireInTime(id, deadline);
        uint256 needed = credit.confirmed ? 3 : 2;
        require(approvals.length == needed, ICredits.Credits_SignatureMissing(id, needed, approvals.length));
        bytes32 content = hashCancellation(id, CreditBooks.inForce(id, credit), deadline);
        CreditBooks.requireParty(id, credit.issuer, on.servedBy(domain, content, approvals[0]));
        CreditBooks.requireParty(id, credit.beneficiary, on.servedBy(domain, content, approvals[1]));
        if (needed == 3) CreditBooks.requireParty(id, credit.confirmer, on.servedBy(domain, content, approvals[2]));
        _close(state, on, id, credit, terms, CreditState.Cancelled);
    }

    function release(
        CreditsState storage state,
        CreditsFoundation memory on,
        CreditId id,
        CreditTerms calldata terms
    ) external {
        Credit storage credit = state.credits[id];
        CreditState was = credit.state;
        require(was == CreditState.Expired || was == CreditState.Cancelled, ICredits.Credits_WrongState(id, was));
        CreditBooks.requireTerms(id, credit, terms);
        on.settleUp(id, credit, terms.applicantAccount); // of a transfer nothing is here
    }

    function discharge(
        CreditsState storage state,
        CreditsFoundation memory on,
        bytes32 domain,
        CreditId id,
        uint96 owed,
        uint96 amount,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        Credit storage credit = state.credits[id];
        CreditBooks.requireInTime(id, deadline);
        uint96 owes = credit.owed;
        require(owes == owed, ICredits.Credits_OtherDebt(id, owes, owed));
        OrgId org = on.servedBy(domain, hashDischarge(id, credit.discharges++, owed, amount, deadline), approval);
        CreditBooks.requireParty(id, credit.issuer, org);
        on.discharge(id, credit, amount);
    }

    /* PRIVATE */

    function _closable(
        CreditsState storage state,
        CreditId id,
        CreditTerms calldata terms
    ) private view returns (Credit storage credit) {
        credit = state.credits[id];
        CreditState was = credit.state;
        require(was == CreditState.Issued || was == CreditState.Advised, ICredits.Credits_WrongState(id, was));
        CreditBooks.requireTerms(id, credit, terms);
        uint256 live = credit.live;
        require(live == 0, ICredits.Credits_OpenPresentation(id, live));
    }

    function _requireOver(
        CreditsFoundation memory on,
        CreditId id,
        CreditTerms calldata terms,
        bool atConfirmer
    ) private view {
        uint32 last = CreditRules.lastDay(on, terms, atConfirmer);
        uint32 today = on.calendars.dayOf(
            atConfirmer ? terms.confirmerCalendar : terms.calendar,
            uint48(block.timestamp)
        );
        require(today > last, ICredits.Credits_NotExpired(id, last));
    }

    function _close(
        CreditsState storage state,
        CreditsFoundation memory on,
        CreditId id,
        Credit storage credit,
        CreditTerms calldata terms,
        CreditState to
    ) private {
        credit.state = to;
        uint96 left = credit.max - credit.drawn;
        emit ICredits.CreditClosed(id, to, left);
        if (terms.parent.isNull()) return on.settleUp(id, credit, terms.applicantAccount);
        Credit storage parent = state.credits[terms.parent];
        parent.drawn -= left; // it took all that could be drawn
        parent.live--;
    }
}
