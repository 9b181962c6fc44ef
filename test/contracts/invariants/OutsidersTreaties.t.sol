// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {LossNotice} from "../../../contracts/instruments/treaties/LossNotice.sol";
import {Treaties} from "../../../contracts/instruments/treaties/Treaties.sol";
import {TreatyTerms} from "../../../contracts/instruments/treaties/TreatyTerms.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {CallId} from "../../../contracts/types/CallId.sol";
import {LossId} from "../../../contracts/types/LossId.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {TreatyId} from "../../../contracts/types/TreatyId.sol";
import {TreatiesBase} from "../instruments/treaties/TreatiesBase.sol";
import {OutsiderCount} from "./OutsiderCount.sol";

/// @notice Somebody who is no member calls every function of Treaties, with arguments that would mean something from a member, and with its own signatures.
/// Counts the calls, and those that succeeded.
contract TreatiesOutsider is TreatiesBase, OutsiderCount {
    bytes private _quoted;
    TreatyId private immutable QUOTED;
    /// @dev Encoded: a loss that is called, and one that is advised.
    bytes[2] private _notices;

    constructor(
        Treaties treaties_,
        TreatyTerms memory inForce,
        TreatyTerms memory quoted,
        LossNotice memory called,
        LossNotice memory advised
    ) {
        treaties = treaties_;
        useTerms(inForce);
        (_quoted, QUOTED) = (abi.encode(quoted), idOf(quoted));
        (_notices[0], _notices[1]) = (abi.encode(called), abi.encode(advised));
    }

    function setUp() public override {} // the world is there

    function callPlacing(uint256 who, uint8 which, bytes32 number) external {
        TreatyTerms memory other = abi.decode(_quoted, (TreatyTerms));
        other.number = number;
        bytes memory type_ = "TreatySigning(bytes32 treaty,uint48 deadline)";
        DualApproval memory approval = _both(who, type_, abi.encode(QUOTED, LATER));
        bytes[3] memory all = [
            abi.encodeCall(treaties.quote, (other, LATER, _both(who, type_, abi.encode(idOf(other), LATER)))),
            abi.encodeCall(treaties.write, (QUOTED, LATER, approval)),
            abi.encodeCall(treaties.bind, (QUOTED, LATER, approval))
        ];
        _call(who, all[which % all.length]);
    }

    function callMoney(uint256 who, uint8 which, uint64 amount) external {
        OrgId line = agreed().lines[which % 3].org;
        bytes[5] memory all = [
            abi.encodeCall(treaties.payPremium, (treaty, amount)),
            abi.encodeCall(treaties.post, (treaty, amount)),
            abi.encodeCall(treaties.release, (treaty, line)),
            abi.encodeCall(treaties.settleAccount, (treaty)),
            abi.encodeCall(treaties.onCashReceived, (uint256(treaty.raw()), agreed().cedentAccount, amount))
        ];
        _call(who, all[which % all.length]);
    }

    function callEnding(uint256 who, uint8 which, uint64 amount) external {
        bytes memory type_ = "TreatyCommutation(bytes32 treaty,uint64 amount,uint48 deadline)";
        DualApproval memory approval = _both(who, type_, abi.encode(treaty, amount, LATER));
        DualApproval[] memory byLines = new DualApproval[](3);
        for (uint256 i = 0; i < byLines.length; i++) byLines[i] = approval;
        bytes[3] memory all = [
            abi.encodeCall(treaties.commute, (treaty, amount, LATER, approval, byLines)),
            abi.encodeCall(treaties.declareProfit, (treaty)),
            abi.encodeCall(treaties.close, (treaty))
        ];
        _call(who, all[which % all.length]);
    }

    function callLosses(uint256 who, uint8 which) external {
        LossNotice memory other = _notice(1);
        (other.number, other.keys[0]) = (7, fingerprintOf(bytes32(who)));
        bytes[4] memory all = [
            abi.encodeCall(treaties.notify, (other, _bothSign(who, digestOf(idOf(other).raw())))),
            abi.encodeCall(treaties.deem, (idOf(_notice(1)))),
            abi.encodeCall(treaties.withdraw, (_notice(1))),
            abi.encodeCall(treaties.lapse, (_notice(0)))
        ];
        _call(who, all[which % all.length]);
    }

    function callAssessing(uint256 who, bool contested, uint64 amount) external {
        LossId loss = idOf(_notice(1));
        bytes memory type_ =
            contested
                ? bytes("LossContest(bytes32 loss,bytes32 reason,uint48 deadline)")
                : bytes("LossAssessment(bytes32 loss,uint64 amount,uint48 deadline)");
        bytes memory fields = contested ? abi.encode(loss, bytes32("cause"), LATER) : abi.encode(loss, amount, LATER);
        DualApproval memory approval = _both(who, type_, fields);
        bytes memory data =
            contested
                ? abi.encodeCall(treaties.contest, (loss, "cause", LATER, approval))
                : abi.encodeCall(treaties.assess, (loss, amount, LATER, approval));
        _call(who, data);
    }

    function callCalls(uint256 who, uint8 which, uint64 amount) external {
        CallId id = _called();
        bytes[4] memory all = [
            abi.encodeCall(treaties.call, (_notice(0), 1)),
            abi.encodeCall(treaties.pay, (id)),
            abi.encodeCall(treaties.draw, (id, agreed().lines[which % 3].org)),
            abi.encodeCall(treaties.onCashReceived, (uint256(id.raw()), agreed().lines[0].account, amount))
        ];
        _call(who, all[which % all.length]);
    }

    function callDeciding(uint256 who, bool disputed, uint8 which, uint64 amount) external {
        (CallId id, OrgId line) = (_called(), agreed().lines[which % 3].org);
        bytes memory type_ =
            disputed
                ? bytes("CallDispute(bytes32 call,bytes32 reason,uint48 deadline)")
                : bytes("CallAward(bytes32 call,uint32 org,uint64 amount,uint48 deadline)");
        bytes memory fields = disputed ? abi.encode(id, bytes32("cause"), LATER) : abi.encode(id, line, amount, LATER);
        DualApproval memory approval = _both(who, type_, fields);
        bytes memory data =
            disputed
                ? abi.encodeCall(treaties.dispute, (id, line, "cause", LATER, approval))
                : abi.encodeCall(treaties.award, (id, line, amount, LATER, approval));
        _call(who, data);
    }

    function _called() private view returns (CallId) {
        return treaties.callIdOf(idOf(_notice(0)), 0);
    }

    function _notice(uint256 i) private view returns (LossNotice memory) {
        return abi.decode(_notices[i], (LossNotice));
    }

    function _both(uint256 who, bytes memory type_, bytes memory fields) private view returns (DualApproval memory) {
        return _bothSign(who, digestOf(type_, fields));
    }

    function _call(uint256 who, bytes memory data) private {
        _call(who, address(treaties), data);
    }
}

/// @notice Outsiders place, pay, assess, call and end nothing.
contract OutsidersTreatiesInvariants is TreatiesBase {
    TreatiesOutsider private outsider;
    LossId[2] private losses;
    CallId private called;
    TreatyId private quoted;
    bytes32 private stateAtStart;

    function setUp() public override {
        super.setUp();
        startInForce();
        LossNotice memory first = assessed("loss", 500_000);
        LossNotice memory second_ = noticeOf("second", 500_000);
        called = call(first, 0);
        dispute(second, called);
        // Its period begins when that of the first is over.
        vm.warp(block.timestamp + 72 hours);
        (second_.startsAt, second_.items[0].happenedAt) = (uint48(block.timestamp), uint48(block.timestamp));
        notify(second_);
        (losses[0], losses[1]) = (idOf(first), idOf(second_));
        TreatyTerms memory inForce = agreed();
        TreatyTerms memory other = soundTerms();
        (other.number, other.boundBy) = ("T-2", uint48(block.timestamp + 1 days));
        (other.inception, other.expiry) = (other.boundBy + 1, EXPIRY);
        useTerms(other);
        quote();
        quoted = treaty;
        useTerms(inForce);
        outsider = new TreatiesOutsider(treaties, inForce, other, first, second_);
        stateAtStart = _observable();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(outsider);
    }

    /// @dev SYS-1
    function invariant_MeaningfulCallsByOutsidersChangeNothing() public view {
        vm.assertEq(_observable(), stateAtStart, "observable state");
    }

    /// @dev SYS-2
    function invariant_NoCallByAnOutsiderSucceeds() public view {
        vm.assertEq(outsider.succeeded(), 0, vm.toString(uint32(outsider.lastSucceeded())));
    }

    function test_TheCallsReachTheirTargets() public {
        for (uint8 i = 0; i < 12; i++) {
            outsider.callPlacing(i, i, bytes32(uint256(i)));
            outsider.callMoney(i, i, 1_000);
            outsider.callEnding(i, i, 1_000);
            outsider.callLosses(i, i);
            outsider.callAssessing(i, i % 2 == 0, 400_000);
            outsider.callCalls(i, i, 1_000);
            outsider.callDeciding(i, i % 2 == 0, i, 1_000);
        }
        vm.assertEq(outsider.calls(), 84, "calls");
        vm.assertEq(outsider.succeeded(), 0, vm.toString(uint32(outsider.lastSucceeded())));
        invariant_MeaningfulCallsByOutsidersChangeNothing();
    }

    /// @dev And they would pass if the hash did not see a change.
    function test_AMembersPaymentIsSeen() public {
        pay(third, called);
        vm.assertFalse(_observable() == stateAtStart, "observable state");
    }

    function _observable() private view returns (bytes32) {
        bytes memory all = abi.encode(treaties.treatyOf(treaty), treaties.linesOf(treaty), treaties.treatyOf(quoted));
        all = abi.encode(all, treaties.linesOf(quoted), treaties.stateOf(treaty), treaties.stateOf(quoted));
        for (uint8 i = 0; i < 2; i++) {
            (, bytes memory layer) = address(treaties).staticcall(abi.encodeCall(treaties.layerOf, (treaty, i)));
            all = abi.encode(all, layer, treaties.lossOf(losses[i]), treaties.callOf(treaties.callIdOf(losses[i], 0)));
        }
        OrgId[3] memory orgs = [lead.id, second.id, third.id];
        for (uint256 i = 0; i < orgs.length; i++) all = abi.encode(all, treaties.dueOf(called, orgs[i]));
        return keccak256(abi.encode(all, yuan.balanceOf(address(treaties)), yuan.balanceOf(cedent.maker)));
    }
}
