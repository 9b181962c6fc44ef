// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CycleState, IClearing} from "../../../contracts/clearing/IClearing.sol";
import {ObligationWord} from "../../../contracts/clearing/ObligationWord.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {ClearingBase} from "./ClearingBase.sol";

/// @notice Obligations: confirmed by both, once, within the caps.
contract ClearingSubmitTest is ClearingBase {
    function setUp() public override {
        super.setUp();
        startCycle();
    }

    function test_ManyAreConfirmedAtOnce() public {
        ObligationWord[] memory words = new ObligationWord[](3);
        (words[0], words[1], words[2]) = (obligation(0, 1, 200, 1), obligation(0, 2, 30, 2), obligation(1, 0, 50, 1));
        DualApproval[] memory approvals = confirm(words);
        vm.assertEq(approvals.length, 3, "one for each bank");
        vm.expectEmit(address(clearing));
        emit IClearing.ObligationsConfirmed(cycle, words);
        clearing.submit(terms, words, approvals);
        _assertNet(0, -180);
        _assertNet(1, 150);
        _assertNet(2, 30);
        _assertNet(3, 0);
        vm.assertEq(clearing.lastNumberOf(banks[0].id), 2, "last number");
        vm.assertEq(clearing.listOf(cycle, banks[0].id), lists[0], "its list");
        vm.assertEq(clearing.listOf(cycle, banks[3].id), 0, "no list");
    }

    function test_ListsGoOn() public {
        owe(0, 1, 200, 1);
        owe(0, 1, 100, 7);
        owe(2, 0, 10, 1);
        vm.assertEq(clearing.listOf(cycle, banks[0].id), lists[0], "its list");
        _assertNet(0, -290);
    }

    /* CONFIRMED BY BOTH */

    function test_RevertWhen_OneSideIsMissing() public {
        ObligationWord[] memory words = one(obligation(0, 1, 200, 1));
        DualApproval[] memory both = confirm(words);
        DualApproval[] memory alone = new DualApproval[](1);
        alone[0] = both[0];
        _refuses(words, alone, abi.encodeWithSelector(IClearing.Clearing_ApprovalsDiffer.selector, 2, 1));
        _refuses(
            words,
            new DualApproval[](0),
            abi.encodeWithSelector(IClearing.Clearing_ApprovalsDiffer.selector, 2, 0)
        );
        DualApproval[] memory three = new DualApproval[](3);
        (three[0], three[1], three[2]) = (both[0], both[1], both[1]);
        _refuses(words, three, abi.encodeWithSelector(IClearing.Clearing_ApprovalsDiffer.selector, 2, 3));
    }

    function test_RevertWhen_AStrangerConfirms() public {
        ObligationWord[] memory words = one(obligation(0, 1, 200, 1));
        DualApproval[] memory approvals = confirm(words);
        approvals[1] = approvalOf(banks[2], confirmDigest(banks[1].id, lists[1]));
        _refuses(
            words,
            approvals,
            abi.encodeWithSelector(IClearing.Clearing_NotSignedBy.selector, banks[1].id, banks[2].id)
        );
    }

    function test_RevertWhen_TheListIsNotTheOneSigned() public {
        DualApproval[] memory approvals = confirm(one(obligation(0, 1, 200, 1)));
        ObligationWord[] memory more = one(obligation(0, 1, 201, 1));
        (bool done, ) = address(clearing).call(abi.encodeCall(IClearing.submit, (terms, more, approvals)));
        vm.assertFalse(done, "one unit more");
        ObligationWord[] memory two = new ObligationWord[](2);
        (two[0], two[1]) = (obligation(0, 1, 200, 1), obligation(0, 1, 200, 2));
        (done, ) = address(clearing).call(abi.encodeCall(IClearing.submit, (terms, two, approvals)));
        vm.assertFalse(done, "one obligation more");
    }

    function test_RevertWhen_Replayed() public {
        ObligationWord[] memory words = one(obligation(0, 1, 200, 1));
        DualApproval[] memory approvals = confirm(words);
        clearing.submit(terms, words, approvals);
        _refuses(
            words,
            approvals,
            abi.encodeWithSelector(IClearing.Clearing_NumberUsed.selector, 0, banks[0].id, 1, 1)
        );
    }

    function test_RevertWhen_ABankDidNotJoin() public {
        setTerms(2);
        openCycle();
        ObligationWord[] memory words = one(obligation(0, 1, 200, 1));
        DualApproval[] memory approvals = confirm(words);
        _refuses(words, approvals, abi.encodeWithSelector(IClearing.Clearing_NotJoined.selector, cycle, banks[0].id));
    }

    function test_RevertWhen_ABankIsRestricted() public {
        ObligationWord[] memory words = one(obligation(0, 1, 200, 1));
        DualApproval[] memory approvals = confirm(words);
        setStanding(banks[1].id, Standing.Restricted);
        _refuses(
            words,
            approvals,
            abi.encodeWithSelector(IMembers.Members_NotActive.selector, banks[1].id, Standing.Restricted)
        );
    }

    /* ONCE */

    function test_RevertWhen_ANumberIsUsedTwice() public {
        ObligationWord[] memory words = new ObligationWord[](2);
        (words[0], words[1]) = (obligation(0, 1, 200, 5), obligation(0, 2, 200, 5));
        DualApproval[] memory approvals = confirm(words);
        _refuses(
            words,
            approvals,
            abi.encodeWithSelector(IClearing.Clearing_NumberUsed.selector, 1, banks[0].id, 5, 5)
        );
    }

    /// @dev What both signed for another cycle.
    function test_RevertWhen_ItWasInAnotherCycle() public {
        owe(0, 1, 200, 3);
        setTerms(2);
        openCycle();
        (lists[0], lists[1]) = (0, 0);
        ObligationWord[] memory words = one(obligation(0, 1, 200, 3));
        DualApproval[] memory approvals = confirm(words);
        _refuses(
            words,
            approvals,
            abi.encodeWithSelector(IClearing.Clearing_NumberUsed.selector, 0, banks[0].id, 3, 3)
        );
    }

    function test_RevertWhen_Closed() public {
        ObligationWord[] memory words = one(obligation(0, 1, 200, 1));
        DualApproval[] memory approvals = confirm(words);
        vm.warp(CLOSES + 1);
        _refuses(
            words,
            approvals,
            abi.encodeWithSelector(IClearing.Clearing_WrongState.selector, cycle, CycleState.Closed)
        );
        vm.warp(CLOSES);
        clearing.submit(terms, words, approvals);
    }

    function test_RevertWhen_ItIsNoObligation() public {
        _refuses(
            new ObligationWord[](0),
            new DualApproval[](0),
            abi.encodeWithSelector(IClearing.Clearing_Empty.selector)
        );
        ObligationWord[5] memory wrong = [
            obligation(0, 1, 0, 1),
            obligation(0, 0, 1, 1),
            obligation(4, 1, 1, 1),
            obligation(1, 4, 1, 1),
            ObligationWord.wrap(ObligationWord.unwrap(obligation(0, 1, 1, 1)) | (1 << 16))
        ];
        for (uint256 i = 0; i < wrong.length; i++) {
            bytes4 invalid = IClearing.Clearing_ObligationInvalid.selector;
            _refuses(one(wrong[i]), new DualApproval[](2), abi.encodeWithSelector(invalid, 0, wrong[i]));
        }
    }

    /* CAPS */

    function test_RevertWhen_ADebitCapIsExceeded() public {
        owe(0, 1, CAP, 1);
        ObligationWord[] memory words = one(obligation(0, 2, 1, 2));
        DualApproval[] memory approvals = confirm(words);
        _refuses(
            words,
            approvals,
            abi.encodeWithSelector(
                IClearing.Clearing_DebitCapExceeded.selector,
                banks[0].id,
                -int256(uint256(CAP)) - 1,
                CAP
            )
        );
    }

    function test_WhatABankIsOwedMakesRoom() public {
        owe(0, 1, CAP, 1);
        owe(2, 0, 500, 1);
        owe(0, 3, 500, 2);
        _assertNet(0, -int256(uint256(CAP)));
    }

    function test_RevertWhen_ANetHasMoreThan128Bits() public {
        setTerms(2);
        for (uint256 i = 0; i < BANKS; i++) {
            (terms.members[i].netDebitCap, terms.members[i].collateral) = (type(uint128).max, 0);
            terms.members[i].fund = 0;
        }
        terms.pairCaps.push(pairCap(0, 2, type(uint120).max, type(uint120).max));
        startCycle();
        uint256 most = uint256(1) << 127;
        (bytes32 first, bytes32 second) = (lists[0], lists[1]);
        _refusesLarge(0, 1, most + 1, banks[0].id, -int256(most) - 1);
        (lists[0], lists[1]) = (first, second);
        _refusesLarge(1, 0, most, banks[0].id, int256(most));
        (lists[0], lists[1]) = (first, second);
        uint256 pair = (uint256(1) << 63) + 1;
        _refusesLarge(0, 2, pair, banks[2].id, -int256(pair));
        (lists[0], lists[2]) = (first, 0);
        owe(0, 1, most - 1, 1);
    }

    /* INTERNAL */

    function _refusesLarge(uint256 debtor, uint256 creditor, uint256 amount, OrgId bank, int256 net) private {
        ObligationWord[] memory words = one(obligation(debtor, creditor, amount, 1));
        DualApproval[] memory approvals = confirm(words);
        _refuses(words, approvals, abi.encodeWithSelector(IClearing.Clearing_NetTooLarge.selector, bank, net));
    }

    function _refuses(ObligationWord[] memory words, DualApproval[] memory approvals, bytes memory reason) private {
        expectError(reason);
        clearing.submit(terms, words, approvals);
    }

    function _assertNet(uint256 item, int256 net) private view {
        vm.assertTrue(clearing.positionOf(cycle, banks[item].id).net == net, vm.toString(item));
    }
}
