// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IHandovers} from "./IHandovers.sol";
import {Signatures} from "../libraries/Signatures.sol";

/// @title HandoverSignatures
/// @notice Who signed a handover or the resolution of a dispute.
library HandoverSignatures {
    /// @dev Reverts where the signature is not by the account that it names.
    function signerOf(bytes32 digest, bytes calldata signature) internal view returns (address account) {
        bool good;
        (account, good) = Signatures.signerOf(digest, signature);
        if (!good) revert IHandovers.Handovers_BadSignature(digest, account);
    }
}
