// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {DisputeResolution} from "../../../contracts/custody/Handover.sol";
import {IHandovers} from "../../../contracts/custody/IHandovers.sol";
import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {Phase, RECALLED, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {CARRIER, GENERATOR, REGULATOR} from "../../../contracts/types/Roles.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {HandoversBase} from "./HandoversBase.sol";

/// @notice Sides that are regulators stop no decision, and the Council lifts what a regulator recalled.
contract CustodyRecallDisputedTest is HandoversBase {
    /* WHO RECALLS WHAT IS IN DISPUTE */

    function test_RevertWhen_TheGiverIsARegulator() public {
        _setRoles(hospital.id);
        dispute(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        _notRecalled(hospital, unit);
    }

    function test_RevertWhen_TheReceiverIsARegulator() public {
        asCouncil();
        members.setRoles(carrier.id, CARRIER | REGULATOR);
        dispute(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        _notRecalled(carrier, unit);
    }

    /// @dev Else it would recall the box by way of what is in it.
    function test_RevertWhen_ASideRecallsWhatIsInIt() public {
        _setRoles(hospital.id);
        (UnitId parent, UnitId[] memory bags) = fullBox("box");
        store(parent);
        seal(hospital, parent);
        dispute(parent, CARRIED, hospital, carrier, TRUCK_SITE);
        Uid why = statementBy(hospital);
        vm.prank(hospital.maker);
        expectError(_notParty(parent, hospital.id));
        custody.setRecall(one(bags[0]), true, why);
    }

    /// @dev The giver is the only regulator, the case for which the Council decides.
    function test_TheCouncilGivesInSpiteOfASideThatIsARegulator() public {
        _setRoles(hospital.id);
        setStanding(agency.id, Standing.Expelled);
        dispute(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        _notRecalled(hospital, unit);
        _decideByCouncil(statementBy(carrier));
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
    }

    /* THE COUNCIL LIFTS */

    function test_TheCouncilLiftsAndGives() public {
        dispute(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        _setRecall(agency, true);
        Uid why = statementBy(plant);
        UnitWord next = custody.wordOf(unit).withoutFlag(RECALLED);
        asCouncil();
        vm.expectEmit(address(custody));
        emit IUnits.RecallSet(unit, OrgId.wrap(0), next, false, why);
        custody.setRecall(one(unit), false, why);
        _decideByCouncil(why);
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
    }

    function test_RevertWhen_TheCouncilRecalls() public {
        Uid why = statementBy(plant);
        address council = members.council();
        vm.prank(council);
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, council));
        custody.setRecall(one(unit), true, why);
    }

    function test_RevertWhen_TheCouncilLiftsWithoutAStatement() public {
        _setRecall(agency, true);
        Uid none = Uid.wrap(0);
        asCouncil();
        expectError(abi.encodeWithSelector(IUnits.Custody_NoStatement.selector, none, OrgId.wrap(0)));
        custody.setRecall(one(unit), false, none);
    }

    /* A STATEMENT THAT WAS REVOKED SINCE */

    /// @dev Whoever made the statement that a proposal names revokes it in front of the execution.
    function test_AnAttesterDoesNotStopTheCouncilsDecision() public {
        dispute(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        Uid why = statementBy(plant);
        vm.prank(plant.maker);
        attestations.revoke(why);
        _decideByCouncil(why);
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
    }

    function test_NorTheCouncilsLifting() public {
        _setRecall(agency, true);
        Uid why = statementBy(plant);
        vm.prank(plant.maker);
        attestations.revoke(why);
        asCouncil();
        custody.setRecall(one(unit), false, why);
        vm.assertFalse(custody.wordOf(unit).has(RECALLED), "lifted");
    }

    /// @dev What was withdrawn before anybody recorded it was never stated here.
    function test_RevertWhen_TheStatementWasNeverRecorded() public {
        dispute(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        Uid why = Uid.wrap(keccak256("nobody's"));
        vm.prank(plant.maker);
        Uid[] memory uids = new Uid[](1);
        uids[0] = why;
        attestations.withdraw(plant.maker, uids);
        DisputeResolution memory resolution = resolutionOf(unit, true);
        asCouncil();
        expectError(abi.encodeWithSelector(IUnits.Custody_NoStatement.selector, why, OrgId.wrap(0)));
        custody.decideDispute(resolution, why);
    }

    /* HELPERS */

    function _setRoles(OrgId org) private {
        asCouncil();
        members.setRoles(org, GENERATOR | REGULATOR);
    }

    function _setRecall(Org memory by, bool recalled) private {
        Uid why = statementBy(by);
        vm.prank(by.maker);
        custody.setRecall(one(unit), recalled, why);
    }

    function _notRecalled(Org memory by, UnitId id) private {
        Uid why = statementBy(by);
        vm.prank(by.maker);
        expectError(_notParty(id, by.id));
        custody.setRecall(one(id), true, why);
    }

    function _decideByCouncil(Uid why) private {
        DisputeResolution memory resolution = resolutionOf(unit, true);
        asCouncil();
        custody.decideDispute(resolution, why);
    }

    function _notParty(UnitId id, OrgId side) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IHandovers.Handovers_NotParty.selector, id, side);
    }
}
