// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILossClaims} from "../../../../contracts/instruments/treaties/ILossClaims.sol";
import {ITreaties} from "../../../../contracts/instruments/treaties/ITreaties.sol";
import {LossNotice} from "../../../../contracts/instruments/treaties/LossNotice.sol";
import {
    Due,
    DueState,
    Line,
    Loss,
    LossState,
    Treaty,
    TreatyState
} from "../../../../contracts/instruments/treaties/Treaty.sol";
import {TreatyTerms} from "../../../../contracts/instruments/treaties/TreatyTerms.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {IMembers} from "../../../../contracts/members/IMembers.sol";
import {Deal, Leg} from "../../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../../contracts/settlement/IAsset.sol";
import {CallId} from "../../../../contracts/types/CallId.sol";
import {LossId} from "../../../../contracts/types/LossId.sol";
import {TreatiesSigned} from "./TreatiesSigned.sol";

/// @notice What is done with a treaty and with a loss.
abstract contract TreatiesBase is TreatiesSigned {
    uint256 private _nonces = 1;

    /* PLACING */

    function quote() internal {
        treaties.quote(agreed(), LATER, signing(lead));
    }

    function write(Org memory by) internal {
        treaties.write(treaty, LATER, signing(by));
    }

    function place() internal {
        quote();
        write(second);
        write(third);
    }

    function bind() internal {
        treaties.bind(treaty, LATER, signing(cedent));
    }

    function post(Org memory by, uint64 amount) internal {
        vm.prank(by.maker);
        treaties.post(treaty, amount);
    }

    function startBound() internal {
        place();
        post(second, POSTED);
        bind();
    }

    /// @dev The treaty is in force, and the first instalment is paid.
    function startInForce() internal {
        startBound();
        vm.warp(INCEPTION);
        if (treaties.instalmentsOf(treaty).length != 0) payPremium(FIRST_PART);
    }

    function startWith(TreatyTerms memory terms) internal {
        useTerms(terms);
        startInForce();
    }

    function payPremium(uint64 amount) internal {
        vm.prank(cedent.maker);
        treaties.payPremium(treaty, amount);
    }

    function commute(uint64 amount) internal {
        treaties.commute(treaty, amount, LATER, commuting(cedent, amount), commutedBy(amount));
    }

    function commutedBy(uint64 amount) internal view returns (DualApproval[] memory by) {
        by = new DualApproval[](3);
        (by[0], by[1], by[2]) = (commuting(lead, amount), commuting(second, amount), commuting(third, amount));
    }

    /* LOSSES */

    function notify(LossNotice memory n) internal returns (LossId) {
        return treaties.notify(n, notifying(cedent, n));
    }

    function assess(LossNotice memory n, uint64 amount) internal {
        treaties.assess(idOf(n), amount, LATER, assessing(lead, idOf(n), amount));
    }

    function contest(Org memory by, LossNotice memory n) internal {
        treaties.contest(idOf(n), "cause", LATER, contesting(by, idOf(n)));
    }

    function call(LossNotice memory n, uint8 layer) internal returns (CallId) {
        vm.prank(cedent.maker);
        return treaties.call(n, layer);
    }

    /// @dev Advised, and assessed by the lead at that.
    function assessed(bytes32 document, uint64 amount) internal returns (LossNotice memory n) {
        n = noticeOf(document, amount);
        notify(n);
        assess(n, amount);
    }

    function pay(Org memory by, CallId id) internal {
        vm.prank(by.maker);
        treaties.pay(id);
    }

    function dispute(Org memory by, CallId id) internal {
        treaties.dispute(id, by.id, "cause", LATER, disputing(by, id));
    }

    function award(Org memory to, CallId id, uint64 amount) internal {
        treaties.award(id, to.id, amount, LATER, awarding(court, id, to, amount));
    }

    /// @dev A leg of a deal that pays here, for a treaty or a call.
    function payByDeal(Org memory from, IAsset cash, bytes32 id, uint256 amount) internal {
        Deal memory deal = dealOf(Leg(cash, uint256(id), from.maker, address(treaties), amount));
        deal.deadline = LATER;
        settlement.settle(deal, list(consentOf(from, deal, _nonces++)));
    }

    function payByDeal(Org memory from, bytes32 id, uint256 amount) internal {
        payByDeal(from, IAsset(address(yuan)), id, amount);
    }

    /* SEEN */

    function seen() internal view returns (Treaty memory) {
        return treaties.treatyOf(treaty);
    }

    function seen(LossNotice memory n) internal view returns (Loss memory) {
        return treaties.lossOf(idOf(n));
    }

    function lineOf(Org memory org) internal view returns (Line memory) {
        return treaties.lineOf(treaty, org.id);
    }

    function callIdOf(LossNotice memory n, uint8 layer) internal view returns (CallId) {
        return treaties.callIdOf(idOf(n), layer);
    }

    function assertDue(CallId id, Org memory org, DueState state, uint64 amount, string memory what) internal view {
        Due memory due = treaties.dueOf(id, org.id);
        vm.assertEq(uint256(due.state), uint256(state), string.concat(what, ": state"));
        vm.assertEq(due.amount, amount, string.concat(what, ": amount"));
    }

    function assertLoss(LossNotice memory n, LossState state, string memory what) internal view {
        vm.assertEq(uint256(seen(n).state), uint256(state), what);
    }

    /* REFUSED */

    /// @dev Whoever brings it, it reverts with exactly this.
    function refuses(address from, bytes memory data, bytes memory reason) internal {
        vm.prank(from);
        (bool done, bytes memory result) = address(treaties).call(data);
        vm.assertFalse(done, "a refused act was done");
        vm.assertEq(result, reason, "reason");
    }

    function refusesPartly(address from, bytes memory data, bytes4 selector) internal {
        vm.prank(from);
        (bool done, bytes memory result) = address(treaties).call(data);
        vm.assertFalse(done, "a refused act was done");
        vm.assertEq(bytes32(bytes4(result)), bytes32(selector), "reason");
    }

    function quoteData() internal view returns (bytes memory) {
        return abi.encodeCall(ITreaties.quote, (agreed(), LATER, signing(lead)));
    }

    function notifyData(LossNotice memory n) internal view returns (bytes memory) {
        return abi.encodeCall(ILossClaims.notify, (n, notifying(cedent, n)));
    }

    function notMaker(address account) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, account);
    }

    function wrongState(TreatyState state) internal view returns (bytes memory) {
        return abi.encodeWithSelector(ITreaties.Treaties_WrongState.selector, treaty, state);
    }

    function notParty(Org memory expected, Org memory org) internal view returns (bytes memory) {
        return abi.encodeWithSelector(ITreaties.Treaties_NotParty.selector, treaty, expected.id, org.id);
    }

    function notPartyOf(LossNotice memory n, Org memory expected, Org memory org) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ILossClaims.LossClaims_NotParty.selector, idOf(n), expected.id, org.id);
    }

    function tooLate(uint48 deadline) internal view returns (bytes memory) {
        return abi.encodeWithSelector(ITreaties.Treaties_TooLate.selector, treaty, deadline, block.timestamp);
    }

    function tooEarly(uint48 until) internal view returns (bytes memory) {
        return abi.encodeWithSelector(ITreaties.Treaties_TooEarly.selector, treaty, until, block.timestamp);
    }
}
