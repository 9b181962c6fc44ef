// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FingerprintState} from "../../../../contracts/evidence/IFingerprints.sol";
import {ILossClaims} from "../../../../contracts/instruments/treaties/ILossClaims.sol";
import {LossNotice} from "../../../../contracts/instruments/treaties/LossNotice.sol";
import {Assessor, LossState, TreatyState} from "../../../../contracts/instruments/treaties/Treaty.sol";
import {IMembers} from "../../../../contracts/members/IMembers.sol";
import {LossId} from "../../../../contracts/types/LossId.sol";
import {TreatiesBase} from "./TreatiesBase.sol";

/// @notice What a loss amounts to: by the lead, by its silence, by the arbiter.
contract LossAssessTest is TreatiesBase {
    uint64 private constant ADVISED = 250_000;
    /// @dev Encoded, as the compiler does not copy such a notice into storage.
    bytes private _encoded;

    function setUp() public override {
        super.setUp();
        startInForce();
        payPremium(PREMIUM - FIRST_PART);
        _encoded = abi.encode(noticeOf("loss", ADVISED));
        notify(_notice());
    }

    function test_Assess() public {
        vm.warp(seen(_notice()).by); // its last second
        assess(_notice(), ADVISED);
        vm.assertEq(uint256(seen(_notice()).assessor), uint256(Assessor.Lead), "by the lead");
        vm.assertEq(seen(_notice()).amount, ADVISED, "amount");
    }

    /// @dev A cedent that inflates: no more than it advised, and no more than the lead says.
    function test_RevertWhen_MoreIsAssessedThanWasAdvised() public {
        bytes memory reason = abi.encodeWithSelector(
            ILossClaims.LossClaims_AmountExceeded.selector,
            idOf(_notice()),
            ADVISED,
            ADVISED + 1
        );
        refuses(OUTSIDER, _assessData(lead, ADVISED + 1, LATER), reason);
    }

    function test_RevertWhen_AnotherAssesses() public {
        refuses(OUTSIDER, _assessData(second, ADVISED, LATER), notPartyOf(_notice(), lead, second));
        refuses(OUTSIDER, _assessData(cedent, ADVISED, LATER), notPartyOf(_notice(), lead, cedent));
        refuses(OUTSIDER, _assessData(court, ADVISED, LATER), notPartyOf(_notice(), lead, court));
    }

    /// @dev A lead that stalls is precluded: its silence accepts what was advised.
    function test_SilenceAcceptsWhatWasAdvised() public {
        LossId id = idOf(_notice());
        uint48 by = seen(_notice()).by;
        vm.warp(by);
        refuses(OUTSIDER, abi.encodeCall(ILossClaims.deem, (id)), _tooEarly(by));
        vm.warp(by + 1);
        refuses(OUTSIDER, _assessData(lead, 0, LATER), _tooLate(by));
        refuses(OUTSIDER, _contestData(lead, LATER), _tooLate(by));
        vm.prank(OUTSIDER);
        treaties.deem(id);
        vm.assertEq(uint256(seen(_notice()).assessor), uint256(Assessor.Silence), "by silence");
        vm.assertEq(seen(_notice()).amount, ADVISED, "amount");
        bytes memory reason = abi.encodeWithSelector(
            ILossClaims.LossClaims_NotContestable.selector,
            id,
            Assessor.Silence
        );
        refuses(OUTSIDER, _contestData(cedent, LATER), reason);
    }

    function test_RevertWhen_SignedTooLate() public {
        uint48 past = uint48(block.timestamp - 1);
        bytes memory reason = _tooLate(past);
        bytes memory data = abi.encodeCall(
            ILossClaims.assess,
            (idOf(_notice()), ADVISED, past, assessing(lead, idOf(_notice()), ADVISED))
        );
        refuses(OUTSIDER, data, reason);
        data = abi.encodeCall(ILossClaims.contest, (idOf(_notice()), "cause", past, contesting(lead, idOf(_notice()))));
        refuses(OUTSIDER, data, reason);
    }

    /* CONTESTED */

    function test_TheArbiterDecidesWhatTheLeadContests() public {
        vm.expectEmit(address(treaties));
        emit ILossClaims.LossContested(idOf(_notice()), lead.id, "cause");
        contest(lead, _notice());
        refuses(OUTSIDER, _assessData(lead, 5, LATER), notPartyOf(_notice(), court, lead));
        treaties.assess(idOf(_notice()), 150_000, LATER, assessing(court, idOf(_notice()), 150_000));
        vm.assertEq(uint256(seen(_notice()).assessor), uint256(Assessor.Arbiter), "by the arbiter");
        vm.assertEq(seen(_notice()).amount, 150_000, "amount");
        bytes memory reason = abi.encodeWithSelector(
            ILossClaims.LossClaims_NotContestable.selector,
            idOf(_notice()),
            Assessor.Arbiter
        );
        refuses(OUTSIDER, _contestData(cedent, LATER), reason);
    }

    function test_TheCedentContestsALowerAssessment() public {
        assess(_notice(), 1);
        refuses(OUTSIDER, _contestData(lead, LATER), notPartyOf(_notice(), cedent, lead));
        contest(cedent, _notice());
        assertLoss(_notice(), LossState.Contested, "contested");
    }

    function test_RevertWhen_TheWholeIsContested() public {
        assess(_notice(), ADVISED);
        bytes memory reason = abi.encodeWithSelector(
            ILossClaims.LossClaims_NotContestable.selector,
            idOf(_notice()),
            Assessor.Lead
        );
        refuses(OUTSIDER, _contestData(cedent, LATER), reason);
    }

    function test_RevertWhen_AnotherContests() public {
        refuses(OUTSIDER, _contestData(third, LATER), notPartyOf(_notice(), lead, third));
    }

    function test_RevertWhen_ItWasCalled() public {
        assess(_notice(), 200_000);
        call(_notice(), 0);
        bytes memory reason = abi.encodeWithSelector(ILossClaims.LossClaims_AlreadyCalled.selector, idOf(_notice()), 1);
        refuses(OUTSIDER, _contestData(cedent, LATER), reason);
        refuses(cedent.maker, abi.encodeCall(ILossClaims.withdraw, (_notice())), reason);
    }

    /* TAKEN BACK */

    function test_RevertWhen_AnotherTakesItBack() public {
        refuses(lead.maker, abi.encodeCall(ILossClaims.withdraw, (_notice())), notPartyOf(_notice(), cedent, lead));
        refuses(
            OUTSIDER,
            abi.encodeCall(ILossClaims.withdraw, (_notice())),
            abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER)
        );
    }

    function test_WithdrawFreesTheKeys() public {
        vm.prank(cedent.maker);
        treaties.withdraw(_notice());
        vm.assertEq(uint256(fingerprints.stateOf(_notice().keys[0])), uint256(FingerprintState.Free), "free");
        vm.assertEq(seen().openLosses, 0, "not open");
    }

    /// @dev A loss that nobody calls holds nobody's collateral for ever.
    function test_LapseAfterTheRunOff() public {
        vm.warp(RUN_OFF - 1 days);
        treaties.deem(idOf(_notice()));
        uint48 by = seen(_notice()).by;
        refuses(OUTSIDER, abi.encodeCall(ILossClaims.lapse, (_notice())), tooEarly(RUN_OFF));
        vm.warp(by);
        refuses(OUTSIDER, abi.encodeCall(ILossClaims.lapse, (_notice())), _tooEarly(by));
        vm.warp(by + 1);
        treaties.lapse(_notice());
        assertLoss(_notice(), LossState.Withdrawn, "taken back");
    }

    function test_WhatWasCalledOfALapsedLossStays() public {
        assess(_notice(), ADVISED);
        call(_notice(), 0);
        vm.warp(RUN_OFF + 1);
        vm.expectEmit(address(treaties));
        emit ILossClaims.LossCalled(idOf(_notice()), 150_000);
        treaties.lapse(_notice());
        assertLoss(_notice(), LossState.Called, "called");
        vm.assertEq(uint256(fingerprints.stateOf(_notice().keys[0])), uint256(FingerprintState.Closed), "used up");
        vm.assertEq(treaties.lossUseOf(treaty, _notice().keys[0]).retained, 100_000, "what the cedent keeps");
    }

    /// @dev A commutation ends what is open. What was not called can be taken back, and goes to another treaty.
    function test_ACommutedTreatyGivesItsKeysBack() public {
        commute(0);
        refuses(OUTSIDER, abi.encodeCall(ILossClaims.deem, (idOf(_notice()))), wrongState(TreatyState.Commuted));
        refuses(OUTSIDER, _assessData(lead, 5, LATER), wrongState(TreatyState.Commuted));
        refuses(OUTSIDER, _contestData(lead, LATER), wrongState(TreatyState.Commuted));
        vm.prank(cedent.maker);
        treaties.withdraw(_notice());
        vm.assertEq(uint256(fingerprints.stateOf(_notice().keys[0])), uint256(FingerprintState.Free), "free");
    }

    function _assessData(Org memory by, uint64 amount, uint48 deadline) private view returns (bytes memory) {
        LossId id = idOf(_notice());
        return abi.encodeCall(ILossClaims.assess, (id, amount, deadline, assessing(by, id, amount)));
    }

    function _contestData(Org memory by, uint48 deadline) private view returns (bytes memory) {
        LossId id = idOf(_notice());
        return abi.encodeCall(ILossClaims.contest, (id, "cause", deadline, contesting(by, id)));
    }

    function _tooLate(uint48 deadline) private view returns (bytes memory) {
        bytes4 selector = ILossClaims.LossClaims_TooLate.selector;
        return abi.encodeWithSelector(selector, idOf(_notice()), deadline, block.timestamp);
    }

    function _tooEarly(uint48 until) private view returns (bytes memory) {
        bytes4 selector = ILossClaims.LossClaims_TooEarly.selector;
        return abi.encodeWithSelector(selector, idOf(_notice()), until, block.timestamp);
    }

    function _notice() private view returns (LossNotice memory) {
        return abi.decode(_encoded, (LossNotice));
    }
}
