// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Bill, Lot} from "./Bill.sol";
import {BillTerms} from "./BillTerms.sol";
import {BillsFoundation} from "./BillsState.sol";
import {IBills} from "./IBills.sol";
import {Dates} from "../../libraries/Dates.sol";
import {Standing} from "../../members/IMembers.sol";
import {CalendarId} from "../../types/CalendarId.sol";
import {Convention} from "../../types/Convention.sol";
import {OrgId} from "../../types/OrgId.sol";
import {BANK, CORE_ENTERPRISE, Roles} from "../../types/Roles.sol";

/// @title BillRules
/// @notice What can be written on a bill, and which days follow from it.
library BillRules {
    /// @dev Negotiable Instruments Law art. 41: the acceptor accepts or refuses in three days.
    uint256 internal constant ACCEPT_DAYS = 3;
    /// @dev Measures of 2022, art. 25.
    uint256 internal constant TENOR_MONTHS = 6;
    /// @dev Law art. 53: presented within ten days of maturity.
    uint32 internal constant PRESENT_DAYS = 10;
    /// @dev Law art. 17: against predecessors six months from the refusal, and three from an own payment; against drawer and acceptor two years.
    uint256 internal constant RECOURSE_MONTHS = 6;
    uint256 internal constant AGAIN_MONTHS = 3;
    uint256 internal constant DEBTOR_MONTHS = 24;
    /// @dev No answer takes longer, whatever is written.
    uint8 internal constant MAX_ANSWER_DAYS = 5;
    /// @dev No more interest is written, in basis points: what courts allow for what is not paid, all in all.
    uint16 internal constant MAX_LATE_RATE = 2400;
    /// @dev Law art. 70 and 71 give the costs of certificates and notices: all of a lot's claims together cost a hundredth of its face at most.
    uint256 internal constant FACE_PER_COST = 100;

    function requireSound(BillsFoundation memory on, BillTerms calldata terms) internal view {
        bytes32 field = _amiss(on, terms);
        require(field == 0, IBills.Bills_TermsInvalid(field));
        uint32 latest = Dates.addMonths(terms.issued, TENOR_MONTHS);
        require(
            terms.maturity > terms.issued && terms.maturity <= latest,
            IBills.Bills_TenorExceeded(terms.maturity, latest)
        );
        require(_mayAccept(on, terms.acceptor), IBills.Bills_NotAcceptor(terms.acceptor));
        lastDayOf(on, terms); // refuses a year that the calendar does not know
    }

    /// @return The last day of presentation.
    function lastDayOf(BillsFoundation memory on, BillTerms calldata terms) internal view returns (uint32) {
        return on.calendars.roll(terms.calendar, terms.maturity + PRESENT_DAYS, Convention.Following);
    }

    /// @return The last day of presentation as the calendar is now: days are closed later, and never opened.
    function lastDayOf(BillsFoundation memory on, Bill storage bill) internal view returns (uint32) {
        try on.calendars.roll(bill.calendar, bill.maturity + PRESENT_DAYS, Convention.Following) returns (uint32 day) {
            return day;
        } catch {
            // Where the call ran out of gas, less than a 63rd of what it took is left, with which nothing is written; below too.
            return bill.lastDay;
        }
    }

    /// @return The last day of the acceptor's answer as the calendar is now; zero where it does not know that day yet.
    function answerBy(BillsFoundation memory on, Bill storage bill, Lot storage lot) internal view returns (uint32) {
        // On a day that is closed it counts for the next banking day.
        try on.calendars.addBankingDays(bill.calendar, lot.presentedOn, 0) returns (uint32 received) {
            try on.calendars.addBankingDays(bill.calendar, received, bill.answerDays) returns (uint32 day) {
                return day;
            } catch {
                return lot.answerBy;
            }
        } catch {
            return lot.answerBy;
        }
    }

    /// @return The most that all claims of a lot together may cost.
    function mostCostsDown(uint64 face) internal pure returns (uint256) {
        return face / FACE_PER_COST;
    }

    /// @dev A last day that is no banking day is the next one. The calendar is asked only where the day itself is over, as it may not know years that
    /// are far ahead.
    /// @return until The last day.
    /// @return over Whether it is over on `day`.
    function lastOf(
        BillsFoundation memory on,
        CalendarId calendar,
        uint32 from,
        uint256 months,
        uint32 day
    ) internal view returns (uint32 until, bool over) {
        until = Dates.addMonths(from, months);
        if (day <= until) return (until, false);
        until = on.calendars.roll(calendar, until, Convention.Following);
        over = day > until;
    }

    function _amiss(BillsFoundation memory on, BillTerms calldata t) private view returns (bytes32) {
        if (t.acceptor == t.drawer) return "acceptor";
        if (t.payee == t.acceptor || on.members.standingOf(t.payee) != Standing.Active) return "payee";
        if (on.members.orgOf(t.payeeAccount) != t.payee) return "payeeAccount";
        if (t.amount == 0 || t.amount > type(uint64).max >> 1) return "amount";
        if (t.least > t.amount) return "least";
        if (!on.factory.isCash(address(t.cash))) return "cash";
        if (t.issued != on.calendars.dayOf(t.calendar, uint48(block.timestamp))) return "issued";
        if (t.answerDays == 0 || t.answerDays > MAX_ANSWER_DAYS) return "answerDays";
        if (t.lateRate > MAX_LATE_RATE) return "lateRate";
        return t.keys.length == 0 ? bytes32("keys") : bytes32(0);
    }

    function _mayAccept(BillsFoundation memory on, OrgId org) private view returns (bool) {
        (Standing standing, , Roles roles, ) = on.members.organisations(org);
        return standing == Standing.Active && (roles.includes(BANK) || roles.includes(CORE_ENTERPRISE));
    }
}
