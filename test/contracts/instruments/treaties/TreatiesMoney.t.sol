// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ITreaties} from "../../../../contracts/instruments/treaties/ITreaties.sol";
import {LossNotice} from "../../../../contracts/instruments/treaties/LossNotice.sol";
import {DueState} from "../../../../contracts/instruments/treaties/Treaty.sol";
import {Standing} from "../../../../contracts/members/IMembers.sol";
import {IAsset} from "../../../../contracts/settlement/IAsset.sol";
import {CallId} from "../../../../contracts/types/CallId.sol";
import {TreatiesBase} from "./TreatiesBase.sol";

/// @notice Premium, collateral and the account.
contract TreatiesMoneyTest is TreatiesBase {
    /* PREMIUM */

    /// @dev What rounding leaves over is the lead's.
    function test_PremiumGoesToLinesAndItsResidueToTheLead() public {
        startBound();
        uint256[3] memory before = _money();
        vm.expectEmit(address(treaties));
        emit ITreaties.PremiumPaid(treaty, cedent.maker, 10_003, 10_003);
        payPremium(10_003);
        vm.assertEq(yuan.balanceOf(second.maker) - before[1], 3_001, "of 3 001.9003");
        vm.assertEq(yuan.balanceOf(third.maker) - before[2], 1_999, "of 1 999.5997");
        vm.assertEq(yuan.balanceOf(lead.maker) - before[0], 5_003, "of 5 001.5, and the rest");
        vm.assertEq(yuan.balanceOf(address(treaties)), POSTED, "nothing of it stays");
    }

    function test_PremiumByADeal() public {
        startBound();
        payByDeal(cedent, treaty.raw(), 5);
        vm.assertEq(seen().premiumPaid, 5, "paid");
    }

    function test_RevertWhen_MoreThanThePremiumIsPaid() public {
        startBound();
        payPremium(40_000);
        bytes memory reason = abi.encodeWithSelector(ITreaties.Treaties_PremiumExceeded.selector, treaty, 2_000, 2_001);
        refuses(cedent.maker, abi.encodeCall(ITreaties.payPremium, (treaty, 2_001)), reason);
    }

    function test_RevertWhen_AnotherPaysPremium() public {
        startBound();
        refuses(lead.maker, abi.encodeCall(ITreaties.payPremium, (treaty, 5)), notParty(cedent, lead));
    }

    function test_RevertWhen_AnOutsiderPays() public {
        startBound();
        bytes memory reason = notMaker(OUTSIDER);
        refuses(OUTSIDER, abi.encodeCall(ITreaties.payPremium, (treaty, 5)), reason);
        refuses(OUTSIDER, abi.encodeCall(ITreaties.post, (treaty, 5)), reason);
    }

    function test_RevertWhen_TheAmountIsNone() public {
        startBound();
        uint64 tooMuch = uint64(type(uint56).max) + 1;
        bytes memory zero = abi.encodeWithSelector(ITreaties.Treaties_AmountInvalid.selector, treaty, 0);
        bytes memory large = abi.encodeWithSelector(ITreaties.Treaties_AmountInvalid.selector, treaty, tooMuch);
        refuses(cedent.maker, abi.encodeCall(ITreaties.payPremium, (treaty, 0)), zero);
        refuses(second.maker, abi.encodeCall(ITreaties.post, (treaty, 0)), zero);
        refuses(second.maker, abi.encodeCall(ITreaties.post, (treaty, tooMuch)), large);
    }

    /// @dev No suspension makes a debtor default.
    function test_ARestrictedCedentStillPays() public {
        startBound();
        asCouncil();
        members.setStanding(cedent.id, Standing.Restricted);
        payPremium(5);
        vm.assertEq(seen().premiumPaid, 5, "paid");
    }

    function test_PremiumIsDueByItsInstalments() public {
        startBound();
        vm.warp(INCEPTION + 10 days);
        _assertPremium(0, 0, "on the last day");
        vm.warp(INCEPTION + 10 days + 1);
        _assertPremium(FIRST_PART, FIRST_PART, "after it");
        payPremium(FIRST_PART - 1);
        _assertPremium(1, 1, "but for one");
        payPremium(1);
        _assertPremium(0, 0, "paid");
    }

    /* COLLATERAL */

    function test_RevertWhen_WhoHasNoLinePosts() public {
        quote();
        bytes memory reason = abi.encodeWithSelector(ITreaties.Treaties_NoLine.selector, treaty, acme.id);
        refuses(acme.maker, abi.encodeCall(ITreaties.post, (treaty, 5)), reason);
    }

    function test_RevertWhen_CollateralIsTakenOutBeforeTheTreatyIsBound() public {
        quote();
        post(second, POSTED);
        refuses(second.maker, abi.encodeCall(ITreaties.release, (treaty, second.id)), tooEarly(BOUND_BY));
        vm.warp(BOUND_BY + 1);
        uint256 before = yuan.balanceOf(second.maker);
        vm.expectEmit(address(treaties));
        emit ITreaties.CollateralReleased(treaty, second.id, POSTED);
        treaties.release(treaty, second.id);
        vm.assertEq(yuan.balanceOf(second.maker) - before, POSTED, "back");
        bytes memory reason = abi.encodeWithSelector(ITreaties.Treaties_AmountInvalid.selector, treaty, 0);
        refuses(OUTSIDER, abi.encodeCall(ITreaties.release, (treaty, second.id)), reason);
    }

    function test_RevertWhen_CollateralIsNeeded() public {
        startInForce();
        payPremium(PREMIUM - FIRST_PART);
        LossNotice memory n = assessed("loss", 400_000);
        vm.warp(RUN_OFF + 1);
        _refusesRelease(0, 1, 0);
        CallId id = call(n, 0);
        call(n, 1);
        _refusesRelease(1, 0, 0);
        vm.warp(treaties.callOf(id).payBy + 1);
        treaties.draw(id, second.id); // all of it
        post(second, 5);
        treaties.release(treaty, second.id); // the lead and the third still owe
        vm.assertEq(lineOf(second).collateral, 0, "released");
    }

    /// @dev No line waits for what another owes.
    function test_ADefaultOfAnotherLineHoldsNobodysCollateral() public {
        startInForce();
        payPremium(PREMIUM - FIRST_PART);
        post(third, 9);
        LossNotice memory n = assessed("loss", 400_000);
        CallId id = call(n, 0);
        call(n, 1);
        pay(second, id);
        vm.warp(RUN_OFF + 1);
        treaties.draw(id, third.id);
        assertDue(id, third, DueState.Defaulted, 59_961, "what it posted is little");
        treaties.release(treaty, second.id);
        vm.assertEq(lineOf(second).collateral, 0, "released");
    }

    /* THE ACCOUNT */

    function test_SmallRecoveriesWaitInTheAccount() public {
        startInForce();
        payPremium(PREMIUM - FIRST_PART);
        LossNotice memory n = assessed("small", 109_999); // 9 999 beyond the retention
        vm.assertTrue(call(n, 0).isNull(), "not called");
        vm.assertEq(seen().account, 9_999, "account");
        vm.warp(INCEPTION + 101 days); // both instalments are due
        CallId id = treaties.settleAccount(treaty);
        // The limit was reinstated for a premium of 999, which is set off.
        vm.assertEq(seen().account, 0, "settled");
        vm.assertEq(seen().premiumPaid, PREMIUM + 999, "set off");
        vm.assertEq(treaties.callOf(id).amount, 9_000, "the rest is called");
        assertDue(id, second, DueState.Due, 2_700, "30.01 %");
    }

    /// @dev What is set off is the premium that is due, and not more than there is.
    function test_SetOffStaysInsideTheTreaty() public {
        startInForce();
        LossNotice memory n = assessed("small", 105_000);
        call(n, 0);
        vm.warp(seen().accountAt + 50 days); // the second instalment is overdue
        vm.expectEmit(address(treaties));
        emit ITreaties.AccountSettled(treaty, 5_000, 5_000, 0);
        vm.assertTrue(treaties.settleAccount(treaty).isNull(), "nothing is called");
        vm.assertEq(seen().premiumPaid, FIRST_PART + 5_000, "set off");
    }

    function test_RevertWhen_TheAccountIsSettledTooEarly() public {
        startInForce();
        uint48 next = seen().accountAt;
        vm.assertEq(next, INCEPTION + 90 days, "the first");
        vm.warp(next);
        refuses(OUTSIDER, abi.encodeCall(ITreaties.settleAccount, (treaty)), tooEarly(next));
        vm.warp(next + 1);
        treaties.settleAccount(treaty);
        vm.assertEq(seen().accountAt, next + 1 + 90 days, "the next");
        vm.warp(RUN_OFF + 1);
        treaties.settleAccount(treaty); // at the end, at any time
        treaties.settleAccount(treaty);
    }

    /* DEALS */

    function test_RevertWhen_ItIsPaidInAnotherCash() public {
        issue(euro, cedent.maker, 100_000);
        issue(euro, second.maker, 100_000);
        startInForce();
        payPremium(PREMIUM - FIRST_PART - 5);
        CallId id = call(assessed("loss", 400_000), 0);
        bytes4 reason = ITreaties.Treaties_OtherCash.selector;
        IAsset other = IAsset(address(euro));
        _refusesDeal(cedent, other, treaty.raw(), 5, reason);
        _refusesDeal(second, other, treaty.raw(), 5, reason);
        _refusesDeal(second, other, id.raw(), 90_030, reason);
    }

    function payOne(Org memory from, IAsset cash, bytes32 id, uint256 amount) external {
        payByDeal(from, cash, id, amount);
    }

    function _refusesDeal(Org memory from, IAsset cash, bytes32 id, uint256 amount, bytes4 reason) private {
        try this.payOne(from, cash, id, amount) {
            vm.assertTrue(false, "a refused deal was done");
        } catch (bytes memory result) {
            vm.assertEq(bytes32(bytes4(result)), bytes32(reason), "reason");
        }
    }

    function _refusesRelease(uint32 dues, uint32 losses, uint64 account) private {
        bytes memory reason = abi.encodeWithSelector(
            ITreaties.Treaties_CollateralNeeded.selector,
            treaty,
            second.id,
            dues,
            losses,
            account
        );
        refuses(OUTSIDER, abi.encodeCall(ITreaties.release, (treaty, second.id)), reason);
    }

    function _assertPremium(uint256 due, uint256 overdue, string memory what) private view {
        (uint256 d, uint256 o) = treaties.premiumOf(treaty);
        vm.assertEq(d, due, string.concat(what, ": due"));
        vm.assertEq(o, overdue, string.concat(what, ": overdue"));
    }

    function _money() private view returns (uint256[3] memory) {
        return [yuan.balanceOf(lead.maker), yuan.balanceOf(second.maker), yuan.balanceOf(third.maker)];
    }
}
