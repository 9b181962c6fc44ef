// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Facility, FacilityState, Streak} from "./Facility.sol";
import {FundsFoundation, FundsState} from "./FundsState.sol";
import {IFacilities} from "./IFacilities.sol";
import {IPurposePayments} from "./IPurposePayments.sol";
import {PaymentRequest} from "./PaymentRequest.sol";
import {Standing} from "../../members/IMembers.sol";
import {FacilityId} from "../../types/FacilityId.sol";
import {OrgId} from "../../types/OrgId.sol";

/// @title PaymentRules
/// @notice Who can be paid, when, and what counts against the threshold.
library PaymentRules {
    /// @dev Payments closer to each other than this count as one.
    uint256 internal constant STREAK = 1 days;

    function addToStreak(Streak storage streak, uint64 amount) internal returns (uint256 sum) {
        (uint48 last, uint64 before) = (streak.last, streak.sum);
        sum = block.timestamp <= last + STREAK ? uint256(before) + amount : amount;
        uint256 kept = sum > type(uint64).max ? type(uint64).max : sum; // above every threshold
        (streak.last, streak.sum) = (uint48(block.timestamp), uint64(kept));
    }

    function requirePayee(
        FundsState storage state,
        FundsFoundation memory on,
        PaymentRequest calldata r,
        Facility storage facility,
        OrgId payee
    ) internal view {
        uint48 listed = state.payees[r.facility][r.payee];
        uint256 from = listed == 0 ? 0 : uint256(listed) + facility.cooling;
        require(
            listed != 0 && block.timestamp >= from,
            IPurposePayments.PurposePayments_NotListed(r.facility, r.payee, from)
        );
        bool allowed = !state.related[r.facility][payee] && on.members.standingOf(payee) == Standing.Active;
        require(allowed, IPurposePayments.PurposePayments_PayeeInvalid(r.facility, payee));
    }

    /// @dev Open, or Breached: then by hand.
    function requirePaying(FacilityId id, Facility storage facility) internal view {
        FacilityState state = facility.state;
        bool pays = state == FacilityState.Open || state == FacilityState.Breached;
        require(pays, IFacilities.Facilities_WrongState(id, state));
    }
}
