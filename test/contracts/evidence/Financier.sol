// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IFingerprints} from "../../../contracts/evidence/IFingerprints.sol";
import {Fingerprint} from "../../../contracts/types/Fingerprint.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Ref} from "../../../contracts/types/Ref.sol";

/// @notice A registrar that finances and pays in one transaction, in which nobody names the keys of the document.
contract Financier {
    error Financier_NotPaid();

    IFingerprints private immutable FINGERPRINTS;

    constructor(IFingerprints fingerprints) {
        FINGERPRINTS = fingerprints;
    }

    function bind(OrgId holder, Fingerprint[] calldata keys, Ref ref) external {
        FINGERPRINTS.bind(holder, keys, ref);
    }

    function finance(OrgId by, Ref ref, address payable to) external payable {
        FINGERPRINTS.finance(by, ref);
        (bool paid, ) = to.call{value: msg.value}("");
        require(paid, Financier_NotPaid());
    }
}
