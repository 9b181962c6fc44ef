// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {Batch} from "../../../contracts/sensing/Batch.sol";
import {IStations, Phase, Station, StationProfile} from "../../../contracts/sensing/IStations.sol";
import {CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {REGULATOR, STATION_OPERATOR} from "../../../contracts/types/Roles.sol";
import {StationId} from "../../../contracts/types/StationId.sol";
import {SensingBase} from "./SensingBase.sol";

/// @notice Stations: proposed by an operator, approved and retired by a regulator.
contract StationsTest is SensingBase {
    StationId private constant NEXT = StationId.wrap(3);
    StationId private constant UNKNOWN = StationId.wrap(99);

    /* PROPOSING */

    function testFuzz_ProposeStation(string memory name, string memory reach, int32 latitude, int32 longitude) public {
        vm.assume(bytes(name).length != 0 && bytes(reach).length != 0);
        latitude = int32(int256(_bound(uint32(latitude), 0, 180e6)) - 90e6);
        longitude = int32(int256(_bound(uint32(longitude), 0, 360e6)) - 180e6);
        vm.expectEmit(address(feeds));
        emit IStations.StationProposed(NEXT, mill.id, other, name, reach, latitude, longitude);
        vm.prank(mill.maker);
        StationId id = feeds.proposeStation(StationProfile(name, reach, other, latitude, longitude));
        vm.assertTrue(id == NEXT, "numbered in order");
        vm.assertEq(feeds.stationCount(), 3, "count");
        Station memory expected = Station(mill.id, other, latitude, longitude, Phase.Proposed, 0, 0);
        vm.assertEq(abi.encode(feeds.stationOf(id)), abi.encode(expected), "station");
    }

    function test_RevertWhen_NameEmpty() public {
        StationProfile memory p = profile(NO_STATION);
        p.name = "";
        _refused(mill.maker, p, abi.encodeWithSelector(IStations.Stations_NameEmpty.selector));
    }

    function test_RevertWhen_ReachEmpty() public {
        StationProfile memory p = profile(NO_STATION);
        p.reach = "";
        _refused(mill.maker, p, abi.encodeWithSelector(IStations.Stations_NameEmpty.selector));
    }

    function testFuzz_RevertWhen_NoSuchPlace(int32 latitude, int32 longitude) public {
        bool onEarth = latitude >= -90e6 && latitude <= 90e6 && longitude >= -180e6 && longitude <= 180e6;
        vm.assume(!onEarth);
        _noSuchPlace(latitude, longitude);
    }

    function test_RevertWhen_JustBeyondThePolesAndTheAntimeridian() public {
        _noSuchPlace(90e6 + 1, 0);
        _noSuchPlace(-90e6 - 1, 0);
        _noSuchPlace(0, 180e6 + 1);
        _noSuchPlace(0, -180e6 - 1);
    }

    function test_RevertWhen_UpstreamUnknown() public {
        bytes memory reason = abi.encodeWithSelector(IStations.Stations_UnknownStation.selector, NEXT);
        _refused(mill.maker, profile(NEXT), reason); // nor its own number
    }

    function test_RevertWhen_ProposedByAChecker() public {
        _refused(mill.checker, profile(NO_STATION), _dutyMissing(mill.checker));
    }

    function test_RevertWhen_ProposedByNoOperator() public {
        bytes memory reason = abi.encodeWithSelector(
            IMembers.Members_RoleMissing.selector,
            epa.id,
            REGULATOR,
            STATION_OPERATOR
        );
        _refused(epa.maker, profile(NO_STATION), reason);
    }

    function test_RevertWhen_ProposedByARestrictedOperator() public {
        setStanding(mill.id, Standing.Restricted);
        _refused(mill.maker, profile(NO_STATION), _notActive(mill.id));
    }

    function test_RevertWhen_ProposedByAnOutsider() public {
        _refused(
            OUTSIDER,
            profile(NO_STATION),
            abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER)
        );
    }

    /* APPROVING */

    function test_ApproveStation() public {
        _approved(epa.maker);
        _approved(epa.checker);
    }

    function test_ARegulatorOfTheOperatorsKindApprovesOthers() public {
        StationId id = proposedStation(mill);
        vm.prank(both.maker);
        feeds.approveStation(id);
        assertPhase(id, Phase.Active);
    }

    function test_RevertWhen_ARegulatorApprovesItsOwn() public {
        StationId id = proposedStation(both);
        expectError(abi.encodeWithSelector(IStations.Stations_OwnApproval.selector, id, both.id));
        vm.prank(both.checker);
        feeds.approveStation(id);
    }

    function test_RevertWhen_ApprovedByTheOperator() public {
        StationId id = proposedStation(mill);
        expectError(_notRegulator(mill.id));
        vm.prank(mill.maker);
        feeds.approveStation(id);
    }

    function test_RevertWhen_ApprovedByADevice() public {
        StationId id = proposedStation(mill);
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, epa.device, DEVICE, MAKER | CHECKER));
        vm.prank(epa.device);
        feeds.approveStation(id);
    }

    function test_RevertWhen_ApprovedByARestrictedRegulator() public {
        StationId id = proposedStation(mill);
        setStanding(epa.id, Standing.Restricted);
        expectError(_notActive(epa.id));
        vm.prank(epa.maker);
        feeds.approveStation(id);
    }

    function test_RevertWhen_NoneToActive() public {
        expectError(abi.encodeWithSelector(IStations.Stations_UnknownStation.selector, UNKNOWN));
        vm.prank(epa.maker);
        feeds.approveStation(UNKNOWN);
    }

    function test_RevertWhen_ActiveToActive() public {
        _wrongPhase(station, Phase.Active);
        vm.prank(epa.maker);
        feeds.approveStation(station);
    }

    function test_RevertWhen_RetiredToActive() public {
        retire(station);
        _wrongPhase(station, Phase.Retired);
        vm.prank(epa.maker);
        feeds.approveStation(station);
    }

    /* RETIRING */

    function test_RetireStation() public {
        vm.expectEmit(address(feeds));
        emit IStations.StationRetired(station, epa.id);
        vm.prank(epa.maker);
        feeds.retireStation(station);
        assertPhase(station, Phase.Retired);
    }

    function test_RetireAProposedStation() public {
        StationId id = proposedStation(mill);
        retire(id);
        assertPhase(id, Phase.Retired);
    }

    function test_ARegulatorRetiresItsOwn() public {
        StationId id = proposedStation(both);
        vm.prank(both.checker);
        feeds.retireStation(id);
        assertPhase(id, Phase.Retired);
    }

    function test_WhatIsSealedStays() public {
        Batch memory batch = seal(3);
        bytes memory head = abi.encode(feeds.headOf(station));
        retire(station);
        vm.assertTrue(feeds.isSealed(batch), "sealed");
        vm.assertEq(abi.encode(feeds.headOf(station)), head, "head");
        vm.assertEq(uint256(feeds.stationOf(station).epoch), 1, "epoch");
    }

    function test_RevertWhen_NoneToRetired() public {
        expectError(abi.encodeWithSelector(IStations.Stations_UnknownStation.selector, UNKNOWN));
        vm.prank(epa.maker);
        feeds.retireStation(UNKNOWN);
    }

    function test_RevertWhen_RetiredToRetired() public {
        retire(station);
        _wrongPhase(station, Phase.Retired);
        vm.prank(epa.maker);
        feeds.retireStation(station);
    }

    function test_RevertWhen_RetiredByTheOperator() public {
        expectError(_notRegulator(mill.id));
        vm.prank(mill.maker);
        feeds.retireStation(station);
    }

    function test_RevertWhen_RetiredByARestrictedRegulator() public {
        setStanding(epa.id, Standing.Restricted);
        expectError(_notActive(epa.id));
        vm.prank(epa.checker);
        feeds.retireStation(station);
    }

    /* ASKING */

    function test_RevertWhen_AskedForAnUnknownStation() public {
        expectError(abi.encodeWithSelector(IStations.Stations_UnknownStation.selector, UNKNOWN));
        feeds.stationOf(UNKNOWN);
    }

    /* HELPERS */

    function _approved(address by) private {
        StationId id = proposedStation(mill);
        vm.expectEmit(address(feeds));
        emit IStations.StationApproved(id, epa.id);
        vm.prank(by);
        feeds.approveStation(id);
        assertPhase(id, Phase.Active);
    }

    function _refused(address by, StationProfile memory p, bytes memory reason) private {
        expectError(reason);
        vm.prank(by);
        feeds.proposeStation(p);
    }

    function _noSuchPlace(int32 latitude, int32 longitude) private {
        StationProfile memory p = profile(NO_STATION);
        (p.latitude, p.longitude) = (latitude, longitude);
        _refused(mill.maker, p, abi.encodeWithSelector(IStations.Stations_NoSuchPlace.selector, latitude, longitude));
    }

    function _wrongPhase(StationId id, Phase phase) private {
        expectError(abi.encodeWithSelector(IStations.Stations_WrongPhase.selector, id, phase));
    }

    function _notRegulator(OrgId org) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IMembers.Members_RoleMissing.selector, org, STATION_OPERATOR, REGULATOR);
    }

    function _notActive(OrgId org) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IMembers.Members_NotActive.selector, org, Standing.Restricted);
    }

    function _dutyMissing(address checker) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, checker, CHECKER, MAKER);
    }
}
