// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {ERC7913P256Verifier} from "@openzeppelin/contracts/utils/cryptography/verifiers/ERC7913P256Verifier.sol";
import {ERC7913WebAuthnVerifier} from "@openzeppelin/contracts/utils/cryptography/verifiers/ERC7913WebAuthnVerifier.sol";
import {Custody} from "../../../contracts/custody/Custody.sol";
import {Profiles} from "../../../contracts/custody/Profiles.sol";
import {Attestations} from "../../../contracts/evidence/Attestations.sol";
import {Fingerprints} from "../../../contracts/evidence/Fingerprints.sol";
import {Council} from "../../../contracts/members/Council.sol";
import {Admission} from "../../../contracts/members/IMembers.sol";
import {Members} from "../../../contracts/members/Members.sol";
import {Exceedances} from "../../../contracts/sensing/Exceedances.sol";
import {Feeds} from "../../../contracts/sensing/Feeds.sol";
import {Sensors} from "../../../contracts/sensing/Sensors.sol";
import {Deployer} from "./Deployer.sol";

/// @notice Every contract of the deployment plan, in its order and with its arguments.
abstract contract Deployed is Deployer {
    /// @dev What constructors take besides addresses of contracts that were deployed before.
    struct Settings {
        address deployer;
        uint256 timelockDelay;
        uint48 votingDelay;
        uint32 votingPeriod;
        Admission[] founders;
    }

    TimelockController internal timelockController;
    Members internal members;
    Council internal council;
    Attestations internal attestations;
    Fingerprints internal fingerprints;
    Feeds internal feeds;
    Sensors internal sensors;
    Exceedances internal exceedances;
    Profiles internal profiles;
    Custody internal custody;
    ERC7913P256Verifier internal erc7913P256Verifier;
    ERC7913WebAuthnVerifier internal erc7913WebAuthnVerifier;

    function deployContracts(Settings memory settings) internal {
        timelockController = TimelockController(
            payable(
                deploy(
                    "TimelockController",
                    abi.encode(settings.timelockDelay, new address[](0), new address[](0), settings.deployer)
                )
            )
        );
        members = Members(deploy("Members", abi.encode(timelockController, settings.founders)));
        council = Council(
            payable(
                deploy("Council", abi.encode(members, timelockController, settings.votingDelay, settings.votingPeriod))
            )
        );
        attestations = Attestations(deploy("Attestations", abi.encode(members)));
        fingerprints = Fingerprints(deploy("Fingerprints", abi.encode(members)));
        feeds = Feeds(deploy("Feeds", abi.encode(members)));
        sensors = Sensors(deploy("Sensors", abi.encode(members, feeds)));
        exceedances = Exceedances(deploy("Exceedances", abi.encode(members, attestations, feeds, sensors)));
        profiles = Profiles(deploy("Profiles", abi.encode(members)));
        custody = Custody(deploy("Custody", abi.encode(members, attestations, profiles)));
        erc7913P256Verifier = ERC7913P256Verifier(deploy("ERC7913P256Verifier", ""));
        erc7913WebAuthnVerifier = ERC7913WebAuthnVerifier(deploy("ERC7913WebAuthnVerifier", ""));
    }
}
