// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title Signatures
/// @notice Whose signature this is. A signature is 65 bytes (r, s, v) where the signer is an externally owned account, and
/// `abi.encode(bytes signer, bytes signature)` where it is a contract (ERC-1271) or a key without an address (ERC-7913), which
/// Members knows under the low 20 bytes of its keccak256.
library Signatures {
    uint256 private constant WORD = 32;

    /// @return account Whose it claims to be; of 65 bytes, whoever they recover to: the caller checks that it is somebody who may.
    /// @return good Whether it is that account's.
    function signerOf(bytes32 digest, bytes calldata signature) internal view returns (address account, bool good) {
        if (signature.length == 65) {
            ECDSA.RecoverError problem;
            (account, problem, ) = ECDSA.tryRecoverCalldata(digest, signature);
            return (account, problem == ECDSA.RecoverError.NoError);
        }
        (bool whole, bytes calldata signer, bytes calldata inner) = split(signature);
        if (!whole) return (address(0), false);
        account = signer.length == 20 ? address(bytes20(signer)) : address(uint160(uint256(keccak256(signer))));
        good = SignatureChecker.isValidSignatureNow(signer, digest, inner);
    }

    /// @dev `abi.decode(pair, (bytes, bytes))`, which would revert without an error where `pair` is none.
    function split(
        bytes calldata pair
    ) private pure returns (bool whole, bytes calldata first, bytes calldata second) {
        if (pair.length < 6 * WORD) return (false, pair, pair); // two offsets, two lengths, two words
        (whole, first) = part(pair, 0);
        if (whole) (whole, second) = part(pair, WORD);
        else second = pair;
    }

    /// @dev The bytes whose place in `pair` is written at `offset`, where they are within.
    function part(bytes calldata pair, uint256 offset) private pure returns (bool whole, bytes calldata) {
        uint256 place = uint256(bytes32(pair[offset:]));
        if (place > pair.length - WORD) return (false, pair);
        bytes calldata rest = pair[place + WORD:];
        uint256 length = uint256(bytes32(pair[place:]));
        return length > rest.length ? (false, pair) : (true, rest[:length]);
    }
}
