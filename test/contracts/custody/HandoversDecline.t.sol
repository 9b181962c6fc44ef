// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Handover, HandoverOffer, HandoverOfferTerms} from "../../../contracts/custody/Handover.sol";
import {IHandovers} from "../../../contracts/custody/IHandovers.sol";
import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {Act} from "../../../contracts/custody/StepRule.sol";
import {Phase, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {CARRIER, DISPOSER} from "../../../contracts/types/Roles.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {HandoversBase} from "./HandoversBase.sol";

/// @notice The receiver takes a signed acceptance back before anybody submits it, by the offer that the giver signed.
contract HandoversDeclineTest is HandoversBase {
    function test_TheHandoverIsVoid() public {
        Handover memory handover = toLorry();
        UnitWord next = custody.wordOf(unit).nextHop();
        vm.expectEmit(address(custody));
        emit IHandovers.OffersWithdrawn(unit, carrier.id, next, carrier.device);
        _withdraw(handover, carrier.device);
        vm.assertTrue(same(custody.wordOf(unit), next), "only hops");
        refusedWith(handover, _wrongHop(FIRST + 1, FIRST));
        bring(toLorry());
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
    }

    function test_AnotherAccountOfTheReceiverWithdraws() public {
        _withdraw(toLorry(), carrier.maker);
    }

    function test_WhatARestrictedGiverOffered() public {
        setStanding(hospital.id, Standing.Restricted);
        _withdraw(toLorry(), carrier.maker);
    }

    /// @dev One offer is good for one withdrawal.
    function test_RevertWhen_WithdrawnAgain() public {
        Handover memory handover = toLorry();
        _withdraw(handover, carrier.maker);
        _fails(handover, carrier.maker, _wrongHop(FIRST + 1, FIRST));
    }

    function test_RevertWhen_ItWasSubmitted() public {
        Handover memory handover = toLorry();
        bring(handover);
        _fails(handover, carrier.maker, _wrongHop(FIRST + 1, FIRST));
    }

    function test_RevertWhen_ItIsForALaterHop() public {
        HandoverOffer memory offer = offerOf(unit, CARRIED, carrier);
        offer.terms = HandoverOfferTerms.wrap(HandoverOfferTerms.unwrap(offer.terms) + 1);
        _fails(_offered(offer, "Hospital: maker"), carrier.maker, _wrongHop(FIRST, FIRST + 1));
    }

    function test_RevertWhen_TheOfferIsToAnother() public {
        asCouncil();
        members.setRoles(plant.id, CARRIER);
        bytes4 selector = IHandovers.Handovers_NotReceiver.selector;
        _fails(toLorry(), plant.maker, abi.encodeWithSelector(selector, unit, carrier.id, plant.id));
    }

    function test_RevertWhen_TheGiverWithdrawsAsReceiver() public {
        asCouncil();
        members.setRoles(hospital.id, CARRIER);
        bytes4 selector = IHandovers.Handovers_NotReceiver.selector;
        _fails(toLorry(), hospital.maker, abi.encodeWithSelector(selector, unit, carrier.id, hospital.id));
    }

    function test_RevertWhen_TheCallerMayNotTake() public {
        _fails(
            toLorry(),
            OUTSIDER,
            abi.encodeWithSelector(IMembers.Members_NotEnrolledAt.selector, OUTSIDER, nowTime())
        );
        bytes4 selector = IMembers.Members_DutyMissing.selector;
        bytes memory reason = abi.encodeWithSelector(selector, carrier.checker, CHECKER, MAKER | DEVICE);
        _fails(toLorry(), carrier.checker, reason);
        reason = abi.encodeWithSelector(IMembers.Members_RoleMissing.selector, plant.id, DISPOSER, CARRIER);
        _fails(toLorry(), plant.maker, reason);
        setStanding(carrier.id, Standing.Restricted);
        reason = abi.encodeWithSelector(IMembers.Members_NotActive.selector, carrier.id, Standing.Restricted);
        _fails(toLorry(), carrier.maker, reason);
    }

    /* THE GIVER'S OFFER */

    /// @dev Nobody makes void what he was not offered.
    function test_RevertWhen_AnotherThanTheCustodianOffered() public {
        Handover memory handover = _offered(offerOf(unit, CARRIED, carrier), "Plant: maker");
        bytes4 selector = IHandovers.Handovers_NotGiver.selector;
        _fails(handover, carrier.maker, abi.encodeWithSelector(selector, unit, hospital.id, plant.id));
    }

    function test_RevertWhen_TheOfferIsChanged() public {
        Handover memory handover = toLorry();
        handover.offer.evidence = "another scale";
        vm.prank(carrier.maker);
        (bool ok, bytes memory data) = address(custody).call(
            abi.encodeCall(custody.withdrawAcceptance, (handover.offer, handover.giverSignature))
        );
        vm.assertFalse(ok, "refused");
        vm.assertTrue(bytes4(data) == IMembers.Members_NotEnrolledAt.selector, "nobody's signature"); // of what it recovers to
    }

    /// @dev With a stolen key nobody holds up the one that was robbed.
    function test_RevertWhen_AStolenKeyOffered() public {
        Handover memory handover = toLorry();
        uint40 theft = nowTime();
        vm.warp(START + 1 hours);
        vm.prank(hospital.admin);
        members.revoke(hospital.maker, theft);
        bytes memory reason = abi.encodeWithSelector(IMembers.Members_KeyLost.selector, hospital.maker, theft);
        _fails(handover, carrier.maker, reason);
    }

    function test_RevertWhen_TheOfferExpired() public {
        Handover memory handover = toLorry();
        uint40 until = handover.offer.terms.deadline();
        vm.warp(until + 1);
        bytes4 selector = IHandovers.Handovers_Expired.selector;
        _fails(handover, carrier.maker, abi.encodeWithSelector(selector, unit, until, until + 1));
        vm.warp(until);
        _withdraw(handover, carrier.maker);
    }

    function test_RevertWhen_TheOfferIsOlderThanTheWindow() public {
        HandoverOffer memory offer = offerOf(unit, CARRIED, carrier);
        uint40 offered = nowTime();
        uint256 until = uint256(type(uint40).max) << 168;
        offer.terms = HandoverOfferTerms.wrap(HandoverOfferTerms.unwrap(offer.terms) | until);
        Handover memory handover = _offered(offer, "Hospital: maker");
        vm.warp(offered + WINDOW + 1);
        bytes4 selector = IUnits.Custody_TooLate.selector;
        bytes memory reason = abi.encodeWithSelector(selector, unit, offered, offered + WINDOW + 1, WINDOW);
        _fails(handover, carrier.maker, reason);
    }

    function test_RevertWhen_TheOfferHasBitsThatNobodySigns() public {
        HandoverOffer memory offer = offerOf(unit, CARRIED, carrier);
        offer.terms = HandoverOfferTerms.wrap(HandoverOfferTerms.unwrap(offer.terms) | (1 << 255));
        bytes memory reason = abi.encodeWithSelector(IHandovers.Handovers_TermsUnclean.selector, unit);
        _fails(_offered(offer, "Hospital: maker"), carrier.maker, reason);
    }

    function test_RevertWhen_TheStepIsNoHandover() public {
        Handover memory handover = _offered(offerOf(unit, INSPECTED, carrier), "Hospital: maker");
        bytes4 selector = IUnits.Custody_WrongAct.selector;
        _fails(handover, carrier.maker, abi.encodeWithSelector(selector, rules, INSPECTED, Act.Record));
    }

    function test_RevertWhen_ItIsPackedOrInDispute() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("box");
        Handover memory handover = handoverOf(bags[0], CARRIED, hospital, carrier, TRUCK_SITE);
        _fails(handover, carrier.maker, abi.encodeWithSelector(IUnits.Custody_Packed.selector, bags[0], parent));
        handover = toLorry();
        dispute(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        bytes4 selector = IUnits.Custody_WrongPhase.selector;
        _fails(handover, carrier.maker, abi.encodeWithSelector(selector, unit, Phase.Disputed));
    }

    /* HELPERS */

    /// @dev As `giver` signs it; the acceptance does not matter.
    function _offered(HandoverOffer memory offer, string memory giver) private view returns (Handover memory handover) {
        handover.offer = offer;
        handover.giverSignature = signatureOf(giver, custodyLens.handoverOfferDigest(offer));
    }

    function _withdraw(Handover memory handover, address by) private {
        vm.prank(by);
        custody.withdrawAcceptance(handover.offer, handover.giverSignature);
    }

    function _fails(Handover memory handover, address by, bytes memory reason) private {
        UnitWord before = custody.wordOf(handover.offer.unit);
        expectError(reason);
        _withdraw(handover, by);
        vm.assertTrue(same(custody.wordOf(handover.offer.unit), before), "unchanged");
    }

    function _wrongHop(uint16 expected, uint16 given) private view returns (bytes memory) {
        return abi.encodeWithSelector(IHandovers.Handovers_WrongHop.selector, unit, expected, given);
    }
}
