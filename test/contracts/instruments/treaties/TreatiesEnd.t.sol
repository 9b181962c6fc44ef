// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ITreaties} from "../../../../contracts/instruments/treaties/ITreaties.sol";
import {LossNotice} from "../../../../contracts/instruments/treaties/LossNotice.sol";
import {DueState, Layer, TreatyState} from "../../../../contracts/instruments/treaties/Treaty.sol";
import {Instalment, TreatyTerms} from "../../../../contracts/instruments/treaties/TreatyTerms.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {CallId} from "../../../../contracts/types/CallId.sol";
import {REINSURANCE} from "../../../../contracts/types/LimitKind.sol";
import {TreatiesBase} from "./TreatiesBase.sol";

/// @notice Commutation, profit commission, and the end.
contract TreatiesEndTest is TreatiesBase {
    /* COMMUTATION */

    /// @dev The account balance and what is called end with it, for one payment.
    function test_Commute() public {
        startInForce();
        payPremium(PREMIUM - FIRST_PART);
        LossNotice memory n = assessed("small", 105_000);
        call(n, 0);
        post(lead, 100);
        post(third, 100);
        uint256 before = yuan.balanceOf(cedent.maker);
        vm.expectEmit(address(treaties));
        emit ITreaties.TreatyCommuted(treaty, 101, 5_000);
        commute(101);
        vm.assertEq(yuan.balanceOf(cedent.maker) - before, 101, "paid");
        vm.assertEq(lineOf(second).collateral, POSTED - 30, "30 of 30.3101");
        vm.assertEq(lineOf(third).collateral, 80, "20 of 20.1899");
        vm.assertEq(lineOf(lead).collateral, 49, "50 of 50.5, and the residue");
        vm.assertEq(seen().account, 0, "cancelled");
        assertUsed(lead, cedent, REINSURANCE, 0, "limits are free");
        treaties.release(treaty, second.id);
        vm.assertEq(yuan.balanceOf(address(treaties)), 129, "what the others posted");
    }

    function test_RevertWhen_OneSideAloneCommutes() public {
        startInForce();
        DualApproval[] memory by = commutedBy(0);
        bytes memory data = abi.encodeCall(ITreaties.commute, (treaty, 0, LATER, commuting(lead, 0), by));
        refuses(OUTSIDER, data, notParty(cedent, lead));
        by[1] = commuting(lead, 0);
        data = abi.encodeCall(ITreaties.commute, (treaty, 0, LATER, commuting(cedent, 0), by));
        refuses(OUTSIDER, data, notParty(second, lead));
        by = new DualApproval[](2);
        (by[0], by[1]) = (commuting(lead, 0), commuting(second, 0));
        data = abi.encodeCall(ITreaties.commute, (treaty, 0, LATER, commuting(cedent, 0), by));
        refuses(OUTSIDER, data, abi.encodeWithSelector(ITreaties.Treaties_ApprovalsMissing.selector, treaty, 3, 2));
    }

    function test_RevertWhen_ACommutationIsNotCovered() public {
        startInForce();
        bytes memory data = abi.encodeCall(
            ITreaties.commute,
            (treaty, 101, LATER, commuting(cedent, 101), commutedBy(101))
        );
        bytes memory reason = abi.encodeWithSelector(
            ITreaties.Treaties_CollateralMissing.selector,
            treaty,
            lead.id,
            51,
            0
        );
        refuses(OUTSIDER, data, reason);
    }

    function test_RevertWhen_CommutedTooLate() public {
        startInForce();
        uint48 past = uint48(block.timestamp - 1);
        bytes memory data = abi.encodeCall(ITreaties.commute, (treaty, 0, past, commuting(cedent, 0), commutedBy(0)));
        refuses(OUTSIDER, data, tooLate(past));
    }

    /* PROFIT */

    function test_DeclareProfit() public {
        startInForce();
        payPremium(PREMIUM - FIRST_PART);
        LossNotice memory n = assessed("loss", 120_000);
        call(n, 0);
        call(n, 1);
        payPremium(2_000); // of the reinstatement
        vm.warp(RUN_OFF + 1);
        // 42 000 less 20 000, and 2 100 of expenses: 20 % of 19 900.
        vm.expectEmit(address(treaties));
        emit ITreaties.ProfitDeclared(treaty, 3_980, 0);
        CallId id = treaties.declareProfit(treaty);
        assertDue(id, second, DueState.Due, 1_194, "30.01 %");
        refuses(
            OUTSIDER,
            abi.encodeCall(ITreaties.declareProfit, (treaty)),
            abi.encodeWithSelector(ITreaties.Treaties_NoProfitCommission.selector, treaty)
        );
    }

    function test_ADeficitIsCarriedForward() public {
        startInForce();
        payPremium(PREMIUM - FIRST_PART);
        LossNotice memory n = assessed("loss", 200_000);
        call(n, 0);
        call(n, 1);
        payPremium(10_000);
        vm.warp(RUN_OFF + 1);
        vm.expectEmit(address(treaties));
        emit ITreaties.ProfitDeclared(treaty, 0, 60_100);
        vm.assertTrue(treaties.declareProfit(treaty).isNull(), "nothing is called");
    }

    function test_RevertWhen_ProfitIsDeclaredThoughPremiumIsOwed() public {
        startInForce();
        vm.warp(RUN_OFF + 1);
        refuses(
            OUTSIDER,
            abi.encodeCall(ITreaties.declareProfit, (treaty)),
            abi.encodeWithSelector(ITreaties.Treaties_NotSettled.selector, treaty, bytes32("premium"))
        );
    }

    /* CLOSING */

    function test_RevertWhen_SomethingIsOpen() public {
        startInForce();
        payPremium(PREMIUM - FIRST_PART);
        LossNotice memory n = noticeOf("loss", 105_000);
        notify(n);
        assess(n, 105_000);
        vm.warp(RUN_OFF);
        refuses(OUTSIDER, abi.encodeCall(ITreaties.close, (treaty)), tooEarly(RUN_OFF));
        vm.warp(RUN_OFF + 1);
        _refusesClose("losses");
        call(n, 0);
        call(n, 1);
        _refusesClose("account");
        payPremium(500); // the reinstatement
        CallId id = treaties.settleAccount(treaty);
        _refusesClose("calls");
        pay(lead, id);
        pay(second, id);
        pay(third, id);
        _refusesClose("profit");
        id = treaties.declareProfit(treaty);
        pay(lead, id);
        pay(second, id);
        pay(third, id);
        vm.expectEmit(address(treaties));
        emit ITreaties.TreatyClosed(treaty);
        treaties.close(treaty);
        assertUsed(second, cedent, REINSURANCE, 0, "limits are free");
    }

    /// @dev A cedent that owes premium keeps nobody's limit used; it owes it still.
    function test_CloseThoughPremiumIsOwed() public {
        startInForce();
        vm.warp(RUN_OFF + 1);
        treaties.close(treaty);
        payPremium(PREMIUM - FIRST_PART);
        vm.assertEq(seen().premiumPaid, PREMIUM, "paid at last");
    }

    /// @dev A default does not keep a treaty open, and is paid later.
    function test_CloseThoughALineDefaulted() public {
        startInForce();
        payPremium(PREMIUM - FIRST_PART);
        LossNotice memory n = assessed("loss", 400_000);
        CallId id = call(n, 0);
        call(n, 1);
        pay(lead, id);
        pay(third, id);
        vm.warp(RUN_OFF + 1);
        treaties.draw(id, second.id);
        treaties.close(treaty);
        uint256 before = yuan.balanceOf(cedent.maker);
        pay(second, id);
        vm.assertEq(yuan.balanceOf(cedent.maker) - before, 40_030, "the rest");
        vm.assertEq(seen().openDues, 0, "nothing is open");
    }

    /// @dev Lines of a treaty that can pay a single unit: some can be called for nothing, and use no limit.
    function test_ALineOfNothingUsesNoLimit() public {
        Layer memory layer = excess(1, 1, 0, 0);
        TreatyTerms memory t = termsOf(layer);
        t.instalments = new Instalment[](0);
        useTerms(t);
        startBound();
        assertUsed(second, cedent, REINSURANCE, 0, "nothing");
        commute(0);
        vm.assertEq(uint256(seen().state), uint256(TreatyState.Commuted), "ended");
    }

    function _refusesClose(bytes32 what) private {
        refuses(
            OUTSIDER,
            abi.encodeCall(ITreaties.close, (treaty)),
            abi.encodeWithSelector(ITreaties.Treaties_NotSettled.selector, treaty, what)
        );
    }
}
