// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {HeadWord} from "./HeadWord.sol";
import {IStations, Phase, Station, StationProfile} from "./IStations.sol";
import {Signatures} from "../libraries/Signatures.sol";
import {IMembers} from "../members/IMembers.sol";
import {CHECKER, DEVICE, MAKER} from "../types/Duties.sol";
import {OrgId} from "../types/OrgId.sol";
import {REGULATOR, STATION_OPERATOR} from "../types/Roles.sol";
import {StationId} from "../types/StationId.sol";

/// @title Stations
/// @notice Documented in IStations: stations and the sets of gateways that may seal for them. Part of Feeds, which keeps the
/// head of a station's sequence in the same word, see docs/architecture.md.
abstract contract Stations is IStations {
    uint256 private constant MAX_GATEWAYS = 32;
    int32 private constant POLE = 90e6;
    int32 private constant ANTIMERIDIAN = 180e6;

    /// @dev What sealing does not need to know of a station. One slot.
    struct Site {
        OrgId operator;
        StationId upstream;
        int32 latitude;
        int32 longitude;
    }

    /// @dev A word with an address, so that its place is computed once.
    struct Slot {
        HeadWord word;
    }

    IMembers public immutable MEMBERS;

    /// @inheritdoc IStations
    uint32 public stationCount;
    /// @inheritdoc IStations
    mapping(StationId station => mapping(uint32 epoch => uint8)) public quorumOf;
    /// @inheritdoc IStations
    mapping(StationId station => mapping(uint32 epoch => mapping(address account => bool))) public isGateway;
    /// @dev Hash of the set that the operator proposed last; zero when nothing waits for approval.
    mapping(StationId station => bytes32) public proposedGateways;
    mapping(StationId station => Slot) internal _heads;
    mapping(StationId station => Site) private _sites;
    /// @dev The first number that a set of gateways could seal: with the next set's, in force for which places it was.
    mapping(StationId station => mapping(uint32 epoch => uint64)) private _firstPlaces;

    constructor(IMembers members) {
        MEMBERS = members;
    }

    /* STATIONS */

    /// @inheritdoc IStations
    function proposeStation(StationProfile calldata profile) external returns (StationId station) {
        require(bytes(profile.name).length != 0 && bytes(profile.reach).length != 0, Stations_NameEmpty());
        require(
            profile.latitude >= -POLE &&
                profile.latitude <= POLE &&
                profile.longitude >= -ANTIMERIDIAN &&
                profile.longitude <= ANTIMERIDIAN,
            Stations_NoSuchPlace(profile.latitude, profile.longitude)
        );
        // An upstream station exists before the one downstream names it: so a river has no loops.
        if (!profile.upstream.isNull()) _existing(profile.upstream);
        OrgId operator = MEMBERS.actsAs(msg.sender, MAKER, STATION_OPERATOR);

        station = StationId.wrap(++stationCount);
        _sites[station] = Site(operator, profile.upstream, profile.latitude, profile.longitude);
        _heads[station].word = HeadWord.wrap(0).withPhase(Phase.Proposed);
        emit StationProposed(
            station,
            operator,
            profile.upstream,
            profile.name,
            profile.reach,
            profile.latitude,
            profile.longitude
        );
    }

    /// @inheritdoc IStations
    function approveStation(StationId station) external {
        HeadWord head = _existing(station);
        require(head.phase() == Phase.Proposed, Stations_WrongPhase(station, head.phase()));
        OrgId regulator = _regulatorOf(station);

        _heads[station].word = head.withPhase(Phase.Active);
        emit StationApproved(station, regulator);
    }

    /// @inheritdoc IStations
    function retireStation(StationId station) external {
        HeadWord head = _requireNotRetired(station);
        OrgId regulator = MEMBERS.actsAs(msg.sender, MAKER | CHECKER, REGULATOR);

        _heads[station].word = head.withPhase(Phase.Retired);
        emit StationRetired(station, regulator);
    }

    /* GATEWAYS */

    /// @inheritdoc IStations
    function proposeGateways(StationId station, address[] calldata gateways, uint8 quorum) external {
        _requireNotRetired(station);
        require(
            gateways.length != 0 && gateways.length <= MAX_GATEWAYS && quorum != 0 && quorum <= gateways.length,
            Stations_QuorumInvalid(gateways.length, quorum)
        );
        address previous;
        for (uint256 i = 0; i < gateways.length; i++) {
            require(gateways[i] > previous, Stations_GatewaysNotAscending(previous, gateways[i]));
            previous = gateways[i];
            MEMBERS.actsFor(previous, DEVICE);
        }
        OrgId org = MEMBERS.actsAs(msg.sender, MAKER, STATION_OPERATOR);
        require(org == _sites[station].operator, Stations_NotOperator(station, _sites[station].operator, org));

        proposedGateways[station] = keccak256(abi.encode(gateways, quorum));
        emit GatewaysProposed(station, gateways, quorum);
    }

    /// @inheritdoc IStations
    function approveGateways(StationId station, address[] calldata gateways, uint8 quorum) external {
        HeadWord head = _requireNotRetired(station);
        bytes32 given = keccak256(abi.encode(gateways, quorum));
        require(given == proposedGateways[station], Stations_NotProposed(station, proposedGateways[station], given));
        OrgId regulator = _regulatorOf(station);

        uint32 epoch = head.epoch() + 1;
        _heads[station].word = head.withGateways(epoch, quorum);
        quorumOf[station][epoch] = quorum;
        _firstPlaces[station][epoch] = head.lastSeq() + 1;
        for (uint256 i = 0; i < gateways.length; i++) isGateway[station][epoch][gateways[i]] = true;
        delete proposedGateways[station];
        emit GatewaysApproved(station, regulator, epoch, gateways, quorum);
    }

    /* ASKING */

    /// @inheritdoc IStations
    function stationOf(StationId station) external view returns (Station memory) {
        HeadWord head = _existing(station);
        Site memory site = _sites[station];
        return
            Station({
                operator: site.operator,
                upstream: site.upstream,
                latitude: site.latitude,
                longitude: site.longitude,
                phase: head.phase(),
                epoch: head.epoch(),
                quorum: head.quorum()
            });
    }

    /* FOR FEEDS. Not `require`, which would lay out an error's values each time, whether it fails or not. */

    /// @dev By the set in force, of a station in service, by gateways that Members honours now.
    function _requireQuorum(
        StationId station,
        HeadWord head,
        uint32 epoch,
        bytes32 digest,
        bytes[] calldata signatures
    ) internal view {
        if (head.phase() != Phase.Active) revert Stations_WrongPhase(station, head.phase());
        if (head.epoch() != epoch) revert Stations_WrongEpoch(station, head.epoch(), epoch);
        if (epoch == 0) revert Stations_UnknownEpoch(station, epoch);
        _requireSigned(station, epoch, head.quorum(), digest, signatures, true);
    }

    function _requireSigned(
        StationId station,
        uint32 epoch,
        uint8 quorum,
        bytes32 digest,
        bytes[] calldata signatures,
        bool honoured
    ) internal view {
        if (signatures.length < quorum) revert Stations_TooFewSignatures(station, signatures.length, quorum);
        mapping(address => bool) storage gateways = isGateway[station][epoch];
        address previous;
        for (uint256 i = 0; i < signatures.length; i++) {
            address account = _signerOf(digest, signatures[i]);
            if (account <= previous) revert Stations_SignersNotAscending(previous, account);
            if (!gateways[account]) revert Stations_NotGateway(station, epoch, account);
            if (honoured) MEMBERS.actsFor(account, DEVICE);
            previous = account;
        }
    }

    /// @dev The account that a signature is by. That it is a gateway is checked next.
    function _signerOf(bytes32 digest, bytes calldata signature) private view returns (address account) {
        bool good;
        (account, good) = Signatures.signerOf(digest, signature);
        if (!good) revert Stations_BadSignature(digest, account);
    }

    /// @dev Whether a set of gateways is, or was, the one in force for this place of the sequence.
    function _wasInForce(StationId station, uint32 epoch, uint64 place, HeadWord head) internal view returns (bool) {
        return
            _firstPlaces[station][epoch] <= place &&
            (epoch == head.epoch() || place < _firstPlaces[station][epoch + 1]);
    }

    /* INTERNAL */

    function _existing(StationId station) private view returns (HeadWord head) {
        head = _heads[station].word;
        require(head.phase() != Phase.None, Stations_UnknownStation(station));
    }

    function _requireNotRetired(StationId station) private view returns (HeadWord head) {
        head = _existing(station);
        require(head.phase() != Phase.Retired, Stations_WrongPhase(station, head.phase()));
    }

    function _regulatorOf(StationId station) private view returns (OrgId org) {
        org = MEMBERS.actsAs(msg.sender, MAKER | CHECKER, REGULATOR);
        require(org != _sites[station].operator, Stations_OwnApproval(station, org));
    }
}
