// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {RLP} from "@openzeppelin/contracts/utils/RLP.sol";
import {IQbftClient} from "../../../contracts/anchoring/IQbftClient.sol";
import {Test} from "../utils/Test.sol";
import {Entry, TrieImage} from "./TrieImage.sol";
import {TrieReader} from "./TrieReader.sol";

/// @notice A walk finds what a trie holds, and finds nothing where it holds nothing.
contract StateTrieTest is Test {
    TrieImage private immutable TRIE = new TrieImage();
    TrieReader private immutable READER = new TrieReader();
    bytes32 private constant EMPTY_ROOT = 0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421;

    /* AT RANDOM */

    /// @dev Keys are short and values shorter, so that nodes within nodes, extensions and long branches come about; some keys begin others, so that branches
    /// have values.
    function entriesOf(uint256 seed, uint256 count, uint256 keyLength) private pure returns (Entry[] memory entries) {
        entries = new Entry[](count);
        uint256 kept = 0;
        for (uint256 i = 0; i < count; i++) {
            bytes32 random = keccak256(abi.encode(seed, i));
            bytes memory key = slice(
                random & 0x3303333333333333333333333333333333333333333333333333333333333333,
                keyLength
            );
            if (uint8(random[31]) % 4 == 0 && keyLength > 1) key = slice(bytes32(key), keyLength - 1);
            bytes32 content = keccak256(abi.encode(random));
            bytes memory value = slice(content, 1 + (uint8(content[31]) % (uint8(content[30]) % 2 == 0 ? 4 : 32)));
            if (!has(entries, kept, key)) entries[kept++] = Entry(key, value);
        }
        assembly ("memory-safe") {
            mstore(entries, kept)
        }
    }

    function slice(bytes32 word, uint256 length) private pure returns (bytes memory part) {
        part = abi.encodePacked(word);
        assembly ("memory-safe") {
            mstore(part, length)
        }
    }

    function has(Entry[] memory entries, uint256 count, bytes memory key) private pure returns (bool) {
        for (uint256 i = 0; i < count; i++) if (keccak256(entries[i].key) == keccak256(key)) return true;
        return false;
    }

    function testFuzz_FindsWhatIsThereAndNothingElse(uint256 seed, uint256 count, uint256 keyLength) public {
        keyLength = _bound(keyLength, 1, 32);
        Entry[] memory entries = entriesOf(seed, _bound(count, 0, 24), keyLength);
        for (uint256 i = 0; i < entries.length; i++) {
            (bytes32 root, bytes[] memory proof) = TRIE.prove(entries, entries[i].key);
            vm.assertEq(READER.find(root, entries[i].key, proof), entries[i].value, "what is there");
        }
        Entry[] memory others = entriesOf(~seed, 4, keyLength);
        for (uint256 i = 0; i < others.length; i++) {
            if (has(entries, entries.length, others[i].key)) continue;
            (bytes32 root, bytes[] memory proof) = TRIE.prove(entries, others[i].key);
            vm.assertEq(READER.find(root, others[i].key, proof), "", "what is not");
        }
    }

    /// @dev OpenZeppelin's walk agrees on what is there, where it finds it.
    function testFuzz_AgreesWithOpenZeppelin(uint256 seed, uint256 count) public {
        Entry[] memory entries = entriesOf(seed, _bound(count, 1, 24), 32);
        bytes memory key = entries[seed % entries.length].key;
        (bytes32 root, bytes[] memory proof) = TRIE.prove(entries, key);
        vm.assertEq(READER.find(root, key, proof), READER.theirs(root, key, proof), "value");
    }

    /// @dev A proof of one key proves nothing of another, unless it is the same path to its end.
    function testFuzz_NoProofServesAnotherRootOrIsCutOrLonger(uint256 seed, uint256 count) public {
        Entry[] memory entries = entriesOf(seed, _bound(count, 1, 24), 32);
        bytes memory key = entries[seed % entries.length].key;
        (bytes32 root, bytes[] memory proof) = TRIE.prove(entries, key);
        expectInvalid(0);
        READER.find(keccak256(abi.encode(root)), key, proof);

        bytes[] memory longer = new bytes[](proof.length + 1);
        for (uint256 i = 0; i < proof.length; i++) longer[i] = proof[i];
        longer[proof.length] = proof[0];
        expectInvalid(proof.length);
        READER.find(root, key, longer);

        uint256 last = proof.length - 1;
        assembly ("memory-safe") {
            mstore(proof, last)
        }
        expectInvalid(last);
        READER.find(root, key, proof);
    }

    function testFuzz_RevertWhen_AByteDiffers(uint256 seed, uint256 count, uint256 node, uint256 place) public {
        Entry[] memory entries = entriesOf(seed, _bound(count, 1, 24), 32);
        bytes memory key = entries[seed % entries.length].key;
        (bytes32 root, bytes[] memory proof) = TRIE.prove(entries, key);
        node = _bound(node, 0, proof.length - 1);
        place = _bound(place, 0, proof[node].length - 1);
        proof[node][place] ^= bytes1(uint8(1 + (seed % 255)));
        expectInvalid(node);
        READER.find(root, key, proof);
    }

    function expectInvalid(uint256 node) private {
        vm.expectRevert(abi.encodeWithSelector(IQbftClient.QbftClient_ProofInvalid.selector, node));
    }

    /* NOTHING */

    function test_TheEmptyTrie() public {
        bytes[] memory none = new bytes[](0);
        vm.assertEq(READER.find(EMPTY_ROOT, "key", none), "", "without a node");
        vm.assertEq(READER.find(EMPTY_ROOT, "key", list(hex"80")), "", "with the empty node");
        expectInvalid(0);
        READER.find("root", "key", none);
        expectInvalid(1);
        bytes[] memory two = new bytes[](2);
        (two[0], two[1]) = (hex"80", hex"80");
        READER.find(EMPTY_ROOT, "key", two);
    }

    /* NODES THAT NO TRIE HAS, OVER A ROOT THAT SOMEBODY SEALED ALL THE SAME */

    function list(bytes memory node) private pure returns (bytes[] memory nodes) {
        nodes = new bytes[](1);
        nodes[0] = node;
    }

    function pair(bytes memory path, bytes memory value) private pure returns (bytes memory) {
        bytes[] memory items = new bytes[](2);
        (items[0], items[1]) = (path, value);
        return RLP.encode(items);
    }

    function test_RevertWhen_ANodeIsOfNoShape() public {
        bytes memory path = RLP.encode(bytes(hex"2012"));
        bytes memory word = RLP.encode(bytes32("a value"));
        bytes[12] memory wrong = [
            bytes(hex"05"), // a string
            hex"c0", // no items
            hex"c3010203", // three
            pair(path, hex"80"), // an empty value
            pair(path, hex"c0"), // a list for a value
            pair(hex"80", word), // no path
            pair(hex"c0", word), // a list for a path
            pair(RLP.encode(bytes(hex"4012")), word), // no kind of path
            pair(RLP.encode(bytes(hex"2112")), word), // an even path whose spare nibble is not zero
            pair(hex"00", word), // an extension without a path
            pair(RLP.encode(bytes(hex"0012")), RLP.encode(bytes(hex"1234"))), // a child that is no hash
            bytes.concat(pair(path, word), hex"00") // more behind it
        ];
        for (uint256 i = 0; i < wrong.length; i++) {
            expectInvalid(0);
            READER.find(keccak256(wrong[i]), hex"12", list(wrong[i]));
        }
    }

    function test_RevertWhen_APathIsLongerThanAKeyCanBe() public {
        bytes memory node = pair(RLP.encode(bytes.concat(hex"20", new bytes(33))), RLP.encode(bytes("value")));
        expectInvalid(0);
        READER.find(keccak256(node), abi.encode(0), list(node));
    }

    function test_RevertWhen_ANodeWithinANodeIsTooLong() public {
        bytes memory inner = pair(RLP.encode(bytes(hex"34")), RLP.encode(bytes32("a value")));
        bytes memory node = pair(RLP.encode(bytes(hex"11")), inner);
        expectInvalid(0);
        READER.find(keccak256(node), hex"14", list(node));
    }

    function test_ALeafOfALongerKeyIsNoValue() public view {
        bytes memory node = pair(RLP.encode(bytes(hex"201234")), RLP.encode(bytes("value")));
        vm.assertEq(READER.find(keccak256(node), hex"12", list(node)), "", "shorter");
        vm.assertEq(READER.find(keccak256(node), hex"123456", list(node)), "", "longer");
        vm.assertEq(READER.find(keccak256(node), hex"1234", list(node)), "value", "itself");
    }
}
