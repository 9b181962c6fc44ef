// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IHolders} from "../../../contracts/members/IHolders.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {ADMIN, CHECKER, DEVICE, Duties, MAKER} from "../../../contracts/types/Duties.sol";
import {CASH, InstrumentKind, RECEIVABLE} from "../../../contracts/types/InstrumentKind.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {SystemTest} from "../utils/SystemTest.sol";

/// @notice Who may hold value, give it and take it, and which two people may act together.
contract MembersHoldersTest is SystemTest {
    Org private acme;
    Org private basin;

    function setUp() public override {
        super.setUp();
        (acme, basin) = (admitOrg("Acme"), admitOrg("Basin"));
    }

    /* KINDS THAT AN ORGANISATION REFUSES */

    function testFuzz_AnAdminRefusesKinds(uint16 kinds, uint8 kind) public {
        kinds &= ~uint16(5); // neither cash nor a guarantor's claim
        kind = uint8(_bound(kind, 1, 15));
        vm.expectEmit(address(members));
        emit IHolders.KindsRefused(basin.id, kinds);
        vm.prank(basin.admin);
        members.refuseKinds(kinds);
        vm.assertEq(members.refusedKinds(basin.id), kinds, "refused");
        vm.assertEq(members.refusedKinds(acme.id), 0, "not by the other");
        if (kinds & (1 << kind) != 0) {
            expectError(abi.encodeWithSelector(IHolders.Holders_KindRefused.selector, basin.id, kind));
        }
        members.requireTaking(basin.maker, InstrumentKind.wrap(kind));
        members.requireTaking(acme.maker, InstrumentKind.wrap(kind));
    }

    function test_RefusedKindsLeaveTheRestAsItIs() public {
        vm.prank(basin.admin);
        members.refuseKinds(type(uint16).max - 5);
        (Standing standing, bool dualControl, , address voting) = members.organisations(basin.id);
        vm.assertTrue(standing == Standing.Active && !dualControl, "standing and control");
        vm.assertEq(voting, basin.admin, "voting account");
    }

    function testFuzz_RevertWhen_WhatNobodyRefusesIsRefused(uint16 kinds, bool cash) public {
        kinds |= cash ? 1 : 4;
        expectError(abi.encodeWithSelector(IHolders.Holders_KindsInvalid.selector, kinds));
        vm.prank(basin.admin);
        members.refuseKinds(kinds);
    }

    function test_KindsAreRefusedWhileRestricted() public {
        _setStanding(basin, Standing.Restricted);
        vm.prank(basin.admin);
        members.refuseKinds(2);
        vm.assertEq(members.refusedKinds(basin.id), 2, "refused");
    }

    function test_RevertWhen_KindsAreRefusedByOthers() public {
        expectError(_dutyMissing(basin.maker, MAKER, ADMIN));
        vm.prank(basin.maker);
        members.refuseKinds(2);
        _setStanding(basin, Standing.Expelled);
        expectError(abi.encodeWithSelector(IMembers.Members_Expelled.selector, basin.id));
        vm.prank(basin.admin);
        members.refuseKinds(2);
    }

    /* GIVING */

    function test_AMakerGives() public view {
        vm.assertTrue(members.requireGiving(acme.maker) == acme.id, "organisation");
        (OrgId org, bool dualControl) = members.requireGivingSigned(acme.maker);
        vm.assertTrue(org == acme.id && !dualControl, "no dual control");
    }

    function test_GivingUnderDualControl() public {
        _setDualControl(acme);
        (OrgId org, bool dualControl) = members.requireGivingSigned(acme.maker);
        vm.assertTrue(org == acme.id && dualControl, "dual control");
        expectError(abi.encodeWithSelector(IHolders.Holders_TwoHandsNeeded.selector, acme.id, acme.maker));
        members.requireGiving(acme.maker);
    }

    function test_GivingWhileRestricted() public {
        _setStanding(acme, Standing.Restricted);
        vm.assertTrue(members.requireGiving(acme.maker) == acme.id, "pays and redeems");
    }

    function test_RevertWhen_AnExpelledOrganisationGives() public {
        _setStanding(acme, Standing.Expelled);
        expectError(abi.encodeWithSelector(IMembers.Members_Expelled.selector, acme.id));
        members.requireGiving(acme.maker);
        expectError(abi.encodeWithSelector(IMembers.Members_Expelled.selector, acme.id));
        members.requireGivingSigned(acme.maker);
    }

    function test_RevertWhen_NoMakerGives() public {
        expectError(_dutyMissing(acme.checker, CHECKER, MAKER));
        members.requireGiving(acme.checker);
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        members.requireGiving(OUTSIDER);
        vm.prank(acme.admin);
        members.revoke(acme.maker, 0);
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, acme.maker));
        members.requireGiving(acme.maker);
    }

    function test_GivingUpToTheLastSecond() public {
        uint48 end = uint48(START + 10);
        vm.prank(acme.admin);
        members.enrol(acme.maker, MAKER, end, personOf("Acme: maker"));
        vm.warp(end);
        members.requireGiving(acme.maker);
        members.ownsFor(acme.maker, MAKER);
        members.requireTaking(acme.maker, RECEIVABLE);
        vm.warp(end + 1);
        bytes memory expired = abi.encodeWithSelector(IMembers.Members_AccountExpired.selector, acme.maker, end);
        expectError(expired);
        members.requireGiving(acme.maker);
        expectError(expired);
        members.ownsFor(acme.maker, MAKER);
        expectError(expired);
        members.requireTaking(acme.maker, RECEIVABLE);
        vm.assertTrue(members.requireTaking(acme.maker, CASH) == acme.id, "is paid all the same");
    }

    /* TAKING */

    function testFuzz_AnyDutyTakesAnyKind(uint8 kind) public view {
        InstrumentKind k = InstrumentKind.wrap(uint8(_bound(kind, 0, 15)));
        address[4] memory accounts = [acme.admin, acme.maker, acme.checker, acme.device];
        for (uint256 i = 0; i < 4; i++) vm.assertTrue(members.requireTaking(accounts[i], k) == acme.id, "takes");
    }

    function test_WhoIsNotActiveTakesCashAlone() public {
        Standing[2] memory standings = [Standing.Restricted, Standing.Expelled];
        for (uint256 i = 0; i < 2; i++) {
            _setStanding(acme, standings[i]);
            vm.assertTrue(members.requireTaking(acme.maker, CASH) == acme.id, "is paid");
            expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, acme.id, standings[i]));
            members.requireTaking(acme.maker, RECEIVABLE);
        }
    }

    function test_ARevokedAccountTakesCashAlone() public {
        vm.prank(acme.admin);
        members.revoke(acme.maker, 0);
        vm.assertTrue(members.requireTaking(acme.maker, CASH) == acme.id, "is paid");
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, acme.maker));
        members.requireTaking(acme.maker, RECEIVABLE);
    }

    function test_RevertWhen_NobodyTakes() public {
        expectError(abi.encodeWithSelector(IHolders.Holders_NoMember.selector, OUTSIDER));
        members.requireTaking(OUTSIDER, CASH);
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        members.requireTaking(OUTSIDER, RECEIVABLE);
    }

    /* PASSING */

    function test_Passing() public view {
        (OrgId from, OrgId to) = members.requirePassing(acme.maker, basin.device, RECEIVABLE);
        vm.assertTrue(from == acme.id && to == basin.id, "both");
    }

    function test_RevertWhen_BothCannotPassTheGiverIsNamed() public {
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        members.requirePassing(OUTSIDER, DEPLOYER, RECEIVABLE);
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, DEPLOYER));
        members.requirePassing(acme.maker, DEPLOYER, RECEIVABLE);
        _setDualControl(acme);
        expectError(abi.encodeWithSelector(IHolders.Holders_TwoHandsNeeded.selector, acme.id, acme.maker));
        members.requirePassing(acme.maker, DEPLOYER, RECEIVABLE);
    }

    /* OWNING */

    function test_WhoIsExpelledStillOwns() public {
        _setStanding(acme, Standing.Expelled);
        vm.assertTrue(members.ownsFor(acme.maker, MAKER) == acme.id, "its own");
        expectError(_dutyMissing(acme.device, DEVICE, MAKER | ADMIN));
        members.ownsFor(acme.device, MAKER | ADMIN);
    }

    /* TWO PEOPLE */

    function test_TwoPeopleAct() public {
        vm.assertTrue(members.actAsTwo(acme.maker, acme.checker) == acme.id, "act");
        vm.assertTrue(members.serveAsTwo(acme.maker, acme.checker) == acme.id, "serve");
        _setStanding(acme, Standing.Restricted);
        vm.assertTrue(members.serveAsTwo(acme.maker, acme.checker) == acme.id, "serve while restricted");
        _expectNoTwo(
            acme.maker,
            acme.checker,
            abi.encodeWithSelector(IMembers.Members_NotActive.selector, acme.id, Standing.Restricted),
            ""
        );
        _setStanding(acme, Standing.Expelled);
        _expectNoTwo(
            acme.maker,
            acme.checker,
            abi.encodeWithSelector(IMembers.Members_NotActive.selector, acme.id, Standing.Expelled),
            abi.encodeWithSelector(IMembers.Members_Expelled.selector, acme.id)
        );
    }

    /// @dev Whether or not the organisation is under dual control.
    function testFuzz_RevertWhen_OnePersonIsBoth(bool dualControl) public {
        if (dualControl) _setDualControl(acme);
        address second = accountOf("second");
        vm.prank(acme.admin);
        members.enrol(second, CHECKER, 0, personOf("Acme: maker"));
        bytes memory one = abi.encodeWithSelector(IHolders.Holders_OnePerson.selector, acme.maker, second);
        bytes memory same = abi.encodeWithSelector(IMembers.Members_SamePerson.selector, acme.maker, second);
        _expectNoTwo(acme.maker, second, dualControl ? same : one, one);
    }

    function test_RevertWhen_OneOfThemHasNoName() public {
        for (uint256 i = 0; i < 2; i++) {
            address nobody = accountOf("nobody");
            vm.prank(acme.admin);
            members.enrol(nobody, i == 0 ? MAKER : CHECKER, 0, 0);
            (address maker, address checker) = i == 0 ? (nobody, acme.checker) : (acme.maker, nobody);
            bytes memory one = abi.encodeWithSelector(IHolders.Holders_OnePerson.selector, maker, checker);
            _expectNoTwo(maker, checker, one, one);
        }
    }

    function test_RevertWhen_OneAccountIsBoth() public {
        vm.prank(acme.admin);
        members.enrol(acme.maker, MAKER | CHECKER, 0, personOf("Acme: maker"));
        bytes memory one = abi.encodeWithSelector(IHolders.Holders_OnePerson.selector, acme.maker, acme.maker);
        _expectNoTwo(acme.maker, acme.maker, one, one);
    }

    function test_RevertWhen_TheyAreOfTwoOrganisations() public {
        bytes memory two = abi.encodeWithSelector(IMembers.Members_DifferentOrganisations.selector, acme.id, basin.id);
        _expectNoTwo(acme.maker, basin.checker, two, two);
    }

    function test_RevertWhen_ADutyIsMissing() public {
        bytes memory first = _dutyMissing(acme.checker, CHECKER, MAKER);
        _expectNoTwo(acme.checker, acme.maker, first, first);
        bytes memory second = _dutyMissing(acme.admin, ADMIN, CHECKER);
        _expectNoTwo(acme.maker, acme.admin, second, second);
    }

    /* INTERNAL */

    function _setStanding(Org memory org, Standing to) private {
        asCouncil();
        members.setStanding(org.id, to);
    }

    function _setDualControl(Org memory org) private {
        asCouncil();
        members.setDualControl(org.id, true);
    }

    /// @dev `serving` is empty where they may serve.
    function _expectNoTwo(address maker, address checker, bytes memory acting, bytes memory serving) private {
        expectError(acting);
        members.actAsTwo(maker, checker);
        if (serving.length != 0) expectError(serving);
        members.serveAsTwo(maker, checker);
    }

    function _dutyMissing(address account, Duties has, Duties wanted) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, account, has, wanted);
    }
}
