// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title Signatures
/// @notice Whose signature this is. A signature is 65 bytes (r, s, v) where the signer is an externally owned account, and
/// `abi.encode(bytes signer, bytes signature)` where it is a contract (ERC-1271) or a key without an address (ERC-7913), which
/// Members knows under the low 20 bytes of its keccak256.
library Signatures {
    /// @return account Whose it claims to be; of 65 bytes, whoever they recover to: the caller checks that it is somebody who may.
    /// @return good Whether it is that account's.
    function signerOf(bytes32 digest, bytes calldata signature) internal view returns (address account, bool good) {
        if (signature.length == 65) {
            ECDSA.RecoverError problem;
            (account, problem, ) = ECDSA.tryRecoverCalldata(digest, signature);
            return (account, problem == ECDSA.RecoverError.NoError);
        }
        if (signature.length < 192) return (address(0), false); // two offsets, two lengths, two words
        (bytes memory signer, bytes memory inner) = abi.decode(signature, (bytes, bytes));
        account = signer.length == 20 ? address(bytes20(signer)) : address(uint160(uint256(keccak256(signer))));
        good = SignatureChecker.isValidSignatureNow(signer, digest, inner);
    }
}
