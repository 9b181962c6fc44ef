// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @notice The least that an operation of a kind can cost on this EVM: no rights, no checks. Compiled by the benchmark only.
contract Floors {
    event Written(bytes32 indexed key, bytes32 indexed second, bytes32 indexed third, bytes data);

    mapping(bytes32 key => bytes32 value) private _values;
    mapping(bytes32 root => bool) private _roots;

    function write(bytes32 key, bytes32 value) external {
        _values[key] = value;
    }

    function writeAndLog(bytes32 key, bytes32 second, bytes32 third, bytes calldata data) external {
        _values[key] = second;
        emit Written(key, second, third, data);
    }

    function writeAndLogMany(bytes32[] calldata keys, bytes32 second, bytes32 third) external {
        for (uint256 i = 0; i < keys.length; i++) {
            _values[keys[i]] = second;
            emit Written(keys[i], second, third, "");
        }
    }

    function log(bytes32 key, bytes32 second, bytes32 third, bytes calldata data) external {
        emit Written(key, second, third, data);
    }

    function recoverAndWrite(address signer, bytes32 digest, bytes calldata signature, bytes32 value) external {
        require(SignatureChecker.isValidSignatureNow(signer, digest, signature));
        _values[digest] = value;
    }

    function setRoot(bytes32 root) external {
        _roots[root] = true;
    }

    function verify(bytes32 leaf, bytes32[] calldata proof, bytes32 root) external view returns (bool) {
        return _roots[root] && MerkleProof.verifyCalldata(proof, root, leaf);
    }
}
