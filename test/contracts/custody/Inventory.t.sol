// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Balance} from "../../../contracts/custody/ICustodyLens.sol";
import {Profile} from "../../../contracts/custody/IProfiles.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {FlowId} from "../../../contracts/types/FlowId.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {SiteId} from "../../../contracts/types/SiteId.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {CustodyBase} from "./CustodyBase.sol";

/// @notice What an organisation has and had of a class at a site. It balances after every act.
contract InventoryTest is CustodyBase {
    UnitId private unit;

    function setUp() public override {
        super.setUp();
        unit = bag("bag");
    }

    function test_WhatBeginsIsTaken() public view {
        _assertBalance(hospital.id, WARD_SITE, Balance(BAG, 0, 0, 0, BAG, 1));
    }

    function test_NothingWhereNothingWas() public view {
        Balance memory nothing;
        _assertBalance(hospital.id, STORE_SITE, nothing);
        _assertBalance(carrier.id, WARD_SITE, nothing);
        bytes memory other = abi.encode(custodyLens.balanceOf(hospital.id, WARD_SITE, flow, SHARPS));
        vm.assertEq(other, abi.encode(nothing), "another class");
        other = abi.encode(custodyLens.balanceOf(hospital.id, WARD_SITE, FlowId.wrap(0), INFECTIOUS));
        vm.assertEq(other, abi.encode(nothing), "another flow");
    }

    function testFuzz_NoSuchClass(uint8 class_) public view {
        class_ = uint8(_bound(class_, SHARPS, type(uint8).max));
        Balance memory nothing;
        bytes memory balance = abi.encode(custodyLens.balanceOf(hospital.id, WARD_SITE, flow, class_));
        vm.assertEq(balance, abi.encode(nothing), "nothing, and no error");
    }

    /// @dev Between two sites `taken` goes along: over all sites it is what came from outside.
    function test_BetweenTwoSites() public {
        bag("other");
        store(unit);
        _assertBalance(hospital.id, WARD_SITE, Balance(BAG, 0, 0, 0, BAG, 1));
        _assertBalance(hospital.id, STORE_SITE, Balance(BAG, 0, 0, 0, BAG, 1));
        record(hospital, unit, STORED, WARD_SITE);
        Balance memory nothing;
        _assertBalance(hospital.id, STORE_SITE, nothing);
        _assertBalance(hospital.id, WARD_SITE, Balance(2 * BAG, 0, 0, 0, 2 * BAG, 2));
    }

    function test_AtTheSameSiteNothingMoves() public {
        record(hospital, unit, STORED, WARD_SITE);
        _assertBalance(hospital.id, WARD_SITE, Balance(BAG, 0, 0, 0, BAG, 1));
    }

    function test_BetweenTwoAccountsOfOneOrganisation() public {
        handOver(unit, COLLECTED, hospital, hospital, STORE_SITE);
        Balance memory nothing;
        _assertBalance(hospital.id, WARD_SITE, nothing);
        _assertBalance(hospital.id, STORE_SITE, Balance(BAG, 0, 0, 0, BAG, 1));
    }

    function test_BetweenOrganisations() public {
        toPlant(unit);
        _assertBalance(hospital.id, STORE_SITE, Balance(BAG, BAG, 0, 0, 0, 0));
        _assertBalance(carrier.id, TRUCK_SITE, Balance(BAG, BAG, 0, 0, 0, 0));
        _assertBalance(plant.id, PLANT_SITE, Balance(BAG, 0, 0, 0, BAG, 1));
    }

    function test_RefusedNothingMoves() public {
        toCarrier(unit);
        refuse(unit, DELIVERED, carrier, plant, PLANT_SITE);
        Balance memory nothing;
        _assertBalance(plant.id, PLANT_SITE, nothing);
        handOver(unit, RETURNED, carrier, hospital, STORE_SITE);
        _assertBalance(carrier.id, TRUCK_SITE, Balance(BAG, BAG, 0, 0, 0, 0));
        _assertBalance(hospital.id, STORE_SITE, Balance(2 * BAG, BAG, 0, 0, BAG, 1));
    }

    function test_Destroyed() public {
        toPlant(unit);
        Statement memory certificate = certificateOf(plant, one(unit));
        vm.prank(plant.maker);
        custody.destroy(one(unit), DESTROYED_STEP, nowTime(), certificate);
        _assertBalance(plant.id, PLANT_SITE, Balance(BAG, 0, BAG, 0, 0, 0));
    }

    function test_Lost() public {
        bag("other");
        vm.prank(hospital.maker);
        custody.declareLost(unit, nowTime(), EVIDENCE);
        _assertBalance(hospital.id, WARD_SITE, Balance(2 * BAG, 0, 0, BAG, BAG, 1));
    }

    function test_PackingMovesNothing() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("box");
        _assertBalance(hospital.id, WARD_SITE, Balance(3 * BAG, 0, 0, 0, 3 * BAG, 3));
        store(parent);
        unpack(parent, bags);
        _assertBalance(hospital.id, STORE_SITE, Balance(2 * BAG, 0, 0, 0, 2 * BAG, 2));
        _assertBalance(hospital.id, WARD_SITE, Balance(BAG, 0, 0, 0, BAG, 1));
    }

    function test_VersionsOfAFlowShareOneAccount() public {
        Profile memory p = wasteProfile();
        asCouncil();
        rules = profiles.setProfile(flow, p);
        custody.adopt(rules);
        bag("newer");
        _assertBalance(hospital.id, WARD_SITE, Balance(2 * BAG, 0, 0, 0, 2 * BAG, 2));
    }

    function test_FlowsDoNot() public {
        Profile memory p = wasteProfile();
        asCouncil();
        rules = profiles.setProfile(FlowId.wrap(0), p);
        custody.adopt(rules);
        bag("of another flow");
        _assertBalance(hospital.id, WARD_SITE, Balance(BAG, 0, 0, 0, BAG, 1));
        flow = FlowId.wrap(profiles.flowCount());
        _assertBalance(hospital.id, WARD_SITE, Balance(BAG, 0, 0, 0, BAG, 1));
    }

    /// @dev More than an account counts over its whole life is not taken.
    function test_RevertWhen_MoreTakenThanItCounts() public {
        expectError(abi.encodeWithSignature("Panic(uint256)", 0x11));
        bag("heavy", INFECTIOUS, type(uint56).max);
    }

    function _assertBalance(OrgId org, SiteId site, Balance memory expected) private view {
        Balance memory balance = custodyLens.balanceOf(org, site, flow, INFECTIOUS);
        vm.assertEq(abi.encode(balance), abi.encode(expected), "balance");
        uint256 sum = uint256(balance.given) + balance.destroyed + balance.lost + balance.stock;
        vm.assertEq(balance.taken, sum, "balances");
    }
}
