// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILossClaims} from "../../../../contracts/instruments/treaties/ILossClaims.sol";
import {ITreaties} from "../../../../contracts/instruments/treaties/ITreaties.sol";
import {LossNotice} from "../../../../contracts/instruments/treaties/LossNotice.sol";
import {DueState, TreatyState} from "../../../../contracts/instruments/treaties/Treaty.sol";
import {TreatyTerms} from "../../../../contracts/instruments/treaties/TreatyTerms.sol";
import {Standing} from "../../../../contracts/members/IMembers.sol";
import {CallId} from "../../../../contracts/types/CallId.sol";
import {TreatiesBase} from "./TreatiesBase.sol";

/// @notice What becomes of each line's share of a call.
contract LossSharesTest is TreatiesBase {
    function setUp() public override {
        super.setUp();
        startInForce();
        payPremium(PREMIUM - FIRST_PART);
    }

    /* SHARES */

    function test_Pay() public {
        CallId id = call(assessed("loss", 400_000), 0);
        uint256 before = yuan.balanceOf(cedent.maker);
        vm.expectEmit(address(treaties));
        emit ILossClaims.CallPaid(id, second.id, second.maker, 90_030);
        pay(second, id);
        vm.assertEq(yuan.balanceOf(cedent.maker) - before, 90_030, "paid");
        vm.assertEq(seen().openDues, 2, "two wait");
        vm.assertEq(lineOf(second).openDues, 0, "not for the second");
    }

    function test_RevertWhen_AnotherAmountIsPaidByADeal() public {
        CallId id = call(assessed("loss", 400_000), 0);
        (bool done, bytes memory result) = _deal(second, id.raw(), 90_029);
        vm.assertFalse(done, "less");
        bytes memory reason = abi.encodeWithSelector(ILossClaims.LossClaims_OtherAmount.selector, id, 90_030, 90_029);
        vm.assertEq(result, reason, "reason");
    }

    function test_RevertWhen_WhoHasNoLinePays() public {
        CallId id = call(assessed("loss", 400_000), 0);
        bytes memory reason = abi.encodeWithSelector(ITreaties.Treaties_NoLine.selector, treaty, acme.id);
        refuses(acme.maker, abi.encodeCall(ILossClaims.pay, (id)), reason);
    }

    /// @dev Whoever was expelled still pays what it owes, and what it posted still answers for it.
    function test_AnExpelledReinsurerStillAnswers() public {
        CallId id = call(assessed("loss", 400_000), 0);
        asCouncil();
        members.setStanding(second.id, Standing.Expelled);
        vm.warp(treaties.callOf(id).payBy + 1);
        treaties.draw(id, second.id);
        assertDue(id, second, DueState.Defaulted, 40_030, "the rest");
        assertDue(id, lead, DueState.Due, 150_000, "no line pays for another");
        vm.assertEq(lineOf(second).collateral, 0, "drawn");
    }

    /* DISPUTES */

    function test_DisputeOfOneLineAlone() public {
        CallId id = call(assessed("loss", 400_000), 0);
        vm.warp(treaties.callOf(id).payBy); // its last second
        dispute(second, id);
        assertDue(id, third, DueState.Due, 59_970, "the others owe");
        uint64 before = seen().recovered;
        award(second, id, 30_000);
        vm.assertEq(before - seen().recovered, 60_030, "recovered less");
        uint48 payBy = treaties.dueOf(id, second.id).payBy;
        vm.assertTrue(payBy > block.timestamp, "days of its own");
        pay(second, id);
        assertDue(id, second, DueState.Paid, 30_000, "as decided");
    }

    /// @dev Up to the lead's authority followers follow.
    function test_RevertWhen_AFollowerDisputesWhatTheLeadAgreed() public {
        CallId id = call(assessed("loss", 300_000), 0); // 200 000
        _refusesDispute(id, second);
    }

    /// @dev What the arbiter decided, too.
    function test_RevertWhen_AFollowerDisputesWhatTheArbiterDecided() public {
        LossNotice memory n = noticeOf("loss", 500_000);
        notify(n);
        contest(lead, n);
        treaties.assess(idOf(n), 400_000, LATER, assessing(court, idOf(n), 400_000));
        _refusesDispute(call(n, 0), third);
    }

    function test_RevertWhen_TheLeadDisputes() public {
        CallId id = call(assessed("loss", 400_000), 0);
        _refusesDispute(id, lead);
    }

    function test_FollowersDisputeWhatSilenceAccepted() public {
        LossNotice memory n = noticeOf("loss", 200_000);
        notify(n);
        vm.warp(seen(n).by + 1);
        treaties.deem(idOf(n));
        CallId id = call(n, 0);
        dispute(third, id);
        assertDue(id, third, DueState.Disputed, 19_990, "disputed");
    }

    /// @dev A colluding lead and cedent: what is beyond the lead's authority is called at once, so that each follower may dispute it.
    function test_WhatFollowersMayDisputeDoesNotWaitInTheAccount() public {
        vm.warp(START);
        TreatyTerms memory t = soundTerms();
        (t.number, t.authority) = ("T-2", 4_999);
        startWith(t);
        LossNotice memory n = assessed("loss", 105_000);
        CallId id = call(n, 0);
        vm.assertEq(seen().account, 0, "nothing waits");
        dispute(second, id);
        n = noticeOf("small", 104_999);
        vm.warp(block.timestamp + 4 days);
        (n.startsAt, n.items[0].happenedAt) = (uint48(block.timestamp), uint48(block.timestamp));
        notify(n);
        assess(n, 104_999);
        vm.assertTrue(call(n, 0).isNull(), "within the authority");
        vm.assertEq(seen().account, 4_999, "waits");
    }

    function test_RevertWhen_DisputedTooLate() public {
        CallId id = call(assessed("loss", 400_000), 0);
        uint48 payBy = treaties.callOf(id).payBy;
        uint48 past = uint48(block.timestamp - 1);
        bytes memory data = abi.encodeCall(ILossClaims.dispute, (id, second.id, "cause", past, disputing(second, id)));
        refuses(OUTSIDER, data, tooLate(past));
        vm.warp(payBy + 1);
        data = abi.encodeCall(ILossClaims.dispute, (id, second.id, "cause", LATER, disputing(second, id)));
        bytes memory reason = abi.encodeWithSelector(ILossClaims.LossClaims_PayBy.selector, id, second.id, payBy);
        refuses(OUTSIDER, data, reason);
    }

    function test_RevertWhen_AnotherDisputes() public {
        CallId id = call(assessed("loss", 400_000), 0);
        bytes memory data = abi.encodeCall(ILossClaims.dispute, (id, second.id, "cause", LATER, disputing(third, id)));
        refuses(OUTSIDER, data, notParty(second, third));
    }

    function test_RevertWhen_AnAwardIsAmiss() public {
        CallId id = call(assessed("loss", 400_000), 0);
        dispute(second, id);
        bytes memory data = abi.encodeCall(
            ILossClaims.award,
            (id, second.id, 5, LATER, awarding(cedent, id, second, 5))
        );
        refuses(OUTSIDER, data, notParty(court, cedent));
        uint48 past = uint48(block.timestamp - 1);
        data = abi.encodeCall(ILossClaims.award, (id, second.id, 5, past, awarding(court, id, second, 5)));
        refuses(OUTSIDER, data, tooLate(past));
        data = abi.encodeCall(ILossClaims.award, (id, second.id, 90_031, LATER, awarding(court, id, second, 90_031)));
        bytes memory reason = abi.encodeWithSelector(ILossClaims.LossClaims_OtherAmount.selector, id, 90_030, 90_031);
        refuses(OUTSIDER, data, reason);
    }

    function test_RevertWhen_DrawnInItsDays() public {
        CallId id = call(assessed("loss", 400_000), 0);
        uint48 payBy = treaties.callOf(id).payBy;
        vm.warp(payBy);
        bytes memory reason = abi.encodeWithSelector(ILossClaims.LossClaims_PayBy.selector, id, second.id, payBy);
        refuses(OUTSIDER, abi.encodeCall(ILossClaims.draw, (id, second.id)), reason);
    }

    function test_RevertWhen_TheTreatyIsCommuted() public {
        CallId id = call(assessed("loss", 400_000), 0);
        commute(0);
        bytes memory reason = wrongState(TreatyState.Commuted);
        refuses(second.maker, abi.encodeCall(ILossClaims.pay, (id)), reason);
        vm.warp(RUN_OFF);
        refuses(OUTSIDER, abi.encodeCall(ILossClaims.draw, (id, second.id)), reason);
    }

    function _refusesDispute(CallId id, Org memory by) private {
        bytes memory data = abi.encodeCall(ILossClaims.dispute, (id, by.id, "cause", LATER, disputing(by, id)));
        refuses(OUTSIDER, data, abi.encodeWithSelector(ILossClaims.LossClaims_Follows.selector, id, by.id));
    }

    function payOne(Org memory from, bytes32 id, uint256 amount) external {
        payByDeal(from, id, amount);
    }

    function _deal(Org memory from, bytes32 id, uint256 amount) private returns (bool, bytes memory) {
        return address(this).call(abi.encodeCall(this.payOne, (from, id, amount)));
    }
}
