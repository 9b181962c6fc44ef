// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FingerprintState, IFingerprints} from "./IFingerprints.sol";
import {Fingerprint} from "../types/Fingerprint.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice How a case reserves documents that it uses now. What an organisation only reserved yields: who saw the keys first keeps nobody from its bank. What a
/// case reserved is in use there, and stays.
function takeKeys(IFingerprints fingerprints, OrgId by, Fingerprint[] calldata keys, uint48 until) {
    for (uint256 i = 0; i < keys.length; i++) {
        if (fingerprints.stateOf(keys[i]) != FingerprintState.Reserved) continue;
        (OrgId holder, , bool byRegistrar, ) = fingerprints.entries(keys[i]);
        if (!byRegistrar) fingerprints.release(holder, keys[i:i + 1]);
    }
    fingerprints.reserve(by, keys, new Fingerprint[](0), until);
}
