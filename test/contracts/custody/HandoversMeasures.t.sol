// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Handover} from "../../../contracts/custody/Handover.sol";
import {Dispute} from "../../../contracts/custody/IHandovers.sol";
import {Profile} from "../../../contracts/custody/IProfiles.sol";
import {Phase} from "../../../contracts/custody/UnitWord.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {HandoversBase} from "./HandoversBase.sol";

/// @notice A box of two bags, 10.000 kg together, weighed by both sides. The profile lets two weights differ by a tenth.
contract HandoversMeasuresTest is HandoversBase {
    uint56 private constant SUM = 10_000;

    UnitId private parent;

    function setUp() public override {
        super.setUp();
        parent = box("the box");
        pack(parent, two(bag("bag of 4", INFECTIOUS, 4_000), bag("bag of 6", INFECTIOUS, 6_000)));
        store(parent);
        seal(hospital, parent);
    }

    /* THE BOX'S WEIGHT AGAINST THE SUM OF ITS BAGS */

    function test_NoDifference() public {
        _agreed(SUM, SUM);
    }

    function test_9_9PercentLess() public {
        _agreed(9_010, 9_010);
    }

    function test_10_0PercentLess() public {
        _agreed(9_000, 9_000);
    }

    function test_10_1PercentLess() public {
        _disputedAt(8_990, 8_990);
    }

    function test_9_9PercentMore() public {
        _agreed(10_990, 10_990);
    }

    function test_10_0PercentMore() public {
        _agreed(11_000, 11_000);
    }

    function test_10_1PercentMore() public {
        _disputedAt(11_010, 11_010);
    }

    /* ONE SIDE AGAINST THE OTHER */

    function test_OnlyTheReceiverIsOut() public {
        _disputedAt(SUM, 8_999);
    }

    function test_OnlyTheGiverIsOut() public {
        _disputedAt(11_001, SUM);
    }

    /// @dev Each is near what is on record, but they are not near each other.
    function test_BothNearTheRecordAndApart() public {
        _disputedAt(11_000, 9_000);
    }

    /// @dev A tenth is of what the giver measured.
    function test_AtTheEdgeOfTheGiversMeasure() public {
        _agreed(SUM, 9_000);
        vm.assertEq(custody.wordOf(parent).quantity(), SUM, "what is on record stays");
    }

    function testFuzz_AgreedExactlyWithinTheTolerance(uint56 given, uint56 taken) public {
        given = uint56(_bound(given, SUM / 2, SUM * 2));
        taken = uint56(_bound(taken, SUM / 2, SUM * 2));
        bool agree = _near(SUM, given) && _near(SUM, taken) && _near(given, taken);
        if (agree) _agreed(given, taken);
        else _disputedAt(given, taken);
    }

    function test_WithoutToleranceOneGramIsADispute() public {
        Profile memory exact = wasteProfile();
        exact.tolerance = 0;
        asCouncil();
        rules = profiles.setProfile(flow, exact);
        custody.adopt(rules);
        unit = inStore("weighed exactly");
        Handover memory handover = measured(unit, BAG, 1, BAG - 1, 1, new UnitId[](0));
        bring(handover);
        assertPhase(unit, Phase.Disputed);
        UnitId other = inStore("weighed exactly and good");
        bring(measured(other, BAG, 1, BAG, 1, new UnitId[](0)));
        assertPhase(other, Phase.Active);
    }

    /// @dev The largest amounts there are overflow nothing.
    function test_TheLargestMeasures() public {
        bring(measured(type(uint56).max, 1, type(uint56).max, 1));
        assertPhase(unit, Phase.Disputed);
    }

    /* ITEMS ARE COUNTED */

    function test_TheReceiverCountsOneLess() public {
        bring(measured(parent, SUM, 2, SUM, 1, new UnitId[](0)));
        assertPhase(parent, Phase.Disputed);
    }

    function test_TheReceiverCountsOneMore() public {
        bring(measured(parent, SUM, 2, SUM, 3, new UnitId[](0)));
        assertPhase(parent, Phase.Disputed);
    }

    function test_TheGiverCountsOneLess() public {
        bring(measured(parent, SUM, 1, SUM, 2, new UnitId[](0)));
        assertPhase(parent, Phase.Disputed);
    }

    function test_TheGiverCountsOneMore() public {
        bring(measured(parent, SUM, 3, SUM, 2, new UnitId[](0)));
        assertPhase(parent, Phase.Disputed);
    }

    /// @dev Both miss the same bag: the record says otherwise.
    function test_BothCountOneLess() public {
        bring(measured(parent, SUM, 1, SUM, 1, new UnitId[](0)));
        assertPhase(parent, Phase.Disputed);
    }

    /* HELPERS */

    function _agreed(uint56 given, uint56 taken) private {
        bring(measured(parent, given, 2, taken, 2, new UnitId[](0)));
        assertWith(parent, carrier, TRUCK_SITE, CARRIED, Phase.Active);
        vm.assertEq(custody.wordOf(parent).quantity(), SUM, "on record");
        vm.assertEq(balanceAt(carrier, TRUCK_SITE).stock, SUM, "stock");
    }

    function _disputedAt(uint56 given, uint56 taken) private {
        bring(measured(parent, given, 2, taken, 2, new UnitId[](0)));
        assertWith(parent, hospital, STORE_SITE, STORED, Phase.Disputed);
        Dispute memory dispute = custody.disputeOf(parent);
        vm.assertEq(dispute.quantity, taken, "as the receiver measured");
        vm.assertEq(balanceAt(carrier, TRUCK_SITE).taken, 0, "nothing taken");
    }

    function _near(uint256 base, uint256 other) private pure returns (bool) {
        return other * 10 >= base * 9 && other * 10 <= base * 11;
    }
}
