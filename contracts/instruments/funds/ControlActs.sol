// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Facility, FacilityState} from "./Facility.sol";
import {FundBooks} from "./FundBooks.sol";
import {hashAcceleration, hashBreach, hashCure, hashListing, hashRelation} from "./FundSignatures.sol";
import {FundsFoundation, FundsState} from "./FundsState.sol";
import {IFacilities} from "./IFacilities.sol";
import {IPurposePayments} from "./IPurposePayments.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {FacilityId} from "../../types/FacilityId.sol";
import {LOAN} from "../../types/LimitKind.sol";
import {OrgId} from "../../types/OrgId.sol";

/// @title ControlActs
/// @notice Documented in IFacilities and IPurposePayments: what a lender says about a facility that runs. Linked into PurposeAccounts.
library ControlActs {
    using FundBooks for *;

    function listPayee(
        FundsState storage state,
        FundsFoundation memory on,
        bytes32 domain,
        FacilityId id,
        address payee,
        bool listed,
        uint32 number,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        Facility storage facility = state.facilities[id];
        id.requireLive(facility);
        bytes32 digest = domain.digestOf(hashListing(id, payee, listed, number, deadline));
        on.requireLender(id, facility, digest, number, deadline, approval);
        OrgId org = on.members.orgOf(payee);
        if (listed) {
            bool allowed = !org.isNull() && !(org == facility.lender) && !(org == facility.borrower);
            allowed = allowed && !state.related[id][org];
            require(allowed, IPurposePayments.PurposePayments_PayeeInvalid(id, org));
        }

        uint48 from = listed ? uint48(block.timestamp) : 0;
        state.payees[id][payee] = from;
        emit IPurposePayments.PayeeListed(id, payee, org, from);
    }

    function relate(
        FundsState storage state,
        FundsFoundation memory on,
        bytes32 domain,
        FacilityId id,
        OrgId org,
        uint32 number,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        Facility storage facility = state.facilities[id];
        id.requireLive(facility);
        bytes32 digest = domain.digestOf(hashRelation(id, org, number, deadline));
        on.requireLender(id, facility, digest, number, deadline, approval);
        bool amiss = org.isNull() || org == facility.lender || org == facility.borrower;
        require(!amiss && !state.related[id][org], IFacilities.Facilities_RelationInvalid(id, org));

        state.related[id][org] = true;
        emit IFacilities.RelationAdded(id, org);
    }

    function breach(
        FundsState storage state,
        FundsFoundation memory on,
        bytes32 domain,
        FacilityId id,
        bytes32 evidence,
        uint32 number,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        Facility storage facility = state.facilities[id];
        id.requireState(facility, FacilityState.Open);
        bytes32 digest = domain.digestOf(hashBreach(id, evidence, number, deadline));
        on.requireLender(id, facility, digest, number, deadline, approval);

        uint48 cureUntil = on.endOf(facility, facility.cureDays);
        (facility.state, facility.cureUntil, facility.asked) = (FacilityState.Breached, cureUntil, 0);
        emit IFacilities.FacilityBreached(id, evidence, cureUntil);
    }

    function cure(
        FundsState storage state,
        FundsFoundation memory on,
        bytes32 domain,
        FacilityId id,
        uint32 number,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        Facility storage facility = state.facilities[id];
        FacilityState was = facility.state == FacilityState.Frozen ? FacilityState.Frozen : FacilityState.Breached;
        id.requireState(facility, was);
        bytes32 digest = domain.digestOf(hashCure(id, number, deadline));
        on.requireLender(id, facility, digest, number, deadline, approval);

        (facility.state, facility.cureUntil) = (FacilityState.Open, 0);
        emit IFacilities.FacilityCured(id);
    }

    function freeze(FundsState storage state, FacilityId id) external {
        Facility storage facility = state.facilities[id];
        id.requireState(facility, FacilityState.Breached);
        uint48 until = facility.cureUntil;
        require(block.timestamp > until, IFacilities.Facilities_TooEarly(id, until, block.timestamp));

        facility.state = FacilityState.Frozen;
        emit IFacilities.FacilityFrozen(id);
    }

    function accelerate(
        FundsState storage state,
        FundsFoundation memory on,
        bytes32 domain,
        FacilityId id,
        uint32 number,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        Facility storage facility = state.facilities[id];
        id.requireState(facility, FacilityState.Frozen);
        bytes32 digest = domain.digestOf(hashAcceleration(id, number, deadline));
        on.requireLender(id, facility, digest, number, deadline, approval);

        facility.state = FacilityState.Accelerated;
        emit IFacilities.FacilityAccelerated(id);
        on.limits.suspend(facility.lender, facility.borrower, LOAN);
    }
}
