// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Credit, CreditState} from "./Credit.sol";
import {CreditTerms, hashTerms} from "./CreditTerms.sol";
import {CreditsFoundation, CreditsState} from "./CreditsState.sol";
import {ICredits} from "./ICredits.sol";
import {approvedBy, approvedServing, DualApproval, signersOf} from "../../members/DualApproval.sol";
import {ICash} from "../../settlement/ICash.sol";
import {CreditId} from "../../types/CreditId.sol";
import {MAKER} from "../../types/Duties.sol";
import {CONFIRMATION, CREDIT} from "../../types/LimitKind.sol";
import {OrgId} from "../../types/OrgId.sol";
import {BANK} from "../../types/Roles.sol";
import {TermsHash} from "../../types/TermsHash.sol";

/// @title CreditBooks
/// @notice What all parts of LettersOfCredit do with a credit: who it is, what is in force, and the applicant's money.
library CreditBooks {
    using SafeERC20 for ICash;

    /* CHECKS */

    function requireState(CreditId id, Credit storage credit, CreditState wanted) internal view {
        CreditState state = credit.state;
        if (state != wanted) revert ICredits.Credits_WrongState(id, state);
    }

    function requireParty(CreditId id, OrgId expected, OrgId org) internal pure {
        if (org != expected) revert ICredits.Credits_NotParty(id, expected, org);
    }

    function requireInTime(CreditId id, uint48 deadline) internal view {
        if (block.timestamp > deadline) revert ICredits.Credits_TooLate(id, deadline, block.timestamp);
    }

    /// @return The terms in force.
    function inForce(CreditId id, Credit storage credit) internal view returns (TermsHash) {
        TermsHash terms = credit.terms;
        return terms.isNull() ? TermsHash.wrap(id.raw()) : terms;
    }

    function requireInForce(CreditId id, Credit storage credit, TermsHash given) internal view {
        TermsHash terms = inForce(id, credit);
        if (!(given == terms)) revert ICredits.Credits_OtherTerms(id, terms, given);
    }

    function requireTerms(CreditId id, Credit storage credit, CreditTerms calldata terms) internal view {
        requireInForce(id, credit, hashTerms(terms));
    }

    /* SIGNERS */

    /// @return org Whose two people signed. It may be restricted.
    function servedBy(
        CreditsFoundation memory on,
        bytes32 domain,
        bytes32 content,
        DualApproval calldata approval
    ) internal view returns (OrgId org) {
        return approvedServing(on.members, MessageHashUtils.toTypedDataHash(domain, content), approval);
    }

    /// @return org Whose two people signed: it is active.
    function actedBy(
        CreditsFoundation memory on,
        bytes32 domain,
        bytes32 content,
        DualApproval calldata approval
    ) internal view returns (OrgId org) {
        return approvedBy(on.members, MessageHashUtils.toTypedDataHash(domain, content), approval);
    }

    /// @return org As `actedBy`: it is a bank.
    function undertakenBy(
        CreditsFoundation memory on,
        bytes32 domain,
        bytes32 content,
        DualApproval calldata approval
    ) internal view returns (OrgId org) {
        (address maker, address checker) = signersOf(MessageHashUtils.toTypedDataHash(domain, content), approval);
        org = on.members.actAsTwo(maker, checker);
        on.members.actsAs(maker, MAKER, BANK);
    }

    /* THE APPLICANT'S MONEY */

    /// @return The credit that an applicant applied for: this one, or the one that it is a transfer of.
    function rootOf(CreditsState storage state, CreditId id) internal view returns (CreditId, Credit storage) {
        Credit storage credit = state.credits[id];
        CreditId parent = credit.parent;
        return parent.isNull() ? (id, credit) : (parent, state.credits[parent]);
    }

    /// @dev The issuer honoured `amount`: it takes margin, and is owed the rest, of an applicant that is bound.
    function charge(CreditsState storage state, CreditId of_, uint96 amount, bool bound, address payer) internal {
        (CreditId id, Credit storage credit) = rootOf(state, of_);
        credit.outstanding -= amount; // it was accepted
        if (!bound) {
            emit ICredits.ApplicantCharged(id, 0, 0);
            return;
        }
        uint96 margin = credit.margin;
        uint96 taken = amount < margin ? amount : margin;
        (credit.margin, credit.payer) = (margin - taken, payer);
        credit.owed += amount - taken; // all drawings together are at most the credit's
        emit ICredits.ApplicantCharged(id, taken, amount - taken);
        if (taken != 0) credit.cash.safeTransfer(payer, taken);
    }

    /// @dev The applicant owes `amount` less.
    function discharge(CreditsFoundation memory on, CreditId id, Credit storage credit, uint256 amount) internal {
        require(amount != 0, ICredits.Credits_AmountZero(id));
        uint96 owed = credit.owed;
        require(amount <= owed, ICredits.Credits_MoreThanOwed(id, owed, amount));
        credit.owed = owed - uint96(amount); // at most what is owed
        emit ICredits.ApplicantPaid(id, amount);
        freeCredit(on, credit, uint96(amount));
    }

    /// @dev Of a closed credit, what nothing needs any more goes back.
    function settleUp(
        CreditsFoundation memory on,
        CreditId id,
        Credit storage credit,
        address applicantAccount
    ) internal {
        (uint96 margin, uint96 outstanding) = (credit.margin, credit.outstanding);
        uint96 kept = margin < outstanding ? margin : outstanding;
        freeCredit(on, credit, credit.used - credit.owed - (outstanding - kept)); // it used that, and what is here
        freeConfirmation(on, credit, credit.confirmerUsed - credit.confirmerOpen);
        if (margin == kept) return;
        credit.margin = kept;
        emit ICredits.MarginReturned(id, applicantAccount, margin - kept);
        credit.cash.safeTransfer(applicantAccount, margin - kept);
    }

    function freeCredit(CreditsFoundation memory on, Credit storage credit, uint96 amount) internal {
        if (amount == 0) return;
        credit.used -= amount;
        on.limits.free(credit.issuer, credit.applicant, CREDIT, amount);
    }

    function freeConfirmation(CreditsFoundation memory on, Credit storage credit, uint96 amount) internal {
        if (amount == 0) return;
        credit.confirmerUsed -= amount;
        on.limits.free(credit.confirmer, credit.issuer, CONFIRMATION, amount);
    }
}
