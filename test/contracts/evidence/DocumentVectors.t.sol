// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";

interface Vm {
    function readFile(string calldata path) external view returns (string memory);
    function parseJsonUint(string calldata json, string calldata key) external pure returns (uint256);
    function parseJsonString(string calldata json, string calldata key) external pure returns (string memory);
    function parseJsonBytes32(string calldata json, string calldata key) external pure returns (bytes32);
    function parseJsonBytes32Array(string calldata json, string calldata key) external pure returns (bytes32[] memory);
    function keyExistsJson(string calldata json, string calldata key) external view returns (bool);
    function toString(uint256 value) external pure returns (string memory);
}

/// @notice Salted documents in Solidity, on the vectors that the TypeScript tests read.
contract DocumentVectorsTest {
    Vm private constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    bytes32 private constant FIELD_TAG = keccak256("Tallystick document field v1");
    /// @dev Of test/vectors/documents.json; a run that saw fewer has failed.
    uint256 private constant FIELDS = 25;

    function test_LeafAndProofOfEachField() external view {
        string memory json = VM.readFile("test/vectors/documents.json");
        require(VM.parseJsonBytes32(json, ".tag") == FIELD_TAG, "tag");
        uint256 documents = VM.parseJsonUint(json, ".count");
        uint256 fields = 0;
        for (uint256 d = 0; d < documents; d++) {
            string memory document = string.concat(".documents[", VM.toString(d), "]");
            bytes32 root = VM.parseJsonBytes32(json, string.concat(document, ".root"));
            for (uint256 f = 0; ; f++) {
                string memory field = string.concat(document, ".fields[", VM.toString(f), "]");
                if (!VM.keyExistsJson(json, field)) break;
                _requireField(json, field, root);
                fields++;
            }
        }
        require(fields == FIELDS, string.concat("fields seen: ", VM.toString(fields)));
    }

    function _requireField(string memory json, string memory field, bytes32 root) private pure {
        bytes32 leaf = fieldLeaf(
            VM.parseJsonBytes32(json, string.concat(field, ".salt")),
            VM.parseJsonString(json, string.concat(field, ".path")),
            VM.parseJsonString(json, string.concat(field, ".canonical"))
        );
        require(leaf == VM.parseJsonBytes32(json, string.concat(field, ".leaf")), "leaf");
        bytes32[] memory proof = VM.parseJsonBytes32Array(json, string.concat(field, ".proof"));
        require(MerkleProof.verify(proof, root, leaf), "proof");
        require(!MerkleProof.verify(proof, root, ~leaf), "forged leaf");
    }

    function fieldLeaf(bytes32 salt, string memory path, string memory value) internal pure returns (bytes32) {
        return keccak256(abi.encode(FIELD_TAG, salt, keccak256(bytes(path)), keccak256(bytes(value))));
    }
}
