// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Fact, FactKind, hashFact} from "../../../contracts/anchoring/Fact.sol";
import {IFactConditions, Observation} from "../../../contracts/anchoring/IFactConditions.sol";
import {AgreementState} from "../../../contracts/data/INegotiations.sol";
import {Status} from "../../../contracts/evidence/IAttestations.sol";
import {ReceivableState} from "../../../contracts/instruments/receivables/Debt.sol";
import {ClientId} from "../../../contracts/types/ClientId.sol";
import {FactId} from "../../../contracts/types/FactId.sol";
import {FactConditionsBase} from "./FactConditionsBase.sol";

/// @notice What is seen of a fact, and when it holds.
contract FactConditionsTest is FactConditionsBase {
    function testFuzz_AFactHasAnIdOfAllThatItSays(ClientId client, uint8 kind, bytes32 key) public view {
        Fact memory what = Fact(client, FactKind(kind % 3), key);
        bytes32 expected = keccak256(abi.encode(client, uint256(kind % 3), key));
        vm.assertEq(conditions.factIdOf(what).raw(), expected, "the hash of three words");
        vm.assertEq(hashFact(what).raw(), expected, "also for contracts");
    }

    function test_AnybodyProvesAFact() public {
        (uint48 time, uint8 active) = (uint48(START - 3), uint8(AgreementState.Active));
        other.setTime(7, time);
        other.setAgreement(7, KEY, AgreementState.Active, END);
        vm.expectEmit(address(conditions));
        emit IFactConditions.FactObserved(fact, factOf(FactKind.AgreementActive), 7, time, active, true);
        vm.prank(OUTSIDER);
        vm.assertTrue(observe(FactKind.AgreementActive, 7), "it holds");
        Observation memory seen = conditions.observationOf(fact);
        vm.assertEq(seen.client.raw(), CLIENT.raw(), "client");
        vm.assertEq(seen.number, 7, "height");
        vm.assertEq(seen.time, time, "time");
        vm.assertEq(seen.until, END, "end");
        vm.assertEq(seen.state, active, "state");
        vm.assertTrue(seen.holds, "holds");
        conditions.requireHeld(fact, 3);
    }

    function test_NothingIsKnownOfOthers() public {
        observe(7, AgreementState.Active, 0);
        FactId unseen = conditions.factIdOf(factOf(FactKind.StatementValid));
        vm.assertEq(conditions.observationOf(unseen).number, 0, "nothing is seen");
        _expectNotHeld(unseen, abi.encodeWithSelector(IFactConditions.FactConditions_Unproved.selector, unseen));
    }

    function testFuzz_AnAgreementHoldsWhileActiveAlone(uint8 given) public {
        AgreementState state = AgreementState(given % 12);
        bool active = state == AgreementState.Active;
        vm.assertEq(observe(7, state, 0), active, "observed");
        vm.assertEq(conditions.observationOf(fact).state, uint8(state), "its state is kept");
        if (active) conditions.requireHeld(fact, 0);
        else _expectNotHeld(fact, _notHeld(7, uint8(state)));
    }

    function testFuzz_AStatementHoldsWhileItStands(uint8 given, bool singly) public {
        Status status = Status(given % 5);
        bool stands = singly && (status == Status.Live || status == Status.Permanent);
        other.setTime(7, uint48(START));
        other.setRecord(7, KEY, status, singly ? uint48(START - 1) : 0, 0);
        vm.assertEq(observe(FactKind.StatementValid, 7), stands, "observed");
        if (!stands) return;
        vm.warp(START + 36_500 days);
        conditions.requireHeld(conditions.factIdOf(factOf(FactKind.StatementValid)), 36_500 days);
    }

    function testFuzz_AReceivableHoldsWhileConfirmed(uint8 given) public {
        ReceivableState state = ReceivableState(given % 9);
        other.setTime(7, uint48(START));
        other.setDebt(7, KEY, state, uint32(START / 1 days), 3);
        vm.assertEq(observe(FactKind.ReceivableConfirmed, 7), state == ReceivableState.Confirmed, "observed");
    }

    /* TIME */

    function test_AnAgreementHoldsToItsLastSecond() public {
        vm.warp(END);
        observe(7, AgreementState.Active, 0);
        conditions.requireHeld(fact, 0);
        vm.warp(END + 1);
        bytes4 reason = IFactConditions.FactConditions_Ended.selector;
        _expectNotHeld(fact, abi.encodeWithSelector(reason, fact, END, END + 1));
    }

    function test_AStatementHoldsToItsLastSecond() public {
        FactId id = conditions.factIdOf(factOf(FactKind.StatementValid));
        other.setTime(7, uint48(START));
        other.setRecord(7, KEY, Status.Live, uint48(START - 1), uint48(START + 5));
        observe(FactKind.StatementValid, 7);
        vm.warp(START + 5);
        conditions.requireHeld(id, 5);
        vm.warp(START + 6);
        bytes4 reason = IFactConditions.FactConditions_Ended.selector;
        _expectNotHeld(id, abi.encodeWithSelector(reason, id, START + 5, START + 6));
    }

    /// @dev The other chain's clock is ahead of this one's: there it is over.
    function test_WhatIsOverByTheOtherClockDoesNotHold() public {
        other.setTime(7, uint48(START + 6));
        other.setRecord(7, KEY, Status.Live, uint48(START - 1), uint48(START + 5));
        vm.assertFalse(observe(FactKind.StatementValid, 7), "over");
    }

    /// @dev In the calendar's days, eight hours ahead: late from the local midnight after the days of grace on.
    function test_AReceivableHoldsUntilTheObligorIsLate() public {
        FactId id = conditions.factIdOf(factOf(FactKind.ReceivableConfirmed));
        uint32 day = uint32(START / 1 days) + 2;
        other.setTime(7, uint48(START));
        other.setDebt(7, KEY, ReceivableState.Confirmed, day, 3);
        observe(FactKind.ReceivableConfirmed, 7);
        uint256 last = (uint256(day) + 4) * 1 days - 8 hours - 1;
        vm.assertEq(conditions.observationOf(id).until, last, "the last second of grace");
        vm.warp(last);
        conditions.requireHeld(id, 30 days);
        vm.warp(last + 1);
        bytes4 reason = IFactConditions.FactConditions_Ended.selector;
        _expectNotHeld(id, abi.encodeWithSelector(reason, id, last, last + 1));
    }

    /// @dev The last day that a uint32 has is later than the last second that a uint48 has.
    function test_AReceivableOfTheLastDayHasNoEnd() public {
        other.setTime(7, uint48(START));
        other.setDebt(7, KEY, ReceivableState.Confirmed, type(uint32).max, type(uint8).max);
        observe(FactKind.ReceivableConfirmed, 7);
        FactId id = conditions.factIdOf(factOf(FactKind.ReceivableConfirmed));
        vm.assertEq(conditions.observationOf(id).until, type(uint48).max, "no end");
    }

    function testFuzz_AHeaderIsAsOldAsItsTimeSays(uint256 age, uint256 maxAge) public {
        age = _bound(age, 0, 1 days);
        maxAge = _bound(maxAge, 0, 1 days);
        observe(7, AgreementState.Active, age);
        if (age <= maxAge) return conditions.requireHeld(fact, maxAge);
        bytes4 reason = IFactConditions.FactConditions_TooOld.selector;
        expectError(abi.encodeWithSelector(reason, fact, 7, age, maxAge));
        conditions.requireHeld(fact, maxAge);
    }

    function test_AHeaderFromAheadHasNoAge() public {
        other.setTime(7, uint48(START + 30));
        other.setAgreement(7, KEY, AgreementState.Active, END);
        observe(FactKind.AgreementActive, 7);
        conditions.requireHeld(fact, 0);
    }

    /* INTERNAL */

    function _notHeld(uint64 number, uint8 state) private view returns (bytes memory) {
        return abi.encodeWithSelector(IFactConditions.FactConditions_NotHeld.selector, fact, number, state);
    }

    function _expectNotHeld(FactId id, bytes memory reason) private {
        expectError(reason);
        conditions.requireHeld(id, type(uint256).max);
    }
}
