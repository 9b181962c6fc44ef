// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IFingerprints} from "../../../contracts/evidence/IFingerprints.sol";
import {Fingerprint} from "../../../contracts/types/Fingerprint.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Ref} from "../../../contracts/types/Ref.sol";

/// @notice A registrar that binds, finances and pays in one transaction.
contract Financier {
    error Financier_NotPaid();

    IFingerprints private immutable FINGERPRINTS;

    constructor(IFingerprints fingerprints) {
        FINGERPRINTS = fingerprints;
    }

    function finance(
        OrgId by,
        OrgId holder,
        Fingerprint[] calldata keys,
        Ref ref,
        address payable to
    ) external payable {
        FINGERPRINTS.bind(holder, keys, ref);
        FINGERPRINTS.finance(by, keys, ref);
        (bool paid, ) = to.call{value: msg.value}("");
        require(paid, Financier_NotPaid());
    }
}
