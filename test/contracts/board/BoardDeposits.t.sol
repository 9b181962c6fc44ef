// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IBoardDeposits} from "../../../contracts/board/IBoardDeposits.sol";
import {Standing} from "../../../contracts/members/IMembers.sol";
import {Deal, Leg} from "../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../contracts/settlement/IAsset.sol";
import {ICash} from "../../../contracts/settlement/ICash.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {BoardBase} from "./BoardBase.sol";

/// @notice What is put down, and taken out.
contract BoardDepositsTest is BoardBase {
    function test_Deposit() public {
        vm.expectEmit(address(board));
        emit IBoardDeposits.DepositPaid(_cash(), guarantor.id, 5);
        vm.prank(guarantor.maker);
        board.deposit(_cash(), 5);
        vm.assertEq(depositOf(guarantor), HELD + 5, "held");
    }

    function test_ByADeal() public {
        Deal memory deal = _dealOf(1, 7);
        settlement.settle(deal, list(consentOf(guarantor, deal, 1)));
        vm.assertEq(depositOf(guarantor), HELD + 7, "held");
    }

    function test_RevertWhen_AnythingElseIsPaidByADeal() public {
        Deal memory deal = _dealOf(2, 7);
        vm.expectRevert(abi.encodeWithSelector(IBoardDeposits.Board_UnknownPayment.selector, 2));
        settlement.settle(deal, list(consentOf(guarantor, deal, 1)));
    }

    function test_RevertWhen_TheCashIsNone() public {
        bytes memory data = abi.encodeCall(IBoardDeposits.deposit, (ICash(address(instruments)), 5));
        bytes4 reason = IBoardDeposits.Board_NotCash.selector;
        refuses(guarantor.maker, data, abi.encodeWithSelector(reason, address(instruments)));
        refuses(OUTSIDER, data, notEnrolled(OUTSIDER));
    }

    function test_RevertWhen_SomebodyTellsOfAPayment() public {
        bytes memory data = abi.encodeWithSignature("onCashReceived(uint256,address,uint256)", 1, guarantor.maker, 5);
        refuses(OUTSIDER, data, abi.encodeWithSelector(IBoardDeposits.Board_NotCash.selector, OUTSIDER));
    }

    function test_RevertWhen_TheCashTellsOfAStranger() public {
        bytes memory data = abi.encodeWithSignature("onCashReceived(uint256,address,uint256)", 1, OUTSIDER, 5);
        bytes4 reason = IBoardDeposits.Board_OtherAccount.selector;
        refuses(address(yuan), data, abi.encodeWithSelector(reason, OrgId.wrap(0), OUTSIDER));
    }

    function test_RevertWhen_TheAmountCannotBeSo() public {
        bytes4 reason = IBoardDeposits.Board_AmountInvalid.selector;
        bytes memory data = abi.encodeCall(IBoardDeposits.deposit, (_cash(), 0));
        refuses(guarantor.maker, data, abi.encodeWithSelector(reason, 0));
        data = abi.encodeCall(IBoardDeposits.deposit, (_cash(), 1 << 96));
        refuses(guarantor.maker, data, abi.encodeWithSelector(reason, 1 << 96));
        data = abi.encodeCall(IBoardDeposits.takeDeposit, (_cash(), 0, guarantor.maker));
        refuses(guarantor.maker, data, abi.encodeWithSelector(reason, 0));
    }

    function test_TakeDeposit() public {
        uint256 has = yuan.balanceOf(guarantor.maker);
        vm.expectEmit(address(board));
        emit IBoardDeposits.DepositTaken(_cash(), guarantor.id, HELD, guarantor.maker);
        vm.prank(guarantor.maker);
        board.takeDeposit(_cash(), HELD, guarantor.maker);
        vm.assertEq(yuan.balanceOf(guarantor.maker), has + HELD, "taken out");
    }

    function test_AnExpelledMemberTakesItsDeposit() public {
        setStanding(guarantor.id, Standing.Expelled);
        vm.prank(guarantor.maker);
        board.takeDeposit(_cash(), HELD, guarantor.maker);
        vm.assertEq(depositOf(guarantor), 0, "taken out");
    }

    function test_RevertWhen_MoreIsTakenThanIsThere() public {
        startMatched();
        bytes4 reason = IBoardDeposits.Board_DepositShort.selector;
        bytes memory data = abi.encodeCall(IBoardDeposits.takeDeposit, (_cash(), HELD, guarantor.maker));
        refuses(guarantor.maker, data, abi.encodeWithSelector(reason, guarantor.id, HELD - DEPOSIT, HELD));
    }

    function test_RevertWhen_TakenToAnother() public {
        bytes4 reason = IBoardDeposits.Board_OtherAccount.selector;
        bytes memory data = abi.encodeCall(IBoardDeposits.takeDeposit, (_cash(), 1, third.maker));
        refuses(guarantor.maker, data, abi.encodeWithSelector(reason, guarantor.id, third.maker));
    }

    function _cash() private view returns (ICash) {
        return ICash(address(yuan));
    }

    function _dealOf(uint256 id, uint256 amount) private view returns (Deal memory deal) {
        deal = dealOf(Leg(IAsset(address(yuan)), id, guarantor.maker, address(board), amount));
        deal.deadline = LATER;
    }
}
