// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IQbftClient} from "./IQbftClient.sol";
import {QbftHeader, QbftHeaders} from "./QbftHeader.sol";

/// @title CommitSeals
/// @notice Who sealed a header. A seal is r (32 bytes), s (32 bytes) and v (0 or 1) over the header's digest, without a prefix.
library CommitSeals {
    uint256 private constant SEAL_LENGTH = 65;
    /// @dev Half of secp256k1's order. Besu's seals have `s` in the lower half, so each has one form.
    uint256 private constant HALF_ORDER = 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0;

    /// @notice How many of `validators` have to seal: two thirds, rounded up. It is what Besu asks for, and what its headers carry.
    function quorumOf(uint256 validators) internal pure returns (uint256) {
        unchecked {
            return (2 * validators + 2) / 3; // a number of addresses in calldata or storage
        }
    }

    /// @notice Requires seals by a quorum of the header's own validators, and none by anybody else.
    /// @return signers In ascending order where the validators are, each once.
    function requireQuorum(QbftHeader memory h, bytes calldata seals) internal pure returns (address[] memory signers) {
        require(seals.length % SEAL_LENGTH == 0, IQbftClient.QbftClient_SealsLengthInvalid(seals.length));
        signers = new address[](seals.length / SEAL_LENGTH);
        uint256 next = 0;
        for (uint256 i = 0; i < signers.length; i++) {
            address signer = _signerOf(h.digest, seals, i);
            while (next < h.validators && QbftHeaders.validatorAt(h, next) != signer) next++;
            require(next < h.validators, IQbftClient.QbftClient_SealForeign(i, signer));
            next++;
            signers[i] = signer;
        }
        uint256 quorum = quorumOf(h.validators);
        require(signers.length >= quorum, IQbftClient.QbftClient_QuorumMissing(signers.length, quorum));
    }

    /// @notice Requires that a quorum of `trusted` is among the signers. Both are in ascending order.
    function requireTrusted(address[] memory signers, address[] memory trusted) internal pure {
        uint256 count = 0;
        uint256 next = 0;
        for (uint256 i = 0; i < signers.length; i++) {
            while (next < trusted.length && trusted[next] < signers[i]) next++;
            if (next == trusted.length) break;
            if (trusted[next] == signers[i]) count++;
        }
        uint256 quorum = quorumOf(trusted.length);
        require(count >= quorum, IQbftClient.QbftClient_TrustedQuorumMissing(count, quorum));
    }

    function _signerOf(bytes32 digest, bytes calldata seals, uint256 i) private pure returns (address signer) {
        bytes32 r;
        bytes32 s;
        uint256 v;
        assembly ("memory-safe") {
            let from := add(seals.offset, mul(i, SEAL_LENGTH))
            r := calldataload(from)
            s := calldataload(add(from, 32))
            v := byte(0, calldataload(add(from, 64)))
        }
        require(v <= 1 && uint256(s) <= HALF_ORDER, IQbftClient.QbftClient_SealMalformed(i));
        signer = ecrecover(digest, uint8(v + 27), r, s);
        require(signer != address(0), IQbftClient.QbftClient_SealMalformed(i));
    }
}
