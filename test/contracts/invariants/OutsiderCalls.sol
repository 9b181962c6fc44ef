// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {Attestations} from "../../../contracts/evidence/Attestations.sol";
import {Fingerprints} from "../../../contracts/evidence/Fingerprints.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {Council} from "../../../contracts/members/Council.sol";
import {Members} from "../../../contracts/members/Members.sol";
import {Exceedances} from "../../../contracts/sensing/Exceedances.sol";
import {Feeds} from "../../../contracts/sensing/Feeds.sol";
import {Sensors} from "../../../contracts/sensing/Sensors.sol";
import {Fingerprint} from "../../../contracts/types/Fingerprint.sol";
import {Ref} from "../../../contracts/types/Ref.sol";
import {SchemaId} from "../../../contracts/types/SchemaId.sol";
import {OutsiderCount} from "./OutsiderCount.sol";

/// @notice Somebody who is no member, and what it knows of a system in use. Counts its calls, and those that succeeded.
abstract contract OutsiderCalls is OutsiderCount {
    struct System {
        TimelockController timelockController;
        Members members;
        Council council;
        Attestations attestations;
        Fingerprints fingerprints;
        Feeds feeds;
        Sensors sensors;
        Exceedances exceedances;
        uint256 openProposal;
    }

    System internal s;
    Statement internal recorded;
    SchemaId internal schema;
    Fingerprint internal key;
    Ref internal ref;
    address internal member;
    /// @dev Encoded; with readings 1 to 4 of station 1.
    bytes internal sealedBatch;

    constructor(
        System memory system,
        Statement memory recorded_,
        SchemaId schema_,
        Fingerprint key_,
        Ref ref_,
        address member_,
        bytes memory sealedBatch_
    ) {
        (s, recorded, schema, key, ref, member) = (system, recorded_, schema_, key_, ref_, member_);
        sealedBatch = sealedBatch_;
    }
}
