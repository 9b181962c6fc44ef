// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {IStations, Phase, Station} from "../../../contracts/sensing/IStations.sol";
import {CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {REGULATOR, STATION_OPERATOR} from "../../../contracts/types/Roles.sol";
import {StationId} from "../../../contracts/types/StationId.sol";
import {SensingBase} from "./SensingBase.sol";

/// @notice Sets of gateways: proposed by the operator, put in force by a regulator, numbered by epochs.
contract StationsGatewaysTest is SensingBase {
    StationId private constant UNKNOWN = StationId.wrap(99);

    address[] private three;

    function setUp() public override {
        super.setUp();
        three = accountsOf(gateways);
    }

    /* PROPOSING */

    function test_ProposeGateways() public {
        vm.expectEmit(address(feeds));
        emit IStations.GatewaysProposed(station, three, 3);
        _propose(3);
        vm.assertEq(feeds.proposedGateways(station), keccak256(abi.encode(three, uint8(3))), "proposed");
        vm.assertEq(feeds.stationOf(station).quorum, 2, "not in force yet");
    }

    function testFuzz_QuorumInvalid(uint8 count, uint8 quorum) public {
        address[] memory accounts = new address[](count);
        for (uint256 i = 0; i < count; i++) accounts[i] = address(uint160(i + 1));
        bool valid = count != 0 && count <= 32 && quorum != 0 && quorum <= count;
        vm.assume(!valid);
        expectError(abi.encodeWithSelector(IStations.Stations_QuorumInvalid.selector, count, quorum));
        vm.prank(mill.maker);
        feeds.proposeGateways(station, accounts, quorum);
    }

    function test_ThirtyTwoGatewaysAndNoMore() public {
        address[] memory accounts = new address[](32);
        for (uint160 i = 0; i < 32; i++) {
            accounts[i] = address(0x1000 + i);
            vm.prank(mill.admin);
            members.enrol(accounts[i], DEVICE, 0, 0);
        }
        setGateways(station, mill, accounts, 32);
        vm.assertEq(feeds.quorumOf(station, 2), 32, "quorum");
        vm.assertTrue(feeds.isGateway(station, 2, accounts[31]), "the last one");
        expectError(abi.encodeWithSelector(IStations.Stations_QuorumInvalid.selector, 33, 1));
        vm.prank(mill.maker);
        feeds.proposeGateways(station, new address[](33), 1);
    }

    function test_RevertWhen_GatewaysNotAscending() public {
        address[] memory accounts = three;
        (accounts[1], accounts[2]) = (three[2], three[1]);
        _notAscending(accounts, three[2], three[1]);
    }

    function test_RevertWhen_AGatewayIsListedTwice() public {
        address[] memory accounts = three;
        accounts[1] = three[0];
        _notAscending(accounts, three[0], three[0]);
    }

    function test_RevertWhen_AGatewayIsZero() public {
        _notAscending(new address[](1), address(0), address(0));
    }

    function test_RevertWhen_AGatewayIsNoDevice() public {
        _notHonoured(
            mill.maker,
            abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, mill.maker, MAKER, DEVICE)
        );
    }

    function test_RevertWhen_AGatewayIsNotEnrolled() public {
        _notHonoured(OUTSIDER, abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
    }

    function test_RevertWhen_AGatewaysOrganisationIsRestricted() public {
        setStanding(weir.id, Standing.Restricted);
        _notHonoured(
            weir.device,
            abi.encodeWithSelector(IMembers.Members_NotActive.selector, weir.id, Standing.Restricted)
        );
    }

    function test_RevertWhen_ProposedByAnotherOperator() public {
        expectError(abi.encodeWithSelector(IStations.Stations_NotOperator.selector, station, mill.id, weir.id));
        vm.prank(weir.maker);
        feeds.proposeGateways(station, three, 2);
    }

    function test_RevertWhen_ProposedByTheRegulator() public {
        expectError(abi.encodeWithSelector(IMembers.Members_RoleMissing.selector, epa.id, REGULATOR, STATION_OPERATOR));
        vm.prank(epa.maker);
        feeds.proposeGateways(station, three, 2);
    }

    function test_RevertWhen_ProposedByAChecker() public {
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, mill.checker, CHECKER, MAKER));
        vm.prank(mill.checker);
        feeds.proposeGateways(station, three, 2);
    }

    function test_RevertWhen_ProposedByARestrictedOperator() public {
        // Not with its own gateway, which would be what is refused.
        address[] memory accounts = new address[](1);
        accounts[0] = epa.device;
        setStanding(mill.id, Standing.Restricted);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, mill.id, Standing.Restricted));
        vm.prank(mill.maker);
        feeds.proposeGateways(station, accounts, 1);
    }

    function test_RevertWhen_ProposedForAnUnknownStation() public {
        expectError(abi.encodeWithSelector(IStations.Stations_UnknownStation.selector, UNKNOWN));
        vm.prank(mill.maker);
        feeds.proposeGateways(UNKNOWN, three, 2);
    }

    function test_RevertWhen_ProposedForARetiredStation() public {
        retire(station);
        expectError(abi.encodeWithSelector(IStations.Stations_WrongPhase.selector, station, Phase.Retired));
        vm.prank(mill.maker);
        feeds.proposeGateways(station, three, 2);
    }

    /* APPROVING */

    function test_ApproveGateways() public {
        _propose(3);
        vm.expectEmit(address(feeds));
        emit IStations.GatewaysApproved(station, epa.id, 2, three, 3);
        vm.prank(epa.checker);
        feeds.approveGateways(station, three, 3);

        Station memory now_ = feeds.stationOf(station);
        vm.assertEq(now_.epoch, 2, "epoch");
        vm.assertEq(now_.quorum, 3, "quorum");
        vm.assertEq(uint256(now_.phase), uint256(Phase.Active), "phase stays");
        vm.assertEq(feeds.proposedGateways(station), bytes32(0), "nothing waits any more");
    }

    function test_AFormerSetIsRemembered() public {
        string[] memory fresh = rotate();
        for (uint256 i = 0; i < 3; i++) {
            vm.assertTrue(feeds.isGateway(station, 1, three[i]), "former, in its epoch");
            vm.assertFalse(feeds.isGateway(station, 2, three[i]), "former, in the present one");
            vm.assertTrue(feeds.isGateway(station, 2, accountOf(fresh[i])), "present");
            vm.assertFalse(feeds.isGateway(station, 1, accountOf(fresh[i])), "present, in the former");
        }
        vm.assertEq(feeds.quorumOf(station, 1), 2, "former quorum");
        vm.assertFalse(feeds.isGateway(other, 1, three[1]), "another station's");
    }

    function test_GatewaysOfAProposedStation() public {
        StationId id = proposedStation(mill);
        setGateways(id, mill, three, 1);
        vm.assertEq(feeds.stationOf(id).epoch, 1, "epoch");
        assertPhase(id, Phase.Proposed);
    }

    function test_RevertWhen_AnotherQuorumIsApproved() public {
        _propose(3);
        _notProposed(three, 2);
    }

    function test_RevertWhen_OtherGatewaysAreApproved() public {
        _propose(3);
        address[] memory accounts = three;
        accounts[2] = address(type(uint160).max);
        _notProposed(accounts, 3);
    }

    function test_RevertWhen_ProposedAnewMeanwhile() public {
        _propose(3);
        _propose(1);
        _notProposed(three, 3);
    }

    function test_RevertWhen_NothingIsProposed() public {
        _notProposed(three, 2); // that set is in force already
    }

    function test_RevertWhen_ApprovedByTheOperator() public {
        _propose(3);
        expectError(
            abi.encodeWithSelector(IMembers.Members_RoleMissing.selector, mill.id, STATION_OPERATOR, REGULATOR)
        );
        vm.prank(mill.checker);
        feeds.approveGateways(station, three, 3);
    }

    function test_RevertWhen_ARegulatorApprovesItsOwn() public {
        StationId id = proposedStation(both);
        vm.prank(both.maker);
        feeds.proposeGateways(id, three, 3);
        expectError(abi.encodeWithSelector(IStations.Stations_OwnApproval.selector, id, both.id));
        vm.prank(both.checker);
        feeds.approveGateways(id, three, 3);
    }

    function test_RevertWhen_ApprovedByARestrictedRegulator() public {
        _propose(3);
        setStanding(epa.id, Standing.Restricted);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, epa.id, Standing.Restricted));
        vm.prank(epa.maker);
        feeds.approveGateways(station, three, 3);
    }

    function test_RevertWhen_ApprovedForAnUnknownStation() public {
        expectError(abi.encodeWithSelector(IStations.Stations_UnknownStation.selector, UNKNOWN));
        vm.prank(epa.maker);
        feeds.approveGateways(UNKNOWN, three, 2);
    }

    function test_RevertWhen_ApprovedForARetiredStation() public {
        _propose(3);
        retire(station);
        expectError(abi.encodeWithSelector(IStations.Stations_WrongPhase.selector, station, Phase.Retired));
        vm.prank(epa.maker);
        feeds.approveGateways(station, three, 3);
    }

    /* HELPERS */

    function _propose(uint8 quorum) private {
        vm.prank(mill.maker);
        feeds.proposeGateways(station, three, quorum);
    }

    function _notAscending(address[] memory accounts, address previous, address gateway) private {
        expectError(abi.encodeWithSelector(IStations.Stations_GatewaysNotAscending.selector, previous, gateway));
        vm.prank(mill.maker);
        feeds.proposeGateways(station, accounts, 1);
    }

    function _notHonoured(address account, bytes memory reason) private {
        address[] memory accounts = new address[](1);
        accounts[0] = account;
        expectError(reason);
        vm.prank(mill.maker);
        feeds.proposeGateways(station, accounts, 1);
    }

    function _notProposed(address[] memory accounts, uint8 quorum) private {
        bytes32 given = keccak256(abi.encode(accounts, quorum));
        bytes32 proposed = feeds.proposedGateways(station);
        expectError(abi.encodeWithSelector(IStations.Stations_NotProposed.selector, station, proposed, given));
        vm.prank(epa.maker);
        feeds.approveGateways(station, accounts, quorum);
    }
}
