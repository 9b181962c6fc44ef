// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Budget, Facility, Payment, Streak} from "./Facility.sol";
import {FundBooks} from "./FundBooks.sol";
import {FundsState} from "./FundsState.sol";
import {IFacilities} from "./IFacilities.sol";
import {IPurposePayments} from "./IPurposePayments.sol";
import {FacilityId} from "../../types/FacilityId.sol";
import {OrgId} from "../../types/OrgId.sol";
import {RequestId} from "../../types/RequestId.sol";

/// @title FundsReading
/// @notice Documented in IFacilities and IPurposePayments: what PurposeAccounts keeps, and how it is read.
abstract contract FundsReading is IFacilities, IPurposePayments {
    using FundBooks for *;

    FundsState internal state;

    /// @inheritdoc IFacilities
    function facilityOf(FacilityId facility) external view returns (Facility memory) {
        return state.facilities[facility];
    }

    /// @inheritdoc IFacilities
    function owedOn(
        FacilityId facility,
        uint32 day
    ) external view returns (uint256 principal, uint256 interest, uint256 fee) {
        Facility storage of_ = state.facilities[facility];
        return (of_.owed, of_.interestOn(day), of_.fee);
    }

    /// @inheritdoc IFacilities
    function isRelated(FacilityId facility, OrgId org) external view returns (bool) {
        return state.related[facility][org];
    }

    /// @inheritdoc IPurposePayments
    function paymentOf(RequestId request_) external view returns (Payment memory) {
        return state.payments[request_];
    }

    /// @inheritdoc IPurposePayments
    function budgetOf(FacilityId facility, bytes32 purpose) external view returns (Budget memory) {
        return state.budgets[facility][purpose];
    }

    /// @inheritdoc IPurposePayments
    function listedAt(FacilityId facility, address payee) external view returns (uint48) {
        return state.payees[facility][payee];
    }

    /// @inheritdoc IPurposePayments
    function streakOf(FacilityId facility, OrgId payee) external view returns (Streak memory) {
        return state.streaks[facility][payee];
    }
}
