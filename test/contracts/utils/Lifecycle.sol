// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Test} from "./Test.sol";

/// @notice A life cycle, tried pair by pair: what an act does in a state, as test/vectors/transitions/ says.
/// @dev The generated <Name>Transitions.sol gives numbers their names, and one test for each pair; who inherits from that writes the rest.
abstract contract Lifecycle is Test {
    /// @dev One transaction: an act is done or refused as a whole.
    struct Call {
        address from;
        address to;
        bytes data;
    }

    /* WHAT THE TEST SAYS */

    /// @dev Brings a subject into the state, by the shortest way.
    function reachState(uint8 state) internal virtual;

    /// @dev The act, by somebody who may do it and with all that it needs; it may prepare what is not part of the act.
    function callOf(uint8 act) internal virtual returns (Call memory);

    /// @dev What the contract must revert with, values included. `refusal` is the index of the error among those that the table names.
    function reasonOf(uint8 refusal, uint8 from, uint8 act) internal view virtual returns (bytes memory);

    /// @dev The state that the contract has on record.
    function currentState() internal view virtual returns (uint8);

    /// @dev All that the contract has on record of the subject.
    function currentRecord() internal view virtual returns (bytes memory);

    /// @dev Just before an allowed act, for expected events.
    function beforeMove(uint8 from, uint8 act, uint8 to) internal virtual {}

    /// @dev Just after an allowed act, for what else has to be true.
    function afterMove(uint8 from, uint8 act, uint8 to) internal virtual {}

    /* WHAT IS TRIED */

    function assertMoves(uint8 from, uint8 act, uint8 to) internal {
        Call memory call = _prepare(from, act);
        beforeMove(from, act, to);
        _done(call);
        vm.assertTrue(from != to || vm.getRecordedLogs().length != 0, "an act that leads back told nothing");
        vm.assertEq(uint256(currentState()), uint256(to), "state after the act");
        afterMove(from, act, to);
    }

    /// @dev An act that is allowed in this state and does nothing there.
    function assertIdles(uint8 state, uint8 act) internal {
        Call memory call = _prepare(state, act);
        bytes memory before = currentRecord();
        beforeMove(state, act, state);
        _done(call);
        vm.assertEq(vm.getRecordedLogs().length, 0, "an idle act told something");
        vm.assertEq(currentRecord(), before, "record after an idle act");
        afterMove(state, act, state);
    }

    function assertRefuses(uint8 from, uint8 act, uint8 refusal) internal {
        Call memory call = _prepare(from, act);
        bytes memory before = currentRecord();
        (bool done, bytes memory reason) = send(call);
        vm.assertFalse(done, "a forbidden act was done");
        vm.assertEq(reason, reasonOf(refusal, from, act), "reason");
        vm.assertEq(currentRecord(), before, "record after a forbidden act");
    }

    /// @dev Whether it was done, and what it returned or reverted with.
    function send(Call memory call) internal returns (bool, bytes memory) {
        vm.prank(call.from);
        return call.to.call(call.data);
    }

    function _done(Call memory call) private {
        vm.recordLogs();
        (bool done, bytes memory result) = send(call);
        if (!done) vm.assertEq(result, "", "an allowed act reverted");
        vm.assertTrue(done, "an allowed act reverted without a reason");
    }

    function _prepare(uint8 from, uint8 act) private returns (Call memory call) {
        reachState(from);
        call = callOf(act);
        vm.assertEq(uint256(currentState()), uint256(from), "state before the act");
    }
}
