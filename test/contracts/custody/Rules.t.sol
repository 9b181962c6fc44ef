// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Creation} from "../../../contracts/custody/Creation.sol";
import {Profile} from "../../../contracts/custody/IProfiles.sol";
import {IRules} from "../../../contracts/custody/IRules.sol";
import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {Act, StepRule} from "../../../contracts/custody/StepRule.sol";
import {FlowId} from "../../../contracts/types/FlowId.sol";
import {RulesId} from "../../../contracts/types/RulesId.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {CustodyBase} from "./CustodyBase.sol";
import {Terms} from "./Terms.sol";

/// @notice Adopting versions: the newest lets units begin, the older ones let them end.
contract RulesTest is CustodyBase {
    function test_AnybodyAdopts() public {
        RulesId next = _set(flow);
        vm.expectEmit(address(custody));
        emit IRules.RulesAdopted(next, rules);
        vm.prank(OUTSIDER);
        custody.adopt(next);
        for (uint8 i = 0; i < NO_STEP; i++) {
            uint256 word = StepRule.unwrap(custody.stepRule(next, i));
            vm.assertEq(word, StepRule.unwrap(profiles.stepRule(next, i)), "a copy");
        }
        vm.assertEq(StepRule.unwrap(custody.stepRule(next, NO_STEP)), 0, "and no more");
    }

    function test_AdoptingClosesTheVersionBefore() public {
        uint256 stored = StepRule.unwrap(custody.stepRule(rules, STORED));
        custody.adopt(_set(flow));
        vm.assertEq(uint256(custody.stepRule(rules, WARD).act()), uint256(Act.Closed), "nothing begins");
        vm.assertEq(StepRule.unwrap(custody.stepRule(rules, STORED)), stored, "the others are as they were");
    }

    function test_RevertWhen_BeginningUnderAClosedVersion() public {
        custody.adopt(_set(flow));
        expectError(abi.encodeWithSelector(IUnits.Custody_WrongAct.selector, rules, WARD, Act.Closed));
        bag("late");
    }

    /// @dev A device without network creates under the rules that it knows.
    function test_WhatBeganBeforeIsBroughtWithinTheWindow() public {
        Creation memory offline = creationOf("made without network");
        Creation memory last = creationOf("made in the last second");
        vm.warp(START + 1 hours);
        custody.adopt(_set(flow));
        last.terms = Terms.creation(rules, WARD, INFECTIOUS, WARD_SITE, nowTime() - 1, 1, BAG);
        vm.warp(START + WINDOW);
        vm.assertTrue(custodyLens.unitOf(create(offline)).rules == rules, "under the former rules");
        create(last);
    }

    function test_RevertWhen_ItBeganWithTheNextVersion() public {
        vm.warp(START + 1 hours);
        custody.adopt(_set(flow));
        Creation memory late = creationOf("late");
        vm.warp(START + 2 hours);
        expectError(abi.encodeWithSelector(IUnits.Custody_WrongAct.selector, rules, WARD, Act.Closed));
        create(late);
    }

    function test_RevertWhen_ItIsBroughtAfterTheWindow() public {
        Creation memory offline = creationOf("made without network");
        uint40 when = nowTime();
        custody.adopt(_set(flow));
        offline.terms = Terms.creation(rules, WARD, INFECTIOUS, WARD_SITE, when - 1, 1, BAG);
        vm.warp(START + WINDOW);
        UnitId unit = idOf("made without network");
        bytes4 selector = IUnits.Custody_TooLate.selector;
        expectError(abi.encodeWithSelector(selector, unit, when - 1, block.timestamp, WINDOW));
        create(offline);
    }

    function test_AUnitKeepsTheVersionItBeganWith() public {
        UnitId unit = bag("bag");
        RulesId former = rules;
        rules = _set(flow);
        custody.adopt(rules);
        toPlant(unit);
        vm.assertTrue(custodyLens.unitOf(unit).rules == former, "old rules to the end");
        vm.assertTrue(custodyLens.unitOf(bag("newer")).rules == rules, "new units under the new ones");
    }

    function test_SkippingVersionsClosesThemAll() public {
        RulesId second = _set(flow);
        RulesId third = _set(flow);
        custody.adopt(third);
        vm.assertEq(uint256(custody.stepRule(rules, WARD).act()), uint256(Act.Closed), "the first");
        _adopted(second); // never will be
        custody.adopt(_set(flow));
        vm.assertEq(uint256(custody.stepRule(third, WARD).act()), uint256(Act.Closed), "the third");
    }

    function test_VersionsThatAreSetAreNotYetInForce() public {
        RulesId next = _set(flow);
        bag("under the version before");
        rules = next;
        expectError(abi.encodeWithSelector(IRules.Custody_UnknownStep.selector, next, WARD));
        bag("under the next");
    }

    function test_AnotherFlowIsNotClosed() public {
        RulesId other = _set(FlowId.wrap(0));
        custody.adopt(other);
        vm.assertEq(uint256(custody.stepRule(rules, WARD).act()), uint256(Act.Commission), "goes on");
    }

    function test_RevertWhen_AdoptedTwice() public {
        _adopted(rules);
    }

    function test_RevertWhen_AnOlderVersionIsAdoptedAgain() public {
        custody.adopt(_set(flow));
        _adopted(rules);
    }

    function testFuzz_RevertWhen_UnknownRules(RulesId unknown) public {
        vm.assume(unknown != rules);
        expectError(abi.encodeWithSelector(IRules.Custody_UnknownRules.selector, unknown));
        custody.adopt(unknown);
    }

    function _set(FlowId of_) private returns (RulesId) {
        Profile memory p = wasteProfile();
        asCouncil();
        return profiles.setProfile(of_, p);
    }

    function _adopted(RulesId id) private {
        expectError(abi.encodeWithSelector(IRules.Custody_RulesAdopted.selector, id));
        custody.adopt(id);
    }
}
