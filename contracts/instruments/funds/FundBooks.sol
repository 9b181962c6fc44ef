// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {Facility, FacilityState} from "./Facility.sol";
import {FundsFoundation} from "./FundsState.sol";
import {IFacilities} from "./IFacilities.sol";
import {DayCount} from "../../libraries/DayCount.sol";
import {approvedServing, DualApproval} from "../../members/DualApproval.sol";
import {Basis} from "../../types/Basis.sol";
import {FacilityId} from "../../types/FacilityId.sol";
import {LOAN} from "../../types/LimitKind.sol";
import {OrgId} from "../../types/OrgId.sol";

/// @title FundBooks
/// @notice What all parts of PurposeAccounts do with a facility.
library FundBooks {
    /* CHECKS */

    function requireState(FacilityId id, Facility storage facility, FacilityState wanted) internal view {
        require(facility.state == wanted, IFacilities.Facilities_WrongState(id, facility.state));
    }

    /// @dev It was opened and is not closed.
    function requireLive(FacilityId id, Facility storage facility) internal view {
        FacilityState state = facility.state;
        bool live = state != FacilityState.None && state != FacilityState.Closed;
        require(live, IFacilities.Facilities_WrongState(id, state));
    }

    function requireInTime(FacilityId id, uint48 deadline) internal view {
        require(block.timestamp <= deadline, IFacilities.Facilities_TooLate(id, deadline, block.timestamp));
    }

    function requireParty(FacilityId id, OrgId expected, OrgId org) internal pure {
        require(org == expected, IFacilities.Facilities_NotParty(id, expected, org));
    }

    function requireShown(FacilityId id, Facility storage facility) internal view {
        uint48 by = facility.evidenceBy;
        require(by == 0 || block.timestamp <= by, IFacilities.Facilities_EvidenceMissing(id, by));
    }

    /// @dev Two people of the lender, of which it may also be restricted, and the number of the act.
    function requireLender(
        FundsFoundation memory on,
        FacilityId id,
        Facility storage facility,
        bytes32 digest,
        uint32 number,
        uint48 deadline,
        DualApproval calldata approval
    ) internal {
        requireInTime(id, deadline);
        requireParty(id, facility.lender, approvedServing(on.members, digest, approval));
        facility.lenderNumber = _next(id, facility.lenderNumber, number);
    }

    function requireBorrowerNumber(FacilityId id, Facility storage facility, uint32 number) internal {
        facility.borrowerNumber = _next(id, facility.borrowerNumber, number);
    }

    function digestOf(bytes32 domain, bytes32 content) internal pure returns (bytes32) {
        return MessageHashUtils.toTypedDataHash(domain, content);
    }

    /* DAYS */

    /// @return The facility's local day now.
    function today(Facility storage facility) internal view returns (uint32) {
        return uint32(uint256(int256(block.timestamp) + facility.utcOffset) / 1 days); // fits for millions of years
    }

    /// @return The last second of the n-th banking day from today.
    function endOf(FundsFoundation memory on, Facility storage facility, uint256 n) internal view returns (uint48) {
        uint32 day = on.calendars.addBankingDays(facility.calendar, today(facility), n);
        return on.calendars.startOf(facility.calendar, day + 1) - 1;
    }

    /* MONEY */

    /// @return What of the interest up to `day` is not paid.
    function interestOn(Facility storage facility, uint32 day) internal view returns (uint256) {
        uint160 products = _productsOn(facility, day);
        return DayCount.interestCeil(products, facility.rate, DayCount.BPS, Basis.Act360) - facility.interestPaid;
    }

    /// @dev Before the principal changes.
    function accrue(Facility storage facility) internal {
        uint32 day = today(facility);
        facility.products = uint96(_productsOn(facility, day)); // a principal has 56 bits, and a day 32
        facility.from = day;
    }

    /// @return principal What of `amount` pays principal.
    function lower(
        FundsFoundation memory on,
        Facility storage facility,
        uint256 amount
    ) internal returns (uint64 principal) {
        accrue(facility);
        uint64 owed = facility.owed;
        principal = amount < owed ? uint64(amount) : owed;
        if (principal == 0) return 0;
        facility.owed = owed - principal;
        on.limits.free(facility.lender, facility.borrower, LOAN, principal);
    }

    function _productsOn(Facility storage facility, uint32 day) private view returns (uint160) {
        return facility.products + DayCount.balanceDays(facility.owed, DayCount.daysBetween(facility.from, day));
    }

    function _next(FacilityId id, uint32 last, uint32 number) private pure returns (uint32) {
        require(number == last + 1, IFacilities.Facilities_WrongNumber(id, last + 1, number));
        return number;
    }
}
