// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Budget, Facility, Payment, Streak} from "./Facility.sol";
import {IFingerprints} from "../../evidence/IFingerprints.sol";
import {IMembers} from "../../members/IMembers.sol";
import {ICalendars} from "../../settlement/ICalendars.sol";
import {ICashFactory} from "../../settlement/ICashFactory.sol";
import {ILimits} from "../../settlement/ILimits.sol";
import {FacilityId} from "../../types/FacilityId.sol";
import {OrgId} from "../../types/OrgId.sol";
import {RequestId} from "../../types/RequestId.sol";

/// @dev All that PurposeAccounts keeps.
struct FundsState {
    mapping(FacilityId => Facility) facilities;
    mapping(FacilityId => mapping(bytes32 purpose => Budget)) budgets;
    /// @dev Second in which the account was listed; zero where it is not.
    mapping(FacilityId => mapping(address payee => uint48)) payees;
    mapping(FacilityId => mapping(OrgId => bool)) related;
    mapping(FacilityId => mapping(OrgId payee => Streak)) streaks;
    mapping(RequestId => Payment) payments;
}

/// @dev The contracts that PurposeAccounts is built on: its libraries cannot read immutables.
struct FundsFoundation {
    IMembers members;
    IFingerprints fingerprints;
    ICalendars calendars;
    ILimits limits;
    ICashFactory factory;
}
