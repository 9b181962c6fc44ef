// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Budget, Facility, FacilityState} from "./Facility.sol";
import {FacilityRules} from "./FacilityRules.sol";
import {BudgetLine, facilityIdOf, FacilityTerms} from "./FacilityTerms.sol";
import {FundBooks} from "./FundBooks.sol";
import {hashAgreement, hashDrawRequest, hashGivingBack} from "./FundSignatures.sol";
import {FundsFoundation, FundsState} from "./FundsState.sol";
import {IFacilities} from "./IFacilities.sol";
import {Payout} from "./Payout.sol";
import {approvedBy, approvedServing, DualApproval} from "../../members/DualApproval.sol";
import {IMembers, Standing} from "../../members/IMembers.sol";
import {FacilityId} from "../../types/FacilityId.sol";
import {LOAN} from "../../types/LimitKind.sol";
import {OrgId} from "../../types/OrgId.sol";

/// @title FacilityActs
/// @notice Documented in IFacilities: from the opening of a facility to its end. Linked into PurposeAccounts, which moves the money.
library FacilityActs {
    using FundBooks for *;

    function open(
        FundsState storage state,
        FundsFoundation memory on,
        bytes32 domain,
        FacilityTerms calldata terms,
        uint48 deadline,
        DualApproval calldata byLender,
        DualApproval calldata byBorrower
    ) external returns (FacilityId id) {
        id = facilityIdOf(terms);
        Facility storage facility = state.facilities[id];
        id.requireState(facility, FacilityState.None);
        FacilityRules.requireSound(on, terms);
        id.requireInTime(deadline);
        bytes32 digest = domain.digestOf(hashAgreement(id, deadline));
        id.requireParty(terms.lender, approvedBy(on.members, digest, byLender));
        id.requireParty(terms.borrower, approvedBy(on.members, digest, byBorrower));

        _write(facility, terms, on.calendars.utcOffsetOf(terms.calendar));
        for (uint256 i = 0; i < terms.lines.length; i++) {
            BudgetLine calldata line = terms.lines[i];
            state.budgets[id][line.purpose] = Budget(line.amount, 0);
        }
        for (uint256 i = 0; i < terms.related.length; i++) state.related[id][terms.related[i]] = true;
        emit IFacilities.FacilityOpened(id, terms.lender, terms.borrower, terms);
        on.limits.use(terms.lender, terms.borrower, LOAN, terms.amount);
    }

    function askDraw(
        FundsState storage state,
        FundsFoundation memory on,
        bytes32 domain,
        FacilityId id,
        uint64 amount,
        uint32 number,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        Facility storage facility = state.facilities[id];
        id.requireState(facility, FacilityState.Open);
        id.requireInTime(facility.drawUntil);
        id.requireInTime(deadline);
        bytes32 digest = domain.digestOf(hashDrawRequest(id, amount, number, deadline));
        id.requireParty(facility.borrower, approvedBy(on.members, digest, approval));
        id.requireBorrowerNumber(facility, number);
        uint64 left = facility.amount - facility.drawn;
        require(amount <= left, IFacilities.Facilities_DrawExceeded(id, left, amount));
        id.requireShown(facility);

        facility.asked = amount;
        emit IFacilities.DrawAsked(id, amount, number);
    }

    /// @notice Books what came for a facility: of the lender it is a draw, of everybody else a repayment.
    /// @return out What goes on at once.
    function book(
        FundsState storage state,
        FundsFoundation memory on,
        FacilityId id,
        address payer,
        OrgId org,
        uint256 amount
    ) external returns (Payout memory out) {
        Facility storage facility = state.facilities[id];
        out.cash = facility.cash;
        require(amount != 0, IFacilities.Facilities_AmountZero(id));
        if (org == facility.lender) {
            _draw(on, id, facility, amount);
            return out;
        }
        id.requireLive(facility);
        (uint256 fee, uint256 interest, uint64 principal) = _split(on, facility, amount);
        (out.lender, out.toLender) = (facility.lenderAccount, fee + interest + principal);
        (out.borrower, out.toBorrower) = (facility.borrowerAccount, amount - out.toLender);
        emit IFacilities.FacilityRepaid(id, payer, fee, interest, principal, out.toBorrower);
    }

    function giveBack(
        FundsState storage state,
        FundsFoundation memory on,
        bytes32 domain,
        FacilityId id,
        uint64 amount,
        uint32 number,
        uint48 deadline,
        DualApproval calldata approval
    ) external returns (Payout memory) {
        Facility storage facility = state.facilities[id];
        id.requireLive(facility);
        id.requireInTime(deadline);
        bytes32 digest = domain.digestOf(hashGivingBack(id, amount, number, deadline));
        id.requireParty(facility.borrower, approvedServing(on.members, digest, approval));
        id.requireBorrowerNumber(facility, number);
        uint64 left = facility.unspent - facility.reserved;
        require(amount <= left, IFacilities.Facilities_UnspentExceeded(id, left, amount));
        return _return(on, id, facility, amount);
    }

    function returnUnspent(
        FundsState storage state,
        FundsFoundation memory on,
        FacilityId id
    ) external returns (Payout memory) {
        Facility storage facility = state.facilities[id];
        id.requireLive(facility);
        bool due = facility.state == FacilityState.Accelerated || block.timestamp > facility.useBy;
        require(due, IFacilities.Facilities_TooEarly(id, facility.useBy, block.timestamp));
        return _return(on, id, facility, facility.unspent - facility.reserved);
    }

    function close(FundsState storage state, FundsFoundation memory on, FacilityId id) external {
        Facility storage facility = state.facilities[id];
        id.requireLive(facility);
        uint256 owed = facility.owed + facility.fee + facility.interestOn(facility.today());
        require(owed == 0 && facility.unspent == 0, IFacilities.Facilities_NotSettled(id, owed, facility.unspent));
        uint64 left = facility.amount - facility.drawn;
        bool over = left == 0 || facility.state == FacilityState.Accelerated || block.timestamp > facility.drawUntil;
        require(over, IFacilities.Facilities_TooEarly(id, facility.drawUntil, block.timestamp));

        facility.state = FacilityState.Closed;
        emit IFacilities.FacilityClosed(id);
        if (left != 0) on.limits.free(facility.lender, facility.borrower, LOAN, left);
    }

    /* PRIVATE */

    function _write(Facility storage f, FacilityTerms calldata t, int24 utcOffset) private {
        (f.state, f.lender, f.borrower, f.drawUntil) = (FacilityState.Open, t.lender, t.borrower, t.drawUntil);
        (f.useBy, f.rate, f.utcOffset) = (t.useBy, t.rate, utcOffset);
        (f.cash, f.byRule, f.cooling) = (address(t.cash), t.byRule, t.cooling);
        (f.from, f.fee) = (f.today(), t.fee);
        (f.lenderAccount, f.amount) = (t.lenderAccount, t.amount);
        (f.borrowerAccount, f.calendar) = (t.borrowerAccount, t.calendar);
        (f.answerDays, f.cureDays, f.evidenceDays) = (t.answerDays, t.cureDays, t.evidenceDays);
    }

    function _draw(FundsFoundation memory on, FacilityId id, Facility storage facility, uint256 amount) private {
        id.requireState(facility, FacilityState.Open);
        id.requireInTime(facility.drawUntil);
        Standing standing = on.members.standingOf(facility.lender); // a draw is a new risk
        require(standing == Standing.Active, IMembers.Members_NotActive(facility.lender, standing));
        uint64 asked = facility.asked;
        require(amount == asked, IFacilities.Facilities_NotAsked(id, asked, amount));
        id.requireShown(facility);

        facility.accrue();
        uint64 drawn = facility.drawn + asked;
        (facility.asked, facility.drawn, facility.unspent) = (0, drawn, facility.unspent + asked);
        facility.owed += asked;
        emit IFacilities.FacilityDrawn(id, asked, drawn);
    }

    /// @dev The fee first, then interest, then principal.
    function _split(
        FundsFoundation memory on,
        Facility storage facility,
        uint256 amount
    ) private returns (uint256 fee, uint256 interest, uint64 principal) {
        fee = _least(amount, facility.fee);
        interest = _least(amount - fee, facility.interestOn(facility.today()));
        facility.fee -= uint64(fee);
        facility.interestPaid += uint64(interest); // of a principal of 56 bits, at a principal a year
        principal = on.lower(facility, amount - fee - interest);
    }

    /// @dev It never left: so it lowers the principal.
    function _return(
        FundsFoundation memory on,
        FacilityId id,
        Facility storage facility,
        uint64 amount
    ) private returns (Payout memory out) {
        require(amount != 0, IFacilities.Facilities_AmountZero(id));
        facility.unspent -= amount;
        uint64 principal = on.lower(facility, amount);
        out.cash = facility.cash;
        (out.lender, out.toLender) = (facility.lenderAccount, principal);
        (out.borrower, out.toBorrower) = (facility.borrowerAccount, amount - principal);
        emit IFacilities.UnspentReturned(id, amount, principal);
    }

    function _least(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }
}
