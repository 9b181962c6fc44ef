// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OrgId} from "../types/OrgId.sol";
import {StationId} from "../types/StationId.sol";

/// @notice None -> Proposed -> Active -> Retired, and Proposed -> Retired. Retired is final.
enum Phase {
    None,
    Proposed,
    Active,
    Retired
}

/// @notice What an operator says of a station when it proposes one. It never changes.
struct StationProfile {
    string name;
    /// @dev River reach.
    string reach;
    /// @dev The next station upstream; none where it is the first.
    StationId upstream;
    /// @dev Millionths of a degree, WGS 84.
    int32 latitude;
    int32 longitude;
}

/// @notice A station as the chain stores it.
struct Station {
    OrgId operator;
    StationId upstream;
    /// @dev Millionths of a degree, WGS 84.
    int32 latitude;
    int32 longitude;
    Phase phase;
    /// @dev Epoch: the number of the gateway set in force; 0 if there is none.
    uint32 epoch;
    /// @dev How many gateways of that set have to sign.
    uint8 quorum;
}

/// @title Stations
/// @notice Monitoring stations and the gateways whose signatures count for them. `Feeds` implements it, because both
/// share the one word that sealing a batch reads and writes.
///
/// An operator proposes stations and gateway sets; a regulator of another organisation approves them.
///
/// A batch of readings needs the signatures of `quorum` gateways of the station. A gateway set is numbered by its
/// epoch. A new set replaces the former as a whole. The epoch is part of what is signed, so the signature of a gateway
/// that left the set does not count.
///
/// A signature is 65 bytes (r, s, v) where the gateway is an externally owned account, and
/// `abi.encode(bytes signer, bytes signature)` where it is a contract (ERC-1271) or a key without an address (ERC-7913).
///
/// @dev Assumption: Members is asked about each signing gateway. From the moment that its account is revoked or
/// expired, or its organisation is restricted, its signature does not count, for any epoch.
interface IStations {
    /// @notice No station has this number.
    error Stations_UnknownStation(StationId station);
    /// @notice The station is in `phase`, which does not allow this.
    error Stations_WrongPhase(StationId station, Phase phase);
    /// @notice The station belongs to organisation `operator`; the caller belongs to organisation `caller`.
    error Stations_NotOperator(StationId station, OrgId operator, OrgId caller);
    /// @notice A regulator cannot approve what its own organisation proposed.
    error Stations_OwnApproval(StationId station, OrgId org);
    /// @notice A station needs a name and a reach.
    error Stations_NameEmpty();
    /// @notice The coordinates, in millionths of a degree, are not a place on Earth.
    error Stations_NoSuchPlace(int32 latitude, int32 longitude);
    /// @notice A gateway set has 1 to 32 gateways, and its quorum is from 1 to their number.
    error Stations_QuorumInvalid(uint256 gateways, uint8 quorum);
    /// @notice Gateways are listed in ascending order, each once: `gateway` does not come after `previous`.
    error Stations_GatewaysNotAscending(address previous, address gateway);
    /// @notice The approval names another gateway set than the operator proposed last.
    error Stations_NotProposed(StationId station, bytes32 proposed, bytes32 given);
    /// @notice The signatures are for gateway set `given`; set `current` is in force.
    error Stations_WrongEpoch(StationId station, uint32 current, uint32 given);
    /// @notice There was never a gateway set of this epoch.
    error Stations_UnknownEpoch(StationId station, uint32 epoch);
    /// @notice `given` gateways signed, and `quorum` have to.
    error Stations_TooFewSignatures(StationId station, uint256 given, uint8 quorum);
    /// @notice Signatures are listed in ascending order of their gateways, each once: `signer` does not come after `previous`.
    error Stations_SignersNotAscending(address previous, address signer);
    /// @notice `signer` is not one of the station's gateways of that epoch.
    error Stations_NotGateway(StationId station, uint32 epoch, address signer);
    /// @notice The signature over `digest` is not by `signer`.
    error Stations_BadSignature(bytes32 digest, address signer);

    event StationProposed(
        StationId indexed station,
        OrgId indexed operator,
        StationId indexed upstream,
        string name,
        string reach,
        int32 latitude,
        int32 longitude
    );
    event StationApproved(StationId indexed station, OrgId indexed regulator);
    event StationRetired(StationId indexed station, OrgId indexed by);
    event GatewaysProposed(StationId indexed station, address[] gateways, uint8 quorum);
    event GatewaysApproved(
        StationId indexed station,
        OrgId indexed regulator,
        uint32 epoch,
        address[] gateways,
        uint8 quorum
    );

    /* STATIONS */

    /// @notice Proposes a station of the caller's organisation. MAKER of a StationOperator.
    function proposeStation(StationProfile calldata profile) external returns (StationId station);

    /// @notice Takes a proposed station into service. MAKER or CHECKER of a Regulator that is not its operator.
    function approveStation(StationId station) external;

    /// @notice Takes a station out of service, for ever. MAKER or CHECKER of a Regulator. What is sealed stays.
    function retireStation(StationId station) external;

    /* GATEWAYS */

    /// @notice Proposes the station's next set of gateways; replaces the one proposed before. MAKER of the operator.
    /// @param gateways Accounts in ascending order, 1 to 32; each a DEVICE of an active organisation.
    /// @param quorum How many of them have to sign.
    function proposeGateways(StationId station, address[] calldata gateways, uint8 quorum) external;

    /// @notice Puts the proposed gateway set in force at once, in place of the former. MAKER or CHECKER of a Regulator
    /// that is not the operator; it repeats the set that it approves.
    function approveGateways(StationId station, address[] calldata gateways, uint8 quorum) external;

    /* ASKING */

    function stationOf(StationId station) external view returns (Station memory);

    /// @notice Whether `account` belonged to the station's gateway set of `epoch`.
    function isGateway(StationId station, uint32 epoch, address account) external view returns (bool);

    function quorumOf(StationId station, uint32 epoch) external view returns (uint8);

    /// @notice How many stations were ever proposed; also the number of the last one.
    function stationCount() external view returns (uint32);
}
