// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AskState} from "../../../contracts/board/Ask.sol";
import {IBoard} from "../../../contracts/board/IBoard.sol";
import {Standing} from "../../../contracts/members/IMembers.sol";
import {BoardBase} from "./BoardBase.sol";

/// @notice Conditional asks, and how asks end.
contract BoardAskEndsTest is BoardBase {
    /* CONDITIONAL */

    function test_AConditionalAskIsQuotedOnceTheClaimIsAccepted() public {
        useConditional();
        board.post(offered, hidden, posting(otherBank));
        assertAsk(AskState.Conditional, "nothing is reserved yet");
        acceptClaim();
        reserve(otherBank);
        vm.expectEmit(address(board));
        emit IBoard.AskPerfected(ask);
        vm.prank(otherBank.maker);
        board.perfect(offered, hidden);
        assertAsk(AskState.Posted, "it can be quoted");
        vm.assertEq(uint256(board.stateOf(tradeOf(quoteBy(guarantor, PRICE)))), 0, "no trade");
    }

    function test_RevertWhen_AConditionalClaimExists() public {
        useConditional();
        acceptClaim();
        refuses(OUTSIDER, postData(), _invalid("conditional"));
    }

    function test_RevertWhen_PerfectedWithoutTheClaim() public {
        useConditional();
        board.post(offered, hidden, posting(otherBank));
        bytes memory data = abi.encodeCall(IBoard.perfect, (offered, hidden));
        refuses(otherBank.maker, data, _invalid("cash"));
        acceptClaim();
        refuses(otherBank.maker, data, _notReserved(0));
        reserve(otherBank);
        refuses(third.maker, data, notParty(otherBank, third));
        refuses(OUTSIDER, data, notEnrolled(OUTSIDER));
        vm.warp(COMMIT_UNTIL + 1);
        refuses(otherBank.maker, data, tooLate(COMMIT_UNTIL));
    }

    function test_AConditionalAskThatIsNotPerfectedLapses() public {
        useConditional();
        board.post(offered, hidden, posting(otherBank));
        bytes memory data = abi.encodeCall(IBoard.lapse, (offered, hidden));
        refuses(OUTSIDER, data, tooEarly(COMMIT_UNTIL));
        vm.warp(COMMIT_UNTIL + 1);
        board.lapse(offered, hidden);
        assertAsk(AskState.Lapsed, "lapsed");
    }

    /* ENDING */

    function test_WithdrawFreesTheUnits() public {
        post();
        vm.expectEmit(address(board));
        emit IBoard.AskWithdrawn(ask);
        withdraw();
        vm.assertEq(reserved(), 0, "reserved");
        assertAsk(AskState.Withdrawn, "state");
        vm.prank(otherBank.maker);
        instruments.safeTransferFrom(otherBank.maker, third.maker, lot, AMOUNT, "");
    }

    function test_ARestrictedSellerWithdraws() public {
        post();
        setStanding(otherBank.id, Standing.Restricted);
        withdraw();
        assertAsk(AskState.Withdrawn, "state");
    }

    function test_RevertWhen_AnotherWithdraws() public {
        post();
        bytes memory data = abi.encodeCall(IBoard.withdraw, (offered, hidden));
        refuses(third.maker, data, notParty(otherBank, third));
        refuses(OUTSIDER, data, notEnrolled(OUTSIDER));
        hidden.salt = "other";
        data = abi.encodeCall(IBoard.withdraw, (offered, hidden));
        refuses(otherBank.maker, data, abi.encodeWithSelector(IBoard.Board_OtherHolding.selector, ask));
    }

    /// @dev The reservation expires with the ask: whoever knows the holding frees it.
    function test_LapseFreesTheUnits() public {
        post();
        vm.warp(ACCEPT_UNTIL);
        bytes memory data = abi.encodeCall(IBoard.lapse, (offered, hidden));
        refuses(OUTSIDER, data, tooEarly(ACCEPT_UNTIL));
        vm.warp(ACCEPT_UNTIL + 1);
        vm.expectEmit(address(board));
        emit IBoard.AskLapsed(ask);
        vm.prank(OUTSIDER);
        board.lapse(offered, hidden);
        vm.assertEq(reserved(), 0, "reserved");
        refuses(OUTSIDER, data, wrongState(AskState.Lapsed));
    }

    /// @dev What the operator keeps the board from, ends without it; the operator lets go itself.
    function test_AnAskEndsAlsoWhenTheOperatorKeepsTheBoardFromLettingGo() public {
        post();
        vm.prank(operator.admin);
        members.revoke(address(board), 0);
        withdraw();
        vm.assertEq(reserved(), AMOUNT, "still reserved");
        bytes32 ref = reservation();
        vm.prank(operator.maker);
        instruments.release(lot, otherBank.maker, AMOUNT, ref);
        vm.assertEq(reserved(), 0, "the operator let go");
    }

    function test_AnAskEndsAlsoWhenTheOperatorLetGoBefore() public {
        post();
        bytes32 ref = reservation();
        vm.prank(operator.maker);
        instruments.release(lot, otherBank.maker, AMOUNT, ref);
        withdraw();
        assertAsk(AskState.Withdrawn, "state");
    }

    /* PRIVATE */

    function _invalid(bytes32 field) private view returns (bytes memory) {
        return abi.encodeWithSelector(IBoard.Board_HoldingInvalid.selector, ask, field);
    }

    function _notReserved(uint256 has) private view returns (bytes memory) {
        return abi.encodeWithSelector(IBoard.Board_NotReserved.selector, ask, has, AMOUNT);
    }
}
