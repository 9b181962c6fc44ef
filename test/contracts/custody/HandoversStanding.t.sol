// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Handover} from "../../../contracts/custody/Handover.sol";
import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {Phase} from "../../../contracts/custody/UnitWord.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {DEVICE} from "../../../contracts/types/Duties.sol";
import {CARRIER, Roles} from "../../../contracts/types/Roles.sol";
import {HandoversBase} from "./HandoversBase.sol";

/// @notice Licences that are revoked in mid-trip, organisations that fall from grace, accounts that end between signing and bringing.
contract HandoversStandingTest is HandoversBase {
    /* A CARRIER WITHOUT LICENCE */

    function test_ItStillGivesWhatItHas() public {
        _carried();
        _revokeLicence();
        handOver(unit, DELIVERED, carrier, plant, PLANT_SITE);
        assertWith(unit, plant, PLANT_SITE, DELIVERED, Phase.Active);
    }

    function test_RevertWhen_ItTakes() public {
        Handover memory handover = toLorry();
        _revokeLicence();
        bytes4 selector = IMembers.Members_RoleMissing.selector;
        refusedWith(handover, abi.encodeWithSelector(selector, carrier.id, Roles.wrap(0), CARRIER));
    }

    /* STANDING */

    function test_ARestrictedOrganisationGives() public {
        _carried();
        setStanding(carrier.id, Standing.Restricted);
        handOver(unit, DELIVERED, carrier, plant, PLANT_SITE);
        assertWith(unit, plant, PLANT_SITE, DELIVERED, Phase.Active);
    }

    /// @dev Nothing is trapped with it.
    function test_AnExpelledOrganisationGives() public {
        _carried();
        setStanding(carrier.id, Standing.Expelled);
        handOver(unit, DELIVERED, carrier, plant, PLANT_SITE);
        assertWith(unit, plant, PLANT_SITE, DELIVERED, Phase.Active);
    }

    function test_RevertWhen_ARestrictedOrganisationTakes() public {
        Handover memory handover = toLorry();
        setStanding(carrier.id, Standing.Restricted);
        refusedWith(handover, _notActive(Standing.Restricted));
    }

    function test_RevertWhen_AnExpelledOrganisationTakes() public {
        Handover memory handover = toLorry();
        setStanding(carrier.id, Standing.Expelled);
        refusedWith(handover, _notActive(Standing.Expelled));
    }

    /* AN ACCOUNT ENDS BETWEEN SIGNING AND BRINGING */

    function test_TheGiverWasEnrolledWhenItSigned() public {
        Handover memory handover = _signedAnHourAgo();
        _revoke(hospital, hospital.maker);
        bring(handover);
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
    }

    function test_TheReceiverWasEnrolledWhenItSigned() public {
        Handover memory handover = _signedAnHourAgo();
        _revoke(carrier, carrier.device);
        bring(handover);
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
    }

    function test_RevertWhen_TheGiverHadEndedBefore() public {
        _revoke(hospital, hospital.maker);
        vm.warp(block.timestamp + 1);
        bytes4 selector = IMembers.Members_NotEnrolledAt.selector;
        refusedWith(toLorry(), abi.encodeWithSelector(selector, hospital.maker, nowTime()));
    }

    function test_RevertWhen_TheReceiverHadEndedBefore() public {
        _revoke(carrier, carrier.device);
        vm.warp(block.timestamp + 1);
        bytes4 selector = IMembers.Members_NotEnrolledAt.selector;
        refusedWith(toLorry(), abi.encodeWithSelector(selector, carrier.device, nowTime()));
    }

    /// @dev Who was revoked can date back its signature, but only as far as the profile's window.
    function test_RevertWhen_ItIsBroughtAfterTheWindow() public {
        uint40 signedAt = nowTime();
        Handover memory handover = timed(unit, FIRST, signedAt, signedAt, signedAt + 2 * WINDOW);
        _revoke(hospital, hospital.maker);
        vm.warp(signedAt + WINDOW + 1);
        bytes4 selector = IUnits.Custody_TooLate.selector;
        refusedWith(handover, abi.encodeWithSelector(selector, unit, signedAt, block.timestamp, WINDOW));
        vm.warp(signedAt + WINDOW);
        bring(handover);
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
    }

    function test_AnAccountExpiresBetweenSigningAndBringing() public {
        vm.prank(carrier.admin);
        members.enrol(carrier.device, DEVICE, nowTime() + 10, 0);
        Handover memory handover = _signedAnHourAgo();
        bring(handover);
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
    }

    function test_RevertWhen_TheReceiverHadExpired() public {
        vm.prank(carrier.admin);
        members.enrol(carrier.device, DEVICE, nowTime() + 10, 0);
        uint48 until = nowTime() + 10;
        vm.warp(until + 1);
        bytes4 selector = IMembers.Members_AccountExpired.selector;
        refusedWith(toLorry(), abi.encodeWithSelector(selector, carrier.device, until));
    }

    /* A STOLEN KEY */

    /// @dev The thief claims a time of before the revocation.
    function test_RevertWhen_ItClaimsATimeAfterTheTheft() public {
        uint40 theft = _stolen(hospital, hospital.maker);
        bytes4 selector = IMembers.Members_NotEnrolledAt.selector;
        Handover memory handover = timed(unit, FIRST, theft + 1, theft + 1, nowTime());
        refusedWith(handover, abi.encodeWithSelector(selector, hospital.maker, theft + 1));
    }

    /// @dev Or of before the theft. What is honest is signed again by another account of the organisation.
    function test_RevertWhen_ItClaimsATimeBeforeTheTheft() public {
        uint40 theft = _stolen(hospital, hospital.maker);
        bytes4 selector = IMembers.Members_KeyLost.selector;
        Handover memory handover = timed(unit, FIRST, theft - 1, theft - 1, nowTime());
        refusedWith(handover, abi.encodeWithSelector(selector, hospital.maker, theft));
        handover.giverSignature = signatureOf("Hospital: device", custodyLens.handoverOfferDigest(handover.offer));
        bring(handover);
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
    }

    /// @dev The giver helps: the one that was robbed would get what it never took.
    function test_RevertWhen_AStolenKeyTakes() public {
        uint40 theft = _stolen(carrier, carrier.device);
        bytes4 selector = IMembers.Members_KeyLost.selector;
        Handover memory handover = timed(unit, FIRST, theft - 1, theft - 1, nowTime());
        refusedWith(handover, abi.encodeWithSelector(selector, carrier.device, theft));
    }

    function test_RevertWhen_TheCouncilEndedAnExpelledGiver() public {
        setStanding(hospital.id, Standing.Expelled);
        asCouncil();
        members.endAccount(hospital.maker, nowTime());
        vm.warp(START + 1 hours);
        bytes4 selector = IMembers.Members_NotEnrolledAt.selector;
        refusedWith(toLorry(), abi.encodeWithSelector(selector, hospital.maker, nowTime()));
    }

    /* HELPERS */

    function _carried() private {
        bring(toLorry());
    }

    /// @dev Found out hours later.
    function _stolen(Org memory org, address account) private returns (uint40 theft) {
        theft = uint40(START + 1 hours);
        vm.warp(START + 3 hours);
        vm.prank(org.admin);
        members.revoke(account, theft);
        vm.warp(START + 20 hours);
    }

    function _signedAnHourAgo() private returns (Handover memory handover) {
        uint40 now_ = nowTime();
        handover = timed(unit, FIRST, now_, now_ + 5, now_ + 2 hours);
        vm.warp(now_ + 1 hours);
    }

    function _revokeLicence() private {
        asCouncil();
        members.setRoles(carrier.id, Roles.wrap(0));
    }

    function _revoke(Org memory org, address account) private {
        vm.prank(org.admin);
        members.revoke(account, 0);
    }

    function _notActive(Standing standing) private view returns (bytes memory) {
        return abi.encodeWithSelector(IMembers.Members_NotActive.selector, carrier.id, standing);
    }
}
