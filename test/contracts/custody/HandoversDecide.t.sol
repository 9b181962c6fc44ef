// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {DisputeResolution} from "../../../contracts/custody/Handover.sol";
import {IHandovers} from "../../../contracts/custody/IHandovers.sol";
import {Balance} from "../../../contracts/custody/ICustodyLens.sol";
import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {Phase, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {CARRIER, GENERATOR, REGULATOR, Roles} from "../../../contracts/types/Roles.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {HandoversBase} from "./HandoversBase.sol";

/// @notice The carrier found the bag damaged, and a regulator that is neither side decides.
contract HandoversDecideTest is HandoversBase {
    Uid private why;

    function setUp() public override {
        super.setUp();
        dispute(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        why = statementBy(agency);
    }

    function test_ItIsTaken() public {
        _decide(agency.maker, resolutionOf(unit, true));
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
        assertBalance(carrier, TRUCK_SITE, Balance(BAG, 0, 0, 0, BAG, 1));
    }

    function test_ItGoesBack() public {
        _decide(agency.checker, resolutionOf(unit, false));
        assertWith(unit, hospital, STORE_SITE, STORED, Phase.Returning);
    }

    function test_AtAnotherAmount() public {
        DisputeResolution memory resolution = resolutionOf(unit, true);
        resolution.quantity = 1;
        _decide(agency.maker, resolution);
        assertBalance(hospital, STORE_SITE, Balance(BAG, 1, 0, BAG - 1, 0, 0));
    }

    function test_TheEventNamesRegulatorAndStatement() public {
        DisputeResolution memory resolution = resolutionOf(unit, false);
        UnitWord next = custody.wordOf(unit).withPhase(Phase.Returning).nextHop();
        vm.expectEmit(address(custody));
        emit IHandovers.DisputeResolved(unit, hospital.id, next, false, agency.id, why);
        _decide(agency.maker, resolution);
    }

    function test_AlsoWhereTheGiverIsExpelled() public {
        setStanding(hospital.id, Standing.Expelled);
        _decide(agency.maker, resolutionOf(unit, true));
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
    }

    /// @dev It still goes back.
    function test_RevertWhen_ItIsTakenByAnExpelledReceiver() public {
        setStanding(carrier.id, Standing.Expelled);
        DisputeResolution memory resolution = resolutionOf(unit, true);
        bytes4 selector = IMembers.Members_NotActive.selector;
        vm.prank(agency.maker);
        expectError(abi.encodeWithSelector(selector, carrier.id, Standing.Expelled));
        custody.decideDispute(resolution, why);
        _decide(agency.maker, resolutionOf(unit, false));
        assertPhase(unit, Phase.Returning);
    }

    /* BY THE COUNCIL */

    /// @dev The only regulator is a side of it, and the other side is expelled.
    function test_TheCouncilDecides() public {
        setStanding(hospital.id, Standing.Expelled);
        Uid why = statementBy(plant);
        DisputeResolution memory resolution = resolutionOf(unit, true);
        asCouncil();
        custody.decideDispute(resolution, why);
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
    }

    function test_TheCouncilsDecisionIsTold() public {
        Uid why = statementBy(plant);
        UnitWord next = custody.wordOf(unit).withPhase(Phase.Returning).nextHop();
        DisputeResolution memory resolution = resolutionOf(unit, false);
        vm.expectEmit(address(custody));
        emit IHandovers.DisputeResolved(unit, hospital.id, next, false, OrgId.wrap(0), why);
        asCouncil();
        custody.decideDispute(resolution, why);
    }

    function test_RevertWhen_TheCouncilStatesNoReason() public {
        DisputeResolution memory resolution = resolutionOf(unit, true);
        Uid none = Uid.wrap(0);
        asCouncil();
        expectError(abi.encodeWithSelector(IUnits.Custody_NoStatement.selector, none, OrgId.wrap(0)));
        custody.decideDispute(resolution, none);
    }

    function test_RevertWhen_NotInDispute() public {
        DisputeResolution memory resolution = resolutionOf(unit, false);
        _decide(agency.maker, resolution);
        _fails(agency.maker, resolution, abi.encodeWithSelector(IHandovers.Handovers_NotDisputed.selector, unit));
    }

    function test_RevertWhen_TheUnitIsUnknown() public {
        DisputeResolution memory resolution = resolutionOf(unit, true);
        resolution.unit = idOf("nothing");
        bytes4 selector = IUnits.Custody_UnknownUnit.selector;
        _fails(agency.maker, resolution, abi.encodeWithSelector(selector, resolution.unit));
    }

    function test_RevertWhen_ItIsOfAnotherDispute() public {
        DisputeResolution memory resolution = resolutionOf(unit, true);
        resolution.hop = 7;
        bytes4 selector = IHandovers.Handovers_WrongHop.selector;
        _fails(agency.maker, resolution, abi.encodeWithSelector(selector, unit, FIRST + 1, 7));
    }

    function test_RevertWhen_Expired() public {
        DisputeResolution memory resolution = resolutionOf(unit, true);
        resolution.deadline = nowTime() - 1;
        bytes4 selector = IHandovers.Handovers_Expired.selector;
        _fails(agency.maker, resolution, abi.encodeWithSelector(selector, unit, nowTime() - 1, nowTime()));
    }

    function test_RevertWhen_ItIsNoRegulator() public {
        bytes4 selector = IMembers.Members_RoleMissing.selector;
        bytes memory reason = abi.encodeWithSelector(selector, carrier.id, CARRIER, REGULATOR);
        _fails(carrier.maker, resolutionOf(unit, true), reason);
    }

    function test_RevertWhen_ADeviceDecides() public {
        bytes4 selector = IMembers.Members_DutyMissing.selector;
        bytes memory reason = abi.encodeWithSelector(selector, agency.device, DEVICE, MAKER | CHECKER);
        _fails(agency.device, resolutionOf(unit, true), reason);
    }

    function test_RevertWhen_TheRegulatorIsRestricted() public {
        setStanding(agency.id, Standing.Restricted);
        bytes4 selector = IMembers.Members_NotActive.selector;
        bytes memory reason = abi.encodeWithSelector(selector, agency.id, Standing.Restricted);
        _fails(agency.maker, resolutionOf(unit, true), reason);
    }

    function test_RevertWhen_TheGiverIsTheRegulator() public {
        _setRoles(hospital.id, GENERATOR | REGULATOR);
        _fails(hospital.maker, resolutionOf(unit, true), _notParty(hospital.id));
    }

    function test_RevertWhen_TheReceiverIsTheRegulator() public {
        _setRoles(carrier.id, CARRIER | REGULATOR);
        _fails(carrier.maker, resolutionOf(unit, true), _notParty(carrier.id));
    }

    function test_RevertWhen_ThereIsNoStatement() public {
        why = Uid.wrap(0);
        _fails(agency.maker, resolutionOf(unit, true), _noStatement());
    }

    function test_RevertWhen_TheStatementIsOfAnother() public {
        why = statementBy(hospital);
        _fails(agency.maker, resolutionOf(unit, true), _noStatement());
    }

    function test_RevertWhen_TheStatementIsRevoked() public {
        vm.prank(agency.maker);
        attestations.revoke(why);
        _fails(agency.maker, resolutionOf(unit, true), _noStatement());
    }

    /* HELPERS */

    function _decide(address by, DisputeResolution memory resolution) private {
        vm.prank(by);
        custody.decideDispute(resolution, why);
    }

    function _fails(address by, DisputeResolution memory resolution, bytes memory reason) private {
        vm.prank(by);
        expectError(reason);
        custody.decideDispute(resolution, why);
    }

    function _setRoles(OrgId org, Roles roles) private {
        asCouncil();
        members.setRoles(org, roles);
    }

    function _notParty(OrgId signer) private view returns (bytes memory) {
        return abi.encodeWithSelector(IHandovers.Handovers_NotParty.selector, unit, signer);
    }

    function _noStatement() private view returns (bytes memory) {
        return abi.encodeWithSelector(IUnits.Custody_NoStatement.selector, why, agency.id);
    }
}
